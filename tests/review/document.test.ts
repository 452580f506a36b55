import { review } from "../../review";
import { document, step } from "./support";

const read = (text: string) => review([{ name: "plan.json", text }]);
const one = (name: string) =>
  document([step("create", "Customer", "acme", { after: { inputs: { name, customerId: "5" } } })]);

test.each([
  ["behind each other", ""],
  ["on lines of their own", "\n"],
  ["with Windows' line ends", "\r\n\r\n"],
])("several documents %s", (_how, between) => {
  expect(read([one('}{ "\\'), one("b"), one("c")].join(between)).stacks).toHaveLength(3);
});

test("a mark of the byte order is skipped", () => {
  expect(read(`\ufeff${one("a")}`).stacks).toHaveLength(1);
});

test("several files", () => {
  const sources = ["a", "b"].map((name) => ({ name, text: one(name) }));
  expect(review(sources).stacks).toHaveLength(2);
});

test("a preview without a step is no change", () => {
  expect(read(JSON.stringify({ changeSummary: { same: 3 } }))).toMatchObject({ risk: "harmless" });
});

test.each([
  [
    "nothing",
    "",
    "plan.json is empty: it holds no preview. A review reads the standard output of `pulumi preview --json`.",
  ],
  [
    "what a person reads",
    "Previewing update (dev):\n",
    'plan.json is no JSON from character 1 on ("Previewing update (d")',
  ],
  ["a document that was cut off", one("a").slice(0, -5), "plan.json is no JSON from character 1 on"],
  ["something behind the document", `${one("a")}\nwarning: x`, '("warning: x")'],
  [
    "another document",
    '{"name":"x"}',
    "plan.json, document 1, is no preview: it has neither steps nor a change summary",
  ],
  ["events", '{"sequence":1}', "unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW"],
  ["steps of another form", '{"steps":[{"op":1,"urn":"u"}]}', "at steps.0.op"],
])("%s is refused, and the message says what is wrong", (_what, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test("resources of the plugin are told as those of the dynamic form are", () => {
  const plugin = (text: string) =>
    text.replaceAll("pulumi-nodejs:dynamic/telecom-center:", "telecom-center:index:");
  expect(plugin(one("a"))).not.toBe(one("a"));
  expect(JSON.stringify(read(plugin(one("a"))))).toBe(plugin(JSON.stringify(read(one("a")))));
  expect(read(plugin(one("a"))).stacks[0]!.customers).toHaveLength(1);
});
