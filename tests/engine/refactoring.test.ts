import {
  AUTOMATIC_TRUNKS,
  CHECKED_BEFORE,
  PBX,
  REFACTORINGS,
  REFUSED,
  REFUSED_FROM,
  type Refactoring,
} from "./cases/refactorings";
import { type Deployment, planned, program, writes } from "./fixtures";
import type { RunResult } from "./harness";
import { balance } from "./support/balance";

const place = (text: string, index: number) =>
  text.replaceAll("~", `n${index}-`).replaceAll("###", String(100 + index));
const block = (lines: readonly string[], index: number) => `{\n${place(lines.join("\n"), index)}\n}`;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const expected = (text: string | RegExp, index: number) =>
  new RegExp(place(text instanceof RegExp ? text.source : literal(text), index));

const short = (text: string) =>
  text.replace(/\/[^/ ]*(?= \d+$)/, (id) => (/^\/[a-z_]+$/.test(id) ? id : "/…"));

/** The second program of a case, and the arguments of the run that deploys it. */
function change({ to, replace }: Pick<Refactoring, "to" | "replace">, { stack }: Deployment, index: number) {
  const resource = (name: string) => stack.resource(place(`~${name}`, index));
  return {
    lines: block(typeof to === "function" ? to((name) => resource(name).id!) : to, index),
    args: replace ? ["--replace", resource(replace).urn] : [],
  };
}

const WALKS = {
  "as it is": { cases: REFACTORINGS, switches: {}, env: {} },
  "where every customer gets a trunk by itself": {
    cases: AUTOMATIC_TRUNKS,
    switches: { autoTrunk: { delayMs: 0 } },
    env: {},
  },
  "with checkBeforeCreate": {
    cases: CHECKED_BEFORE,
    switches: {},
    env: { TELECOM_CENTER_CHECK_BEFORE_CREATE: "true" },
  },
};

describe.each(Object.entries(WALKS))("an account %s", (_, { cases, switches, env }) => {
  let deployment: Deployment;
  let result: RunResult;

  beforeAll(async () => {
    deployment = await planned([PBX, ...cases.map(({ from }, index) => block(from, index))], { switches });
    const { sandbox, stack } = deployment;
    await stack.up();
    for (const [index, { between }] of cases.entries())
      if (between) await stack.state(between.command, place(`~${between.resource}`, index));
    const changes = cases.map((refactoring, index) => change(refactoring, deployment, index));
    stack.setProgram(program(PBX, ...changes.map(({ lines }) => lines)));
    sandbox.resetRequests();
    result = await stack.up({ args: changes.flatMap(({ args }) => args), env });
  });

  test.each(cases.map((refactoring, index) => ({ ...refactoring, index })))(
    "$name",
    ({ says = [], order = {}, index }) => {
      for (const text of says) expect(result.output).toMatch(expected(text, index));
      for (const [resource, ops] of Object.entries(order)) {
        const steps = result.steps.filter(({ name }) => name === place(`~${resource}`, index));
        expect(steps.map(({ op }) => op).filter((op) => (ops as readonly string[]).includes(op))).toEqual(
          ops,
        );
      }
    },
  );

  test("no other write is sent, nothing is lost or left over, and nothing is left to do", async () => {
    const { sandbox, stack } = deployment;
    const further = writes(sandbox).map(short);
    const missed = cases
      .flatMap(({ writes }) => writes)
      .filter((write) => further.splice(further.indexOf(write) >>> 0, 1).length === 0);
    const older = cases.flatMap((refactoring) => refactoring.older ?? []);
    expect([missed, further.filter((write) => !older.includes(write))]).toEqual([[], []]);
    expect(balance(sandbox, stack)).toEqual({ orphans: [], ghosts: [] });
    await stack.preview({ refresh: true, expectNoChanges: true });
  });
});

describe("what stops", () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await planned([block(REFUSED_FROM, 0)]);
    await deployment.stack.up();
  });

  test.each(REFUSED)("$name", async ({ says = [], writes: expectedWrites, ...refused }) => {
    const { sandbox, stack } = deployment;
    sandbox.resetRequests();
    const { lines, args } = change(refused, deployment, 0);
    stack.setProgram(program(lines));
    const { output } = await stack.up({ args, expectFailure: true });
    for (const text of says) expect(output).toMatch(expected(text, 0));
    if (expectedWrites) expect(writes(sandbox).map(short)).toEqual(expectedWrites);
    expect(balance(sandbox, stack)).toEqual({ orphans: [], ghosts: [] });
  });
});
