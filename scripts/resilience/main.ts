import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { removeStacks } from "../../tests/engine/harness/stack";
import { measureBrokenServers } from "./brokenServers";
import { measureFront } from "./front";
import { measureKills } from "./kills";
import { measureLostAnswers } from "./lostAnswers";
import { measureSecrets } from "./secrets";
import { measureSweep } from "./sweep";
import { mark, markdown, say, type Table } from "./table";

const page = (part: Part) =>
  join(__dirname, "..", "..", "docs", part === "backends" ? "backends.md" : "resilience.md");

type Part = "creates" | "front" | "kills" | "sweep" | "servers" | "secrets" | "backends";

interface Size {
  customers?: number | undefined;
  kills?: number | undefined;
  runs?: number | undefined;
  seed: number;
  rate?: number | undefined;
}

/** Each part works on the real engine, with the packed and installed package. */
const PARTS: Record<Part, (size: Size) => Promise<Table>> = {
  creates: ({ customers = 167, seed, rate }) => measureLostAnswers(customers, seed, rate),
  front: ({ runs = 200, seed }) => measureFront(runs, seed),
  kills: ({ customers = 40, kills = 10, seed }) => measureKills(customers, kills, seed),
  sweep: () => measureSweep(),
  servers: () => measureBrokenServers(),
  secrets: () => measureSecrets(),
  // What it needs is built with the folder that the setup makes.
  backends: ({ customers = 40 }) =>
    (require("./backends") as typeof import("./backends")).measureBackends(customers),
};

const USAGE = `Usage: npm run resilience -- [--creates] [--front] [--kills] [--sweep] [--servers] [--secrets] [--backends] [--write]
       [--customers N] [--count N] [--seed N] [--rate N]
Without a part: all of them. --write puts the figures into their pages in docs/.`;

async function main(): Promise<void> {
  const boolean = { type: "boolean", default: false } as const;
  const string = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      creates: boolean,
      front: boolean,
      kills: boolean,
      sweep: boolean,
      servers: boolean,
      secrets: boolean,
      backends: boolean,
      write: boolean,
      help: boolean,
      customers: string,
      count: string,
      seed: string,
      rate: string,
    },
  });
  if (values.help) return say(USAGE);
  const names = Object.keys(PARTS) as Part[];
  const chosen = names.filter((name) => values[name]);
  if (!process.env.TELECOM_CENTER_TEST_SETUP) await setUp();
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const size = {
    customers: number(values.customers),
    kills: number(values.count),
    runs: number(values.count),
    seed: number(values.seed) ?? 1,
    rate: number(values.rate),
  };
  for (const name of chosen.length > 0 ? chosen : names) {
    const table = await PARTS[name](size);
    process.stdout.write(`\n${markdown(table)}\n`);
    if (values.write)
      writeFileSync(page(name), mark(readFileSync(page(name), "utf8"), name, markdown(table)));
    if (!table.passed) process.exitCode = 1;
  }
}

/** The engine, and the package as its users install it: once, as for the engine tests. */
async function setUp(): Promise<void> {
  const path = join(__dirname, "..", "..", "tests", "engine", "harness", "globalSetup.mjs");
  const { default: setup } = (await import(path)) as { default: () => Promise<void> };
  await setup();
}

main()
  .catch((error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  })
  .finally(removeStacks);
