import type { SandboxOptions } from "../../sandbox";
import { customer, declare, planned, program } from "./fixtures";
import { EngineRunError } from "./harness";

const ACME = customer("acme");

/** What `pulumi up` prints, preview and all, when it has to fail without making anything. */
async function refused(
  lines: string[],
  options: SandboxOptions & { env?: Record<string, string | undefined> } = {},
) {
  const { sandbox, stack } = await planned(lines, options);
  const { output } = await stack.cli(["up", "--yes"], { expectFailure: true });
  expect(output).not.toMatch(/^\s+at /m);
  expect(Object.values(sandbox.sizes()).every((size) => size === 0)).toBe(true);
  return { output, sandbox, stack };
}

/** How often a message is told. */
const times = (output: string, words: string) => output.split(words).length - 1;

describe("arguments that no API would take fail at preview, all at once", () => {
  let output: string;

  beforeAll(async () => {
    ({ output } = await refused([
      ACME,
      customer("half", '{ name: "Half", capacityLimit: 1.5 }'),
      declare("IncomingTrunk", "trunk", '{ customer: acme, codecs: ["PCMA", "MP3"] }'),
      declare("DidNumber", "did", '{ customer: acme, number: "1212555CALL" }'),
      declare(
        "Gateway",
        "gateway",
        '{ customer: acme, name: "Carrier", host: "sip.example.com", port: 70000 }',
      ),
      declare("Route", "route", '{ customer: acme, gateway: "x", name: "World", prefix: "44" }'),
    ]));
  });

  test.each([
    ["a wrong codec", "`codecs[1]` must be", '"MP3"'],
    ["port 70000", "`port` must be an integer from 1 to 65535", "70000"],
    ["a DID with letters", "`number` must be", '"1212555CALL"'],
    ["a limit of 1.5", "`capacityLimit` must be an integer", "1.5"],
    ["an argument that does not exist", "`prefix` is no argument of Route", "dstPrefix"],
  ])("%s: the property, what it must be, and what it is", (_what, rule, value) => {
    const line = output.split("\n").find((text) => text.includes(rule));
    expect(line).toContain(value);
    expect(times(output, rule)).toBe(1);
  });
});

test("an unknown customer is told by its id and its argument", async () => {
  const { output } = await refused([declare("IncomingTrunk", "trunk", '{ customer: "404404" }')]);
  expect(output).toContain("IncomingTrunk could not be created");
  expect(output).toContain("`customer`");
  expect(output).toContain("404404");
});

test("missing credentials are told with both places where each can be set", async () => {
  const { output, sandbox } = await refused([ACME], {
    env: { TELECOM_CENTER_USERNAME: undefined, TELECOM_CENTER_PASSWORD: undefined },
  });
  for (const words of [
    "pulumi config set telecom-center:username",
    "TELECOM_CENTER_USERNAME",
    "pulumi config set --secret telecom-center:password",
    "TELECOM_CENTER_PASSWORD",
  ])
    expect(output).toContain(words);
  expect(sandbox.requests).toHaveLength(0);
});

test("a wrong password is told without showing it", async () => {
  const { output } = await refused([ACME], { env: { TELECOM_CENTER_PASSWORD: "guess-4711" } });
  expect(output).toContain("401");
  expect(output).toContain("telecom-center:password");
  expect(output).not.toContain("guess-4711");
});

test("http to a public host is refused before anything is sent", async () => {
  const { output } = await refused([ACME], { env: { TELECOM_CENTER_BASE_URL: "http://api.telecom.center" } });
  expect(output).toContain("must be an https address");
  expect(output).toContain("http://api.telecom.center");
});

test.each([
  ["nobody listens", "http://127.0.0.1:1", /127\.0\.0\.1:1\b/],
  ["the name is unknown", "https://operator.invalid", /operator\.invalid/],
])("a host where %s is told by its address", async (_why, url, address) => {
  const { output } = await refused([ACME], {
    env: { TELECOM_CENTER_BASE_URL: url, TELECOM_CENTER_MAX_RETRIES: "1" },
  });
  expect(output).toContain('Customer "acme" could not be created');
  expect(output).toMatch(address);
});

test("a program's own mistake is the program's, not a message of this package", async () => {
  const { stack } = await planned([]);
  stack.setProgram(program('new telecom.IncomingTrunk("trunk");'));
  await expect(stack.preview()).rejects.toThrow(EngineRunError);
});
