import { markdown, render } from "../../review";
import { LIMIT } from "../../review/telling/markdown";
import { reviewed, step, urnOf } from "./support";

const GITHUB = 65_536;

/** Changes of every kind for so many customers. */
function changes(customers: number, each: number) {
  return Array.from({ length: customers }, (_, customer) => {
    const id = String(1_000_000 + customer);
    const owned = { deletedWith: urnOf("Customer", `c${id}`), propertyDependencies: {} };
    return Array.from({ length: each }, (_, index) => {
      const number = `1212${String(customer * each + index).padStart(7, "0")}`;
      const side = {
        id: number,
        inputs: { customer: id, number },
        outputs: { customer: id, number },
        ...owned,
      };
      return index % 10 === 9
        ? step("delete", "DidNumber", `n${number}`, { before: side })
        : step("create", "DidNumber", `n${number}`, { after: side });
    });
  }).flat();
}

function expectFits(text: string): void {
  expect(text.length).toBeLessThan(GITHUB);
  expect(Buffer.byteLength(text)).toBeLessThan(GITHUB);
  const opened = text.match(/<details>/g)?.length;
  expect(text.match(/<\/details>/g)?.length).toBe(opened);
  expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
}

test.each([
  ["1,000 customers", 1000, 5],
  ["one customer", 1, 5000],
  ["5,000 customers", 5000, 1],
])("5,000 changes of %s fit into a comment, which says what was left out", (_what, customers, each) => {
  const given = reviewed(...changes(customers, each));
  const text = markdown(given);
  expectFits(text);
  expect(text.length).toBeGreaterThan(3000);
  expect(text).toContain(`${given.counts.harmless} harmless`);
  expect(text).toMatch(/left out/);
  expect(render(given, "terminal").match(/new number/g)).toHaveLength(given.counts.harmless);
});

test("what is left out is counted: named and left out customers are all there are", () => {
  const text = markdown(reviewed(...changes(1000, 5)));
  const summary = text.slice(0, text.indexOf("<details>"));
  const named = summary.match(/^- 🟢 \*\*/gm)!.length;
  const [, rest, steps] = /and (\d+) more customers with (\d+) steps, left out/.exec(summary)!;
  expect(named + Number(rest)).toBe(1000);
  expect(Number(steps)).toBe(Number(rest) * 5);
});

test("the worst comes first and is the last to be left out", () => {
  const given = reviewed(
    ...changes(900, 5),
    step("delete", "Customer", "last", { before: { id: "9", inputs: { name: "Zulu", customerId: "9" } } }),
  );
  const first = markdown(given).match(/^- .*/m)![0];
  expect(first).toBe("- 🔴 **Zulu (9)**: customer deleted with everything under it");
});

test("long texts in other scripts fit as well", () => {
  const steps = Array.from({ length: 2000 }, (_, index) =>
    step("create", "Customer", `c${index}`, {
      after: { inputs: { name: "電話".repeat(60), customerId: String(index) } },
    }),
  );
  expectFits(markdown(reviewed(...steps)));
});

test("errors alone can't break the limit either", () => {
  const { review } = jest.requireActual<typeof import("../../review")>("../../review");
  const diagnostics = Array.from({ length: 1000 }, (_, index) => ({
    severity: "error",
    message: `${index} `.repeat(400),
  }));
  const text = markdown(review([{ name: "test", text: JSON.stringify({ steps: [], diagnostics }) }]));
  expectFits(text);
  expect(text).toContain("⛔ Telephony: the preview failed");
});

test("the limit is below that of the forges", () => {
  expect(LIMIT).toBeLessThan(GITHUB);
});

describe("names that try to be more than names", () => {
  const ATTACKS = [
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "@everyone",
    "#1",
    "GH-1",
    "http://evil.example",
    "a | b | c",
    "**bold** _it_ ~~x~~",
    "x` y `z",
    "``` \n# heading",
    "</details></summary>",
    "<!-- comment",
    "--> end",
    "\u001b[31mred\u001b[0m",
    "right\u202eleft",
    "`",
    "a\r\n- 🟢 forged line",
    '"]; click a "javascript:x"',
    "%%{init: {}}%%",
  ];

  test.each(ATTACKS)("%j stays text", (attack) => {
    const steps = [
      step("create", "Customer", "acme", { after: { inputs: { name: attack, customerId: "5" } } }),
      step("create", "Route", "uk", {
        after: {
          inputs: { name: attack, customer: "5", dstPrefix: "44", gateway: "g1" },
          deletedWith: urnOf("Customer", "acme"),
        },
      }),
      step("create", "Gateway", "pbx", {
        after: {
          inputs: { name: attack, customer: "5", host: attack },
          deletedWith: urnOf("Customer", "acme"),
        },
      }),
    ];
    const text = markdown(reviewed(...steps));
    const outside = withoutCode(text);
    // The code spans and the picture are gone: what remains are the review's own words.
    const own = outside
      .replace(/<\/?(details|summary|sub)>/g, "")
      .replace("<!-- telecom-center review -->", "")
      // The table of calls; a row with one cell too many or too few stays.
      .replace(/^\|( \| before \| after \||---\|---\|---\|)$/gm, "")
      .replace(/^\| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm, "$1 $2 $3");
    expect(own).not.toMatch(/[<>@[\]|~_]|http|evil|GH-1|forged|#1|[^\P{C}\n]/u);
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    const picture = /```mermaid\n([\s\S]*?)\n```/.exec(text)![1]!;
    for (const [, label] of picture.matchAll(/\["(.*)"\](?=$|:| )/gm)) {
      expect(label!.replaceAll("<br/>", "")).toMatch(/^[\p{L}\p{N} .,_+()/#;-]*$/u);
    }
    expect(render(reviewed(...steps), "terminal")).not.toMatch(/[^\P{C}\n]/u);
  });

  /** Markdown without fenced blocks, HTML code and code spans, as CommonMark pairs their backquotes. */
  function withoutCode(text: string): string {
    return text
      .replace(/^```[\s\S]*?^```$/gm, "")
      .replace(/<code>[^<]*<\/code>/g, "")
      .replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, "");
  }
});
