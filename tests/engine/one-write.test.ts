import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Deployment, ONE_OF_EACH, planned, traffic } from "./fixtures";
import type { Stack } from "./harness";
import type { Running } from "./harness/process";
import { balance } from "./support/balance";
import { startCommand } from "./support/command";
import { quiet, removeEmptyAttributes } from "./support/cut";

const LATENCY = { faults: { latencyMs: 80 } };
const RUN = ["--stack", "dev", "--yes", "--skip-preview", "--non-interactive"];

const up = (stack: Stack) => startCommand(stack, ["up", ...RUN]);

/** Starts an `up`, and waits until some of the objects are made. */
async function halfWay({ sandbox, stack }: Deployment): Promise<Running> {
  const run = up(stack);
  await run.until(() => (traffic(sandbox).POST ?? 0) >= 3);
  return run;
}

test("up and destroy do what Pulumi's own do, and write the state at the end", async () => {
  const deployment = await planned(ONE_OF_EACH, LATENCY);
  const { sandbox, stack } = deployment;
  const run = await halfWay(deployment);
  expect(stack.resources()).toEqual([]);
  const { code, stdout, stderr } = await run.finished;
  expect([code, stderr]).toEqual([0, expect.stringContaining("note: the state holds nothing yet")]);
  expect(stdout).toContain("+ 7 created");
  expect(balance(sandbox, stack)).toEqual({ orphans: [], ghosts: [] });
  expect(stack.resources()).toHaveLength(6);
  sandbox.resetRequests();
  await stack.preview({ expectNoChanges: true });
  expect(sandbox.requests).toEqual([]);
  expect((await startCommand(stack, ["destroy", ...RUN]).finished).code).toBe(0);
  expect(stack.resources()).toEqual([]);
  expect(sandbox.objects("customers")).toEqual([]);
});

/** How a run is ended, what the state has after it, and what is needed for the next one. */
const ENDS: Record<
  string,
  { end(stack: Stack, run: Running): Promise<void>; inState: number[]; said: RegExp }
> = {
  "all of it is killed: the journal alone has what was made": {
    async end(stack, run) {
      run.kill();
      await run.finished;
      removeEmptyAttributes(stack);
      await stack.cancel();
    },
    inState: [0],
    said: /^/,
  },
  "the terminal is closed: what was under way is finished, and the state is written": {
    async end(_stack, run) {
      run.child.kill("SIGHUP");
      expect((await run.finished).code).toBeGreaterThan(0);
    },
    inState: [1, 2, 3, 4, 5],
    said: /^/,
  },
  "the state can't be written at the end: the journal alone has what was made, and that is said": {
    async end(stack, run) {
      const folder = dirname(stack.checkpoint.path);
      renameSync(folder, `${folder}.away`);
      writeFileSync(folder, "");
      expect((await run.finished).code).toBeGreaterThan(0);
      rmSync(folder);
      renameSync(`${folder}.away`, folder);
    },
    inState: [0],
    said: /could not be read after the run|that the journal knows of/,
  },
};

test.each(Object.entries(ENDS))("%s; the next run makes it whole", async (_what, { end, inState, said }) => {
  const deployment = await planned(ONE_OF_EACH, LATENCY);
  const { sandbox, stack } = deployment;
  const run = await halfWay(deployment);
  await end(stack, run);
  await quiet(sandbox);
  expect(inState).toContain(stack.resources().length);
  expect(run.output()).toMatch(said);
  expect((await up(stack).finished).code).toBe(0);
  expect(balance(sandbox, stack)).toEqual({ orphans: [], ghosts: [] });
  expect(stack.resources()).toHaveLength(6);
});
