import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "../../sandbox";
import { Stack } from "../engine/harness/stack";
import { type Scenario, scenarios } from "./scenarios";

/**
 * Records what the real engine prints for each scenario:
 *
 *     npx ts-node --transpile-only tests/review/record.ts [NAME…]
 *
 * Afterwards the goldens are written anew by `UPDATE_GOLDENS=1 npx jest --selectProjects unit tests/review/golden`.
 */
const FOLDER = join(__dirname, "fixtures");

function text(lines: readonly string[]): string {
  return [
    'const pulumi = require("@pulumi/pulumi");',
    'const telecom = require("pulumi-telecom-center");',
    ...lines,
  ].join("\n");
}

async function preview({
  seed,
  before,
  after,
  refresh,
  all,
  drift,
  fails,
  project,
}: Scenario): Promise<string> {
  const sandbox = await startSandbox({ seed });
  const stack = new Stack({ program: text(before ?? after), project: project ?? "telephony", sandbox });
  try {
    if (before) await stack.up();
    drift?.(sandbox);
    stack.setProgram(text(after));
    const flags = [...(refresh ? ["--refresh"] : []), ...(all ? ["--show-sames", "--show-reads"] : [])];
    const args = ["preview", "--json", ...flags];
    const { stdout } = await stack.cli(args, { expectFailure: fails, timeoutSeconds: 600 });
    return anonymous(stdout, sandbox);
  } finally {
    stack.remove();
    await sandbox.close();
  }
}

// The machine's own paths and ports are no part of a recording.
function anonymous(output: string, sandbox: Sandbox): string {
  return output
    .replaceAll(sandbox.url, "http://127.0.0.1:8080")
    .replace(/(\/[\w.@-]+)+\/(?=program|node_modules)/g, "/");
}

async function main(names: readonly string[]): Promise<void> {
  const globalSetup: string = "../engine/harness/globalSetup.mjs";
  const { default: setup } = await import(globalSetup);
  await setup();
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, parts] of Object.entries(scenarios)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const documents: string[] = [];
    for (const part of parts) documents.push(await preview(part));
    writeFileSync(join(FOLDER, `${name}.preview`), documents.join(""));
    process.stdout.write(`${name}: ${documents.join("").length} characters\n`);
  }
}

void main(process.argv.slice(2));
