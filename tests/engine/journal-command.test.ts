import { execFile } from "node:child_process";
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { customer, type Deployment, declare, planned } from "./fixtures";
import { type Stack, type StartedRun, testSetup } from "./harness";
import { balance } from "./support/balance";
import { removeEmptyAttributes } from "./support/cut";

const TRUNKS = [1, 2].map((n) =>
  declare("IncomingTrunk", `trunk${n}`, `{ customer: acme, name: "Trunk ${n}" }`),
);
const PROGRAM = [customer("acme", '{ name: "Acme" }'), ...TRUNKS];

// As `telecom-center up` has it: until its end, the state holds nothing of a run.
const WITHOUT_CHECKPOINTS = { PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_EXPERIMENTAL: "true" };

interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs the installed command in the program's folder. */
function journal(stack: Stack, ...args: string[]): Promise<Ended> {
  const main = join(
    testSetup().baseFolder,
    "node_modules",
    "pulumi-telecom-center",
    "dist",
    "cli",
    "main.js",
  );
  const all = [main, "journal", "--stack", "dev", ...args];
  return new Promise((ended) => {
    execFile(process.execPath, all, { cwd: stack.folder, env: stack.env }, (error, stdout, stderr) =>
      ended({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

async function listed(stack: Stack, ...args: string[]): Promise<Record<string, unknown>[]> {
  const { stdout, stderr } = await journal(stack, "--format", "json", ...args);
  if (stdout === "") throw new Error(stderr);
  return (JSON.parse(stdout) as { objects: Record<string, unknown>[] }).objects;
}

async function kill(stack: Stack, run: StartedRun): Promise<void> {
  run.kill();
  await run.finished.catch(() => undefined);
  removeEmptyAttributes(stack);
}

/** A run that has made a customer and waits for the answers about two trunks, which are made as well. */
async function halfWay(
  { sandbox, stack }: Deployment,
  env: Record<string, string | undefined> = {},
): Promise<StartedRun> {
  sandbox.faults.next.push({
    match: { method: "POST", path: "/incoming_trunks" },
    fault: "hangAfter",
    times: 2,
  });
  const run = stack.start("up", { env });
  await run.until(() => sandbox.objects("incoming_trunks").length >= 2);
  return run;
}

test("what a killed run left behind is listed and deleted, and the next run makes it again; what was taken out of the state can be deleted by its name", async () => {
  const deployment = await planned(PROGRAM);
  const { sandbox, stack } = deployment;
  await kill(stack, await halfWay(deployment, WITHOUT_CHECKPOINTS));
  const objects = await listed(stack);
  expect(objects).toHaveLength(3);
  const id = sandbox.objects("customers")[0]!.id;
  expect(objects).toContainEqual(
    expect.objectContaining({ class: "Customer", id, known: "made", exists: "yes" }),
  );
  for (const n of [1, 2]) {
    const trunk = sandbox
      .objects("incoming_trunks")
      .find(({ attributes }) => attributes.name === `Trunk ${n}`)!;
    expect(objects).toContainEqual(
      expect.objectContaining({
        resource: `trunk${n}`,
        id: trunk.id,
        known: "begun",
        exists: "yes",
        customer: id,
      }),
    );
  }

  const deleted = await journal(stack, "--delete", "--yes");
  expect(deleted).toMatchObject({ status: 0, stderr: `Writing to ${sandbox.url} as ${sandbox.username}.\n` });
  expect(deleted.stdout.match(/^deleted: \w+/gm)).toEqual([
    "deleted: IncomingTrunk",
    "deleted: IncomingTrunk",
    "deleted: Customer",
  ]);
  expect(sandbox.sizes()).toMatchObject({ customers: 0, incoming_trunks: 0 });
  expect((await journal(stack)).stdout).toBe("The journal of test/dev holds nothing that its state lacks.\n");

  await stack.cancel();
  await stack.up();
  expect(balance(sandbox, stack)).toEqual({ orphans: [], ghosts: [] });
  expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 2 });

  // What was taken out of the state is listed, and can be deleted by its name.
  expect(await listed(stack)).toEqual([]);
  const { id: gone, urn } = stack.resource("trunk1");
  await stack.cli(["state", "delete", "--force", "--yes", "--", urn]);
  expect(await listed(stack)).toEqual([
    expect.objectContaining({ resource: "trunk1", id: gone, exists: "yes" }),
  ]);
  expect((await journal(stack, "trunk2", "--delete", "--yes")).status).toBe(1);
  expect((await journal(stack, "trunk1", "--delete", "--yes")).status).toBe(0);
  expect(sandbox.objects("incoming_trunks").map((trunk) => trunk.id)).toEqual([stack.resource("trunk2").id]);
  await stack.up();
  expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 2 });
});

describe("a run whose account and journal's folder are those of the stack's configuration", () => {
  let deployment: Deployment;
  let run: StartedRun;
  /** The stack, with nothing of that in the environment. */
  let bare: Stack;
  let password: string;

  beforeAll(async () => {
    deployment = await planned(PROGRAM, { config: { "telecom-center:journal": "own" } });
    const { stack } = deployment;
    const { TELECOM_CENTER_USERNAME: username, TELECOM_CENTER_PASSWORD, ...env } = stack.env;
    password = TELECOM_CENTER_PASSWORD!;
    await stack.setConfig("telecom-center:username", username!);
    await stack.setConfig("telecom-center:password", password, { secret: true });
    bare = Object.assign(Object.create(stack), { env }) as Stack;
    run = await halfWay(deployment, {
      TELECOM_CENTER_USERNAME: undefined,
      TELECOM_CENTER_PASSWORD: undefined,
    });
  });

  test("nothing is deleted while it is at work", async () => {
    for (const args of [["--delete", "--yes"], ["--forget"]]) {
      const { status, stderr } = await journal(bare, ...args);
      expect([status, stderr]).toEqual([
        1,
        expect.stringContaining("A run of test/dev may be at work (process "),
      ]);
    }
    await kill(deployment.stack, run);
  });

  test("a state that can't be read stops the command", async () => {
    const { sandbox, stack } = deployment;
    const { path } = stack.checkpoint;
    renameSync(path, `${path}.away`);
    sandbox.resetRequests();
    const { status, stdout, stderr } = await journal(stack, "--delete", "--yes");
    expect([status, stdout, stderr]).toEqual([1, "", expect.stringContaining("could not be read")]);
    expect(sandbox.requests).toEqual([]);
    expect(existsSync(path)).toBe(false);
    renameSync(`${path}.away`, path);
  });

  test("what it left is found there", async () => {
    const { sandbox, stack } = deployment;
    expect(existsSync(join(stack.folder, "own", "test", "dev.jsonl"))).toBe(true);
    // The customer has reached the state, and is nobody's to delete.
    const objects = await listed(bare);
    expect(objects.map(({ class: name }) => name)).toEqual(["IncomingTrunk", "IncomingTrunk"]);
    expect(objects[0]).toMatchObject({ exists: "yes", account: { user: sandbox.username } });
    const { stdout, stderr } = await journal(bare);
    expect(stdout + stderr).not.toContain(password);
  });

  test("what is forgotten stays in the account", async () => {
    const { sandbox } = deployment;
    expect((await journal(bare, "--forget")).stdout).toContain("forgotten: 2 objects.");
    expect(await listed(bare)).toEqual([]);
    expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 2 });
    expect(sandbox.count("DELETE")).toBe(0);
  });
});
