import type { SandboxOptions } from "../../sandbox";
import { customer, declare, planned } from "./fixtures";

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

/** The one line of the summary that tells an error, and that it is told once there. */
function told(output: string, words: string): string {
  const [, summary = ""] = output.split("Diagnostics:");
  const lines = summary.split("\n").filter((line) => line.includes(words));
  expect(lines).toHaveLength(1);
  return lines[0]!;
}

test("a wrong codec, port 70000 and an argument that does not exist are told all at once", async () => {
  const args =
    '{ customer: "1", name: "Carrier", host: "sip.example.com", codecs: ["PCMA", "MP3"], port: 70000, prefix: "44" }';
  const { output } = await refused([declare("Gateway", "gateway", args)]);
  expect(told(output, "`codecs[1]` must be one of")).toContain('"MP3"');
  expect(told(output, "`port` must be an integer from 1 to 65535")).toContain("70000");
  expect(told(output, "`prefix` is no argument of Gateway")).toContain("srcRewriteRule");
});

test("a resource without arguments is told what it requires", async () => {
  const { output } = await refused(['new telecom.IncomingTrunk("trunk");']);
  expect(told(output, "`customer` is required")).toBeDefined();
});

test("an unknown customer is told by its id and its argument", async () => {
  const { output } = await refused([declare("IncomingTrunk", "trunk", '{ customer: "404404" }')]);
  expect(output).toContain('IncomingTrunk "trunk" could not be created');
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

test("a host where nobody listens is told by its address", async () => {
  const env = { TELECOM_CENTER_BASE_URL: "http://127.0.0.1:1", TELECOM_CENTER_MAX_RETRIES: "1" };
  const { output } = await refused([ACME], { env });
  expect(output).toContain('Customer "acme" could not be created');
  expect(output).toMatch(/127\.0\.0\.1:1\b/);
});
