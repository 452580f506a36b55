import { account } from "./account";
import { Stack } from "./stack";
import { CUSTOMER, furnish } from "./stories";

const ADVICE = expect.stringContaining("npx telecom-center up");
const before = process.env.PULUMI_BACKEND_URL;

afterEach(() => {
  delete process.env.PULUMI_SKIP_CHECKPOINTS;
  if (before === undefined) delete process.env.PULUMI_BACKEND_URL;
  else process.env.PULUMI_BACKEND_URL = before;
});

test("a run that takes objects over as they are says once how that is done with one write of the state", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const stack = new Stack(sandbox);
  const ids = ["a", "b"].map((name) => {
    const attributes = { name, host: "sip.example.com" };
    return sandbox.put("termination_gateways", { attributes, relationships: { customer: CUSTOMER } }).id;
  });
  const take = async () => {
    const run = stack.run();
    for (const [index, id] of ids.entries())
      await stack
        .resource("Gateway", `gateway-${stack.resources.length}`)
        .failures({ customer: CUSTOMER, name: "ab"[index], host: "sip.example.com", __import: id });
    return run.told;
  };
  process.env.PULUMI_BACKEND_URL = "https://api.pulumi.com";
  expect(await take()).not.toContainEqual(ADVICE);
  process.env.PULUMI_BACKEND_URL = "s3://states";
  process.env.PULUMI_SKIP_CHECKPOINTS = "true";
  expect(await take()).not.toContainEqual(ADVICE);
  delete process.env.PULUMI_SKIP_CHECKPOINTS;
  expect((await take()).filter((line) => line.includes("telecom-center up"))).toEqual([ADVICE]);
});
