import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox } from "../../sandbox";
import { seed } from "./callsSeed";
import { account, command, environment } from "./support";

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await account({ seed });
  folder = mkdtempSync(join(tmpdir(), "telecom-center-calls-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tried(text: string, ...args: string[]) {
  const path = join(folder, "calls.yaml");
  writeFileSync(path, text);
  const ended = await command(["calls", path, ...args], environment(sandbox));
  return { ...ended, stderr: ended.stderr.replaceAll(path, "calls.yaml") };
}

test("all as expected: status 0", async () => {
  const { status, stdout } = await tried(`
- customer: "1000123"
  to: "0044 20 7946 0000"
  expect: { gateway: london, route: uk, to: "+442079460000" }
- customer: Acme
  to: +1 212 555
  from: anonymous
  expect: { gateway: paris, fails: false }
`);
  expect(stdout).toContain("2 as expected");
  expect(status).toBe(0);
});

test("one that is not: status 3, and which route takes it, and why not the expected one", async () => {
  const text = `[{"customer": "1000123", "to": "33 1", "expect": {"route": "uk", "gateway": "london"}}]`;
  const { status, stdout } = await tried(text, "--format", "json");
  expect(status).toBe(3);
  expect(JSON.parse(stdout)).toEqual([
    {
      customer: "1000123",
      to: "331",
      from: null,
      ok: false,
      expected: { route: "uk", gateway: "london" },
      found: { route: "world", gateway: "paris" },
      why: "route world sends it to gateway paris: it takes any number; route uk: the destination does not begin with 0044",
    },
  ]);
  expect((await tried(text)).stdout).toBe(
    [
      "not ok  Acme: 331: expected gateway london, route uk",
      "        route world sends it to gateway paris: it takes any number; route uk: the destination does not begin with 0044",
      "",
      "1 of 1 not as expected",
      "",
    ].join("\n"),
  );
});

test("unquoted digits stay as they are written", async () => {
  const { stdout } = await tried(
    `- {customer: 1000123, to: 0044, expect: {route: uk}}\n`,
    "--format",
    "json",
  );
  expect(JSON.parse(stdout)[0]).toMatchObject({ to: "0044", ok: true });
});

test("a wrong file: every fault with its line and column, status 2", async () => {
  const { status, stdout, stderr } = await tried(`- customer: "1000123"
  to: london
  expect: { gatewy: london }
- customer: "1000123"
  expect: { fails: true, gateway: a }
- to: 44
  customer: Acme
  expect: {}
- nonsense
`);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr.split("\n").map((line) => line.replace("error: ", ""))).toEqual([
    'calls.yaml:2:7: `to` has to be a number: digits, with spaces and "+" as you like',
    'calls.yaml:3:13: "gatewy" is no member of `expect`; there are `gateway`, `route`, `from`, `to`, `fails`',
    "calls.yaml:4:3: a call needs `to`",
    "calls.yaml:5:11: a call that fails has no gateway, route or numbers: leave out `fails` or the rest",
    "calls.yaml:8:11: `expect` needs at least one of `gateway`, `route`, `from`, `to`, `fails`",
    "calls.yaml:9:3: a call has members here: `customer`, `to`, `from`, `expect`",
    "",
  ]);
});

test("text that is neither YAML nor JSON", async () => {
  expect(await tried("- {customer: a")).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^error: calls\.yaml:\d+:\d+: /),
  });
});

test("an unknown customer and one of several of that name: status 2, with the place and the ids", async () => {
  const { status, stderr } = await tried(`
- {customer: Globex, to: 1, expect: {fails: true}}
- {customer: "7", to: 1, expect: {fails: true}}
`);
  expect(status).toBe(2);
  expect(stderr).toBe(
    [
      'error: calls.yaml:2:14: "Globex" is several customers: the ids are 1000200 (Globex), 1000201 (Globex)',
      'calls.yaml:3:14: "7" is no customer\'s id or name: the ids are 1000123 (Acme), 1000200 (Globex), 1000201 (Globex)',
      "",
    ].join("\n"),
  );
});

test("--skip-unknown: what is said of customers that are not here is passed over and told, the rest is tried", async () => {
  const text = `
- {customer: Elsewhere, to: 1, expect: {fails: true}}
- {customer: Acme, to: "44", expect: {gateway: nowhere}}
- {customer: Elsewhere, to: 2, expect: {fails: true}}
`;
  expect((await tried(text)).status).toBe(2);
  const { status, stdout, stderr } = await tried(text, "--skip-unknown");
  expect({ status, stderr }).toEqual({
    status: 3,
    stderr: "passed over, because such a customer is not here: Elsewhere\n",
  });
  expect(stdout).toContain("1 of 1 not as expected");
  expect((await tried("- {customer: Globex, to: 1, expect: {fails: true}}", "--skip-unknown")).status).toBe(
    2,
  );
});

test("the example's file is right for its routes", async () => {
  const file = join(__dirname, "..", "..", "examples", "call-tests", "call-tests.yaml");
  const international = { dst_rewrite_rule: "^00(.*)$", dst_rewrite_result: "\\1" };
  const example = await account({
    seed: {
      customers: [{ id: "1", attributes: { name: "Acme Ltd", trm_mode: "operator" } }],
      termination_gateways: [
        {
          id: "l",
          attributes: { name: "London", host: "a", dst_rewrite_rule: "^44", dst_rewrite_result: "+44" },
          relationships: { customer: "1" },
        },
        { id: "v", attributes: { name: "Vilnius", host: "b" }, relationships: { customer: "1" } },
      ],
      termination_routes: [
        ["UK", "0044", "l", international] as const,
        ["Lithuania", "00370", "v", international] as const,
        ["Emergency", "112", "v", {}] as const,
      ].map(([name, dst_prefix, gateway, more]) => ({
        attributes: { name, dst_prefix, ...more },
        relationships: { customer: "1", gateway },
      })),
    },
  });
  expect(readFileSync(file, "utf8")).toContain("Emergency");
  const { status, stdout } = await command(["calls", file], environment(example));
  expect({ status, last: stdout.trim().split("\n").at(-1) }).toEqual({ status: 0, last: "4 as expected" });
});
