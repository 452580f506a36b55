import { Readable } from "node:stream";
import type { Sandbox } from "../../sandbox";
import { document, step } from "../review/support";
import { seed } from "./callsSeed";
import { account, command, environment } from "./support";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await account({ seed });
});

const asked = (...args: string[]) => command(["route", ...args], environment(sandbox));

async function answered(...args: string[]) {
  const { status, stdout, stderr } = await asked(...args, "--format", "json");
  expect(stderr).toBe("");
  return { status, answer: JSON.parse(stdout) };
}

test("a decided call: its route, its gateway, the numbers that are sent, and why the others don't take it", async () => {
  const { status, answer } = await answered("--customer", "1000123", "--to", "+0044 20 7946 0000");
  expect(status).toBe(0);
  expect(answer).toEqual({
    from: null,
    to: "00442079460000",
    fate: "gateway",
    gateway: { id: "g-london", name: "london", host: "sip.london.example", port: 5060 },
    route: { id: "r-uk", name: "uk" },
    sent: {
      from: null,
      to: "+442079460000",
      steps: [
        "route uk: destination ^00(.*)$ -> \\1: 00442079460000 -> 442079460000",
        "gateway london: destination ^44 -> +44: 442079460000 -> +442079460000",
      ],
    },
    candidates: [{ route: { id: "r-uk", name: "uk" }, to: "0044", from: "" }],
    others: [
      {
        route: { id: "r-ny", name: "ny" },
        why: "there is no caller's number, which would have to begin with 1212",
      },
      { route: { id: "r-world", name: "world" }, why: "matches 0 digits of the destination, uk 4" },
    ],
    limits: [
      "whether the route or the gateway rewrites first is not known: the other way round the destination would be 442079460000",
    ],
  });
});

test("of an open route the gateway is known and the route is not; a call without a route fails: status 3", async () => {
  const { status, answer } = await answered(
    "--customer",
    "1000123",
    "--to",
    "00441",
    "--from",
    "12125550100",
  );
  expect(status).toBe(0);
  expect(answer).toMatchObject({ fate: "gateway", route: null, sent: null, gateway: { name: "london" } });
  const other = await answered("--customer", "1000200", "--to", "1");
  expect(other).toMatchObject({
    status: 3,
    answer: { fate: "fails", gateway: null, route: null, sent: null, candidates: [] },
  });
});

test("a mode in which others carry calls is a limit, in words", async () => {
  const { answer } = await answered("--customer", "1000201", "--to", "1");
  expect(answer.limits).toEqual([expect.stringContaining("system_customer")]);
});

test("in words", async () => {
  const { stdout } = await asked("--customer", "1000123", "--to", "00442079460000");
  expect(stdout).toBe(
    [
      "Acme (1000123): a call to 00442079460000 from no number",
      "",
      "route uk sends it to gateway london: it matches 4 digits of the destination [sip.london.example:5060]",
      "sent to +442079460000 from no number",
      "  route uk: destination ^00(.*)$ -> \\1: 00442079460000 -> 442079460000",
      "  gateway london: destination ^44 -> +44: 442079460000 -> +442079460000",
      "",
      "Other routes:",
      "  ny     there is no caller's number, which would have to begin with 1212",
      "  world  matches 0 digits of the destination, uk 4",
      "",
      "What this does not know:",
      "  whether the route or the gateway rewrites first is not known: the other way round the destination would be 442079460000",
      "",
    ].join("\n"),
  );
});

test("what is no number, and a customer that does not exist", async () => {
  expect(await asked("--customer", "1000123", "--to", "london")).toMatchObject({ status: 2 });
  expect(await asked("--customer", "1", "--to", "44")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no Customer with the id "1"'),
  });
});

const customer = (mode: string) => ({
  id: "1",
  inputs: { name: "Acme" },
  outputs: { name: "Acme", customerId: "1", terminationMode: mode },
});
const gateway = {
  id: "g",
  inputs: { name: "pbx", host: "a", customer: "1" },
  outputs: { name: "pbx", host: "a", port: null, customer: "1" },
};
const world = { customer: "1", name: "world", gateway: "g" };
const plan = (...more: unknown[]) =>
  document([
    step("same", "Customer", "acme", { before: customer("operator"), after: customer("operator") }),
    step("same", "Gateway", "pbx", { before: gateway, after: gateway }),
    ...more,
  ]);

async function planned(text: string, ...args: string[]) {
  const stdin = Readable.from([text]) as never;
  return command(["route", "--customer", "1", "--format", "json", "--preview", "-", ...args], {}, { stdin });
}

test("against a preview, without an account", async () => {
  const text = plan(step("create", "Route", "world", { after: { inputs: world } }));
  const { status, stdout } = await planned(text, "--to", "44");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    gateway: { id: "g", name: "pbx", host: "a", port: 5060 },
    route: { id: null, name: "world" },
    limits: [],
  });
});

test("a preview that failed answers nothing", async () => {
  const text = JSON.stringify({ ...JSON.parse(plan()), diagnostics: [{ severity: "error", message: "no" }] });
  expect(await planned(text, "--to", "44")).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("The preview failed"),
  });
});
