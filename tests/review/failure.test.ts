import { isIncomplete, render, review } from "../../review";
import { document, fixture, step } from "./support";

const create = step("create", "DidNumber", "did", { after: { inputs: { customer: "5", number: "1" } } });
const of = (text: string) => review([{ name: "test", text }]);
const errors = (text: string) => of(text).stacks.flatMap((stack) => stack.errors);

test.each([
  ["the engine's word", document([create], { result: "failed" }), /without a reason.*result is failed/],
  [
    "a summary without steps",
    JSON.stringify({ changeSummary: { create: 2 } }),
    /without a reason.*lacks its steps/,
  ],
  ["a result alone", JSON.stringify({ result: "failed" }), /result is failed/],
  [
    "a summary that counts more than is told",
    document([create], { changeSummary: { create: 3, update: 1, same: 9 } }),
    /counts 4 changes and holds 1/,
  ],
  [
    "a mandatory policy",
    document([create], { diagnostics: [{ message: "error: preview failed\n", severity: "error" }] }),
    /without a reason.*policy/,
  ],
  [
    "an error that is told",
    document([create], {
      result: "failed",
      diagnostics: [
        { message: "error: \u001b[31mno such gateway\u001b[0m\n", severity: "error" },
        { message: "error: preview failed\n", severity: "error" },
      ],
    }),
    /^no such gateway$/,
  ],
])("a preview that failed, by %s", (_, text, told) => {
  expect(isIncomplete(of(text))).toBe(true);
  expect(errors(text)).toEqual([expect.stringMatching(told)]);
});

test.each([
  ["nothing to do", document([], { changeSummary: { same: 4 } })],
  ["its result", document([create], { result: "succeeded", changeSummary: { create: 1, same: 3 } })],
  ["steps that the summary does not count", fixture("take-over")],
])("one that did not: %s", (_, text) => {
  expect(errors(text)).toEqual([]);
});

test("a comment that can't hold all errors counts the rest", () => {
  const diagnostics = Array.from({ length: 500 }, (_, index) => ({
    message: `error: number ${index} ${"is wrong ".repeat(30)}`,
    severity: "error",
  }));
  const given = of(document([create], { diagnostics }));
  const comment = render(given, "markdown");
  const shown = comment.match(/^- ⛔ /gm)!.length;
  expect(shown).toBeGreaterThan(20);
  expect(comment).toContain(`… and ${500 - shown} more errors, left out`);
  expect(comment).toContain("+1 number 1");
  expect(render(given, "terminal").match(/the preview failed/g)).toHaveLength(500);
});

describe("all objects of a stack at once", () => {
  const desk = (op: string, name: string, more: object = {}) =>
    step(op, "SipAccount", name, {
      before: { id: name, inputs: { customer: "5", username: name }, ...more },
    });

  test("are never left harmlessly", () => {
    expect(of(document([desk("delete", "one"), desk("delete", "two")])).risk).toBe("service-affecting");
    const kept = { retainOnDelete: true };
    expect(of(document([desk("delete", "one", kept), desk("delete", "two", kept)])).risk).toBe(
      "service-affecting",
    );
  });

  test("are never made again harmlessly", () => {
    const again = (id: string) => {
      const side = { id, inputs: { customerId: id, name: id }, outputs: { customerId: id, name: id } };
      return [
        step("refresh", "Customer", id, { before: side }),
        step("create", "Customer", id, { after: { inputs: side.inputs } }),
      ];
    };
    const given = of(document([...again("5"), ...again("6")]));
    expect(given.risk).toBe("service-affecting");
    expect(render(given, "terminal")).toContain("is this the right account");
  });

  test("are not, where another stays, or may", () => {
    const side = { id: "s3", inputs: { customer: "5", username: "s3" } };
    const other = step("same", "SipAccount", "s3", { before: side, after: side });
    expect(of(document([desk("delete", "one"), desk("delete", "two"), other])).risk).toBe("harmless");
    const more = { changeSummary: { same: 3, delete: 2 } };
    expect(of(document([desk("delete", "one"), desk("delete", "two")], more)).risk).toBe("harmless");
  });
});
