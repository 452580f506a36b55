import type { Sandbox } from "../../sandbox";
import { account, customer, type Deployment, declare, deployed, program, traffic, writes } from "./fixtures";
import type { RunOptions } from "./harness";
import { balance } from "./support/balance";

const LINES = [
  customer("acme", '{ customerId: "700011", name: "Acme" }'),
  declare("IncomingTrunk", "trunk", '{ customer: acme, name: "Office" }'),
  declare("Gateway", "gateway", '{ customer: acme, name: "Carrier", host: "sip.example.com" }'),
];

/** The settings of another address or user. */
const at = (url: string, username: string, password: string): RunOptions => ({
  env: {
    TELECOM_CENTER_BASE_URL: url,
    TELECOM_CENTER_USERNAME: username,
    TELECOM_CENTER_PASSWORD: password,
  },
});

/** What each command of a run does in an account that is not proven to be the stack's. */
async function stopsEverywhere({ stack }: Deployment, options: RunOptions): Promise<void> {
  // What is encrypted is encrypted anew each time.
  const known = () =>
    stack.resources().map(({ urn, id, outputs }) => [urn, id, outputs?.__account, outputs?.name]);
  const state = known();
  for (const command of ["preview", "up", "refresh"] as const) {
    const { output } = await stack[command]({ ...options, expectFailure: true });
    expect(output).toContain(
      "This run talks to another account than the one that this stack's objects were made in",
    );
    expect(output).toContain("TELECOM_CENTER_SAME_ACCOUNT=true");
    expect(known()).toEqual(state);
  }
}

describe("a deployed stack, with the settings of somebody else's account", () => {
  let deployment: Deployment;
  let other: Sandbox;
  const options = () => at(other.url, other.username, other.password);

  beforeAll(async () => {
    deployment = await deployed(LINES);
  });
  beforeEach(async () => {
    other = await account();
  });
  afterEach(() => expect(writes(other)).toEqual([]));

  test("which is empty: every command stops, and nothing is written or forgotten; a new resource is not made there either", async () => {
    const birch = customer("birch", '{ customerId: "700012", name: "Birch" }');
    deployment.stack.setProgram(program(birch, ...LINES));
    await stopsEverywhere(deployment, options());
    deployment.stack.setProgram(program(...LINES));
  });

  test("which has another company under the same customer id: nothing of it is touched", async () => {
    other.put("customers", { id: "700011", attributes: { name: "Somebody else" } });
    await stopsEverywhere(deployment, options());
    const { output } = await deployment.stack.destroy({ ...options(), expectFailure: true });
    expect(output).toContain("another account");
    // What the engine dropped before it asked comes back at home, with its ids.
    await deployment.stack.up();
    expect(balance(deployment.sandbox, deployment.stack)).toEqual({ orphans: [], ghosts: [] });
    expect(deployment.sandbox.sizes()).toMatchObject({
      customers: 1,
      incoming_trunks: 1,
      termination_gateways: 1,
    });
  });

  test("the same account behind another address, and with another user: the run goes on without a word or a diff", async () => {
    const { sandbox, stack } = deployment;
    const door = await sandbox.alsoAt();
    sandbox.logins.push({ username: "second", password: "two" });
    sandbox.resetRequests();
    const options = at(door.url, "second", "two");
    expect((await stack.up(options)).changes).toEqual({ same: 3 });
    expect(Object.keys(traffic(sandbox))).toEqual(["GET"]);
    await stack.refresh(options);
    expect(stack.resource("trunk").outputs?.__account).toContain("second");
    sandbox.resetRequests();
    await stack.up(options);
    expect(traffic(sandbox)).toEqual({});
  });
});

test("customers alone prove nothing: the operator's word lets one run pass, and the state carries the new account", async () => {
  const { sandbox, stack } = await deployed(LINES.slice(0, 1));
  sandbox.logins.push({ username: "second", password: "two" });
  const options = at(sandbox.url, "second", "two");
  await stack.up({ ...options, expectFailure: true });
  await stack.refresh({ env: { ...options.env, TELECOM_CENTER_SAME_ACCOUNT: "true" } });
  expect((await stack.up(options)).changes).toEqual({ same: 1 });
});
