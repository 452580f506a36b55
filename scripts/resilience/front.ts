import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { NO_FAULTS, type Sandbox, startSandbox } from "../../sandbox";
import { seededRandom } from "../../sandbox/random";
import { Stack } from "../../tests/engine/harness/stack";
import { audit, isExact } from "./audit";
import { LATEST, liesBy } from "./lies";
import { manyCustomers, PER_CUSTOMER, type Phase } from "./program";
import { outcome } from "./runs";
import { say, type Table } from "./table";

const CONFIG = { "telecom-center:maxRetries": "2", "telecom-center:timeoutSeconds": "5" };

/** The runs of one stack: what is declared, and the command. */
const RUNS = [
  { title: "create", phase: "create", command: "up" },
  { title: "update", phase: "change", command: "up" },
  { title: "refresh", phase: "change", command: "refresh" },
  { title: "delete", phase: "bare", command: "up" },
] as const satisfies { title: string; phase: Phase; command: "up" | "refresh" }[];

/** Stacks that live at the same time: most of a run is waiting. */
const AT_ONCE = 5;

/** What came of one run. */
interface Came {
  title: string;
  ended: boolean;
  requests: number;
  /** Requests that the front kept, lost or answered itself. */
  hit: number;
  /** Objects beyond the first, which the run or the journal names. */
  twins: number;
  /** What nobody was told of: there must be none. */
  untold: string[];
}

/** Runs a small stack behind a front that lies, lags and loses, and tells after each run whether anything went wrong in silence. */
export async function measureFront(runs: number, seed: number): Promise<Table> {
  const lives = Array.from({ length: Math.ceil(runs / RUNS.length) }, (_, index) => seed + index);
  const came: Came[] = [];
  let healed = 0;
  const total = lives.length;
  const work = async () => {
    for (let own = lives.shift(); own !== undefined; own = lives.shift()) {
      const life = await liveOnce(own);
      came.push(...life.came);
      if (life.healed) healed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const rows = RUNS.map(({ title }) => {
    const of = came.filter((one) => one.title === title);
    const sum = (count: (one: Came) => number) => of.reduce((all, one) => all + count(one), 0);
    return [
      title,
      of.length,
      of.filter(({ ended }) => ended).length,
      of.filter(({ ended }) => !ended).length,
      sum(({ requests }) => requests),
      sum(({ hit }) => hit),
      sum(({ twins }) => twins),
      sum(({ untold }) => untold.length),
    ];
  });
  return {
    header: [
      "run",
      "runs",
      "done",
      "ended with an error",
      "requests",
      "of them lied to, lost or late",
      "made twice, and told",
      "wrong without a word",
    ],
    rows,
    notes: [
      `${total} stacks of ${PER_CUSTOMER} objects with ${RUNS.length} runs each (seeds ${seed} to ${seed + total - 1}). The front answers 404, 410, 200 and 521 in the API's place, loses answers, redirects writes, ` +
        "carries them out up to six seconds late, and reads, lists, references and deletions lag by up to five. " +
        `After a run that was done the state is the account; behind a front that is well again the next \`pulumi up\` ended exact for ${healed} of ${total} stacks.`,
    ],
    passed: healed === total && came.every(({ untold }) => untold.length === 0),
  };
}

/** The runs of one stack, and whether the next ones heal what they left. */
export async function liveOnce(seed: number): Promise<{ came: Came[]; healed: boolean }> {
  const random = seededRandom(seed);
  const sandbox = await startSandbox();
  const stack = new Stack({ program: manyCustomers(1), sandbox, config: CONFIG });
  const came: Came[] = [];
  let words = "";
  try {
    for (const { title, phase, command } of RUNS) {
      Object.assign(sandbox.faults, structuredClone(NO_FAULTS), liesBy(random));
      sandbox.resetRequests();
      stack.setProgram(manyCustomers(1, phase));
      const run = await outcome(stack, command);
      words += run.output;
      await sleep(isStillAtWork(sandbox) ? LATEST * 1000 : 500);
      const ended = run.code === 0;
      const found = told(sandbox, stack, words, ended);
      const hit = sandbox.requests.filter(({ fault }) => fault !== undefined).length;
      came.push({ title, ended, requests: sandbox.requests.length, hit, ...found });
      say(`  ${JSON.stringify({ seed, ...came.at(-1) })}`);
      if (found.untold.length > 0) say(words.slice(-6000));
    }
    return { came, healed: await heal(sandbox, stack) };
  } finally {
    await sandbox.close();
    stack.remove();
  }
}

/** Whether something that was sent may still be carried out, or something that was deleted still lingers. */
function isStillAtWork({ requests, faults }: Sandbox): boolean {
  const late = new Set(faults.random.filter((rule) => rule.carriedOutAfterMs).map(({ fault }) => fault));
  const deletes = requests.some(({ method }) => method === "DELETE") && faults.lingerMs > 0;
  return deletes || requests.some(({ fault }) => late.has(fault as never));
}

/** What is there beside the state, and whether anybody was told. */
function told(sandbox: Sandbox, stack: Stack, words: string, ended: boolean): Pick<Came, "twins" | "untold"> {
  const { duplicates, orphans, ghosts } = audit(sandbox, stack);
  const lost = lostPaths(stack);
  const isTold = (object: string) => {
    const [type = "", id = ""] = object.split("/");
    return words.includes(`${id} is a second one of the same kind`) || lost.has(type);
  };
  const untold = [...duplicates, ...(ended ? [...orphans, ...ghosts.map((id) => `/${id}`)] : [])];
  return { twins: duplicates.length, untold: [...new Set(untold)].filter((object) => !isTold(object)) };
}

const TYPES: Record<string, string> = {
  IncomingTrunk: "incoming_trunks",
  Gateway: "termination_gateways",
  Route: "termination_routes",
};

/** The types of what the journal keeps as lost attempts, for its command to list. */
function lostPaths(stack: Stack): Set<string> {
  const home = stack.env.PULUMI_HOME!;
  const files = readdirSync(home, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".jsonl"),
  );
  const lines = files.flatMap((file) => readFileSync(join(home, file), "utf8").split("\n").filter(Boolean));
  const lost = lines.map((line) => JSON.parse(line)).filter((line) => line[0] === "lost");
  return new Set(lost.map((line) => TYPES[String(line[3]).split("::")[0]!] ?? ""));
}

/** The operator does what was said: deletes what is too many, and runs again. */
async function heal(sandbox: Sandbox, stack: Stack): Promise<boolean> {
  Object.assign(sandbox.faults, structuredClone(NO_FAULTS));
  for (const object of audit(sandbox, stack).duplicates) {
    const [type = "", id = ""] = object.split("/");
    sandbox.remove(type, id);
  }
  stack.setProgram(manyCustomers(1));
  const run = await outcome(stack, "up");
  const again = run.code === 0 ? run : await outcome(stack, "up", { args: ["--refresh"] });
  const check = await outcome(stack, "refresh", { args: ["--expect-no-changes"] });
  const healed = again.code === 0 && check.code === 0 && isExact(audit(sandbox, stack), PER_CUSTOMER);
  if (!healed) say(`not healed: ${run.output}${again.output}${check.output}`);
  return healed;
}
