import { customer, type Deployment, declare, planned, program } from "./fixtures";
import { EngineRunError, type Part } from "./harness";

const ACME = customer("acme");
const trunk = (name: string) => declare("IncomingTrunk", name, `{ customer: acme, name: "${name}" }`);

/** A run whose trunk is made, but whose answer never comes, and of which a part is ended then. */
async function cut(
  { sandbox, stack }: Deployment,
  name: string,
  signal: NodeJS.Signals,
  part: Part,
  env: Record<string, string> = {},
): Promise<EngineRunError> {
  stack.setProgram(program(ACME, trunk(name)));
  sandbox.faults.next.push({
    match: { method: "POST", path: "/incoming_trunks" },
    fault: "hangAfter",
    times: 3,
  });
  const is = ({ attributes }: { attributes: Record<string, unknown> }) => attributes.name === name;
  const run = stack.start("up", { env });
  await run.until(() => sandbox.objects("incoming_trunks").some(is));
  run.kill(signal, part);
  const error = await run.result.catch((reason: unknown) => reason);
  sandbox.faults.next.length = 0;
  if (!(error instanceof EngineRunError)) throw new Error("The run did not fail.", { cause: error });
  return error;
}

const names = ({ stack }: Deployment) => stack.resources().map(({ urn }) => urn.split("::").at(-1));

describe("one stack", () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await planned([ACME]);
  });

  test("the provider's process is killed: the engine counts the step as failed, and ends by itself", async () => {
    const { result } = await cut(deployment, "first", "SIGKILL", "provider");
    expect(result.code).toBeGreaterThan(0);
    expect(result.output).toContain("IncomingTrunk first **creating failed**");
    expect(names(deployment)).toEqual(["acme"]);
  });

  test.each([
    ["the engine is killed", "SIGKILL", "second"],
    ["the terminal is closed", "SIGHUP", "third"],
  ] as const)("%s: what was saved stays, and so does the lock", async (_, signal, name) => {
    const { stack } = deployment;
    const { result } = await cut(deployment, name, signal, "engine");
    expect(result.code).toBeNull();
    expect(names(deployment)).toEqual(["acme"]);
    stack.setProgram(program(ACME));
    expect((await stack.up({ expectFailure: true })).output).toContain("locked");
    await stack.cancel();
  });

  test("a resource is renamed and taken out of the state by hand", async () => {
    const { stack } = deployment;
    await stack.state("rename", "acme", "birch");
    stack.setProgram(program(customer("birch", '{ name: "acme" }')));
    expect((await stack.up()).changes).toEqual({ same: 1 });
    await stack.state("delete", "birch");
    expect(stack.resources()).toEqual([]);
  });
});

test("without checkpoints a killed engine leaves nothing in the state", async () => {
  const deployment = await planned([]);
  await cut(deployment, "trunk", "SIGKILL", "engine", { PULUMI_SKIP_CHECKPOINTS: "true" });
  expect(deployment.sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 1 });
  expect(names(deployment)).toEqual([]);
});
