import { customer, type Deployment, declare, planned, program } from "./fixtures";
import { EngineRunError, type Part } from "./harness";

const ACME = customer("acme");
const TRUNK = declare("IncomingTrunk", "trunk", '{ customer: acme, name: "Office" }');

/** A run whose trunk is made, but whose answer never comes, and of which a part is ended then. */
async function cut(
  signal: NodeJS.Signals,
  part: Part,
  env: Record<string, string> = {},
): Promise<Deployment & { error: EngineRunError }> {
  const { sandbox, stack } = await planned([ACME, TRUNK], {
    faults: { next: [{ match: { method: "POST", path: "/incoming_trunks" }, fault: "hangAfter", times: 3 }] },
    env,
  });
  const run = stack.start("up");
  await run.until(() => sandbox.objects("incoming_trunks").length >= 1);
  run.kill(signal, part);
  const error = await run.result.catch((reason: unknown) => reason);
  if (!(error instanceof EngineRunError)) throw new Error("The run did not fail.", { cause: error });
  return { sandbox, stack, error };
}

const names = ({ stack }: Deployment) => stack.resources().map(({ urn }) => urn.split("::").at(-1));

test("the provider's process is killed: the engine counts the step as failed, and ends by itself", async () => {
  const { error, ...rest } = await cut("SIGKILL", "provider");
  expect(error.result.code).toBeGreaterThan(0);
  expect(error.result.output).toContain("IncomingTrunk trunk **creating failed**");
  expect(names(rest)).toEqual(["acme"]);
  rest.stack.setProgram(program(ACME));
  expect((await rest.stack.up()).changes).toEqual({ same: 1 });
});

test.each([
  ["the engine is killed", "SIGKILL"],
  ["the terminal is closed", "SIGHUP"],
] as const)("%s: what was saved stays, and so does the lock", async (_, signal) => {
  const { error, ...rest } = await cut(signal, "engine");
  expect(error.result.code).toBeNull();
  expect(names(rest)).toEqual(["acme"]);
  rest.stack.setProgram(program(ACME));
  expect((await rest.stack.up({ expectFailure: true })).output).toContain("locked");
  await rest.stack.cancel();
  expect((await rest.stack.up()).changes).toEqual({ same: 1 });
});

test("without checkpoints a killed engine leaves nothing in the state", async () => {
  const rest = await cut("SIGKILL", "engine", { PULUMI_SKIP_CHECKPOINTS: "true" });
  expect(rest.sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 1 });
  expect(names(rest)).toEqual([]);
});

test("a resource is renamed and taken out of the state by hand", async () => {
  const { stack } = await planned([ACME]);
  await stack.up();
  await stack.state("rename", "acme", "birch");
  stack.setProgram(program(customer("birch", '{ name: "acme" }')));
  expect((await stack.up()).changes).toEqual({ same: 1 });
  await stack.state("taint", "birch");
  expect((await stack.preview()).changes).toMatchObject({ replace: 1 });
  await stack.state("delete", "birch");
  expect(stack.resources()).toEqual([]);
});
