import { Readable } from "node:stream";
import { pageOf, review } from "../../review";
import { command } from "../cli/support";
import { document, fixture, reviewed, step, update } from "./support";

test("each customer with its risk, its steps and its pictures, the worst first", () => {
  const page = pageOf(review([{ name: "mixed", text: fixture("mixed") }]));
  const risks = page.customers.map(({ risk }) => page.risks.indexOf(risk));
  expect(page.risks).toEqual(["irreversible", "service-affecting", "harmless"]);
  expect(risks.length).toBeGreaterThan(1);
  expect(risks).toEqual([...risks].sort());
  for (const { steps } of page.customers) expect(steps.length).toBeGreaterThan(0);
  expect(page.customers.some(({ before, after }) => before && after)).toBe(true);
});

test("the calls that change, and what stands below them", () => {
  const owned = (more: object) => ({ customer: "1", ...more });
  const gateway = {
    id: "g",
    inputs: owned({ name: "pbx", host: "a" }),
    outputs: owned({ name: "pbx", host: "a" }),
  };
  const route = { inputs: owned({ name: "uk", dstPrefix: "44", gateway: "g" }) };
  const { customers } = pageOf(
    reviewed(
      step("same", "Gateway", "pbx", { before: gateway, after: gateway }),
      step("delete", "Route", "uk", { before: { id: "r", ...route, outputs: route.inputs } }),
    ),
  );
  const [{ calls, before, after }] = customers as [(typeof customers)[number]];
  expect(calls.rows).toEqual([
    expect.objectContaining({
      kind: "fails",
      calls: ["calls to 44"],
      before: [{ name: "pbx" }, " by ", { name: "uk" }],
      after: ["no gateway"],
    }),
  ]);
  expect(calls.below.length).toBeGreaterThan(0);
  expect(before!.routes).toEqual([expect.objectContaining({ label: "uk", to: "44", mark: "removed" })]);
  expect(after!.routes).toEqual([]);
});

test("a gateway that the preview leaves out is in the picture by its name", () => {
  const page = pageOf(review([{ name: "mixed", text: fixture("mixed") }]));
  const acme = page.customers.find(({ customer }) => customer.name === "acme")!;
  const [route] = acme.after!.routes;
  expect(acme.after!.gateways).toContainEqual({
    key: route!.gateway,
    label: "acmeGateway",
    detail: "not in the preview",
  });
});

const plan = document([
  update(
    "Gateway",
    "pbx",
    { name: "<b>pbx</b>", host: "a", customer: "1" },
    { name: "<b>pbx</b>", host: "b", customer: "1" },
  ),
]);
const run = (...args: string[]) =>
  command(["review", "--format", "html", ...args], {}, { stdin: Readable.from([plan]) as never });

test("the command writes one file, in which names stay text", async () => {
  const { status, stdout, stderr } = await run();
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^<!doctype html>/);
  expect(stdout).not.toContain("<b>");
  expect(stdout).toContain("\\u003cb>pbx");
});

test("--fail-on counts as in the other formats", async () => {
  expect(await run("--fail-on", "service-affecting")).toMatchObject({ status: 3 });
});
