import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findEngine } from "./engine/find.mjs";
import { accountTable } from "./lib/account.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { bold, dim, elapsed, exitWith, green, ReadableError } from "./lib/output.mjs";
import { ensureBuild } from "./lib/package/build.mjs";
import { root } from "./lib/paths.mjs";
import { run, tail } from "./lib/run.mjs";
import { newRequests, startSandbox } from "./lib/sandbox.mjs";
import { Trial } from "./lib/trial.mjs";

const say = (text = "") => process.stdout.write(`${text}\n`);

let number = 0;
async function step(title, work) {
  number += 1;
  const started = Date.now();
  say(`\n${bold(`${number}. ${title}`)}`);
  const result = await work();
  say(green(`  ✓ ${elapsed(started)}`));
  return result;
}

function options() {
  try {
    return parseArgs({ options: { keep: { type: "boolean", default: false } } }).values;
  } catch (error) {
    throw new ReadableError(`${error.message}\nUsage: npm start [-- --keep]`);
  }
}

/** Tells what the last run asked of the API, by method and kind of object. */
async function sayRequests(sandbox) {
  const counts = new Map();
  for (const { method, path } of await newRequests(sandbox)) {
    const what = `${method} ${path.split("/operator/")[1]?.split(/[/?]/)[0] ?? path}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const told = [...counts].map(([what, count]) => (count > 1 ? `${count} × ${what}` : what));
  say(`  Requests to the API: ${told.join(", ") || "none"}`);
}

async function showAccount(sandbox) {
  say("\n  What exists in the account now:");
  say(await accountTable(sandbox));
  await newRequests(sandbox);
}

const UP = ["up", "--yes", "--skip-preview", "--suppress-progress"];
const PREVIEW = ["preview", "--suppress-progress"];

async function story(trial, sandbox) {
  await step("Deploy examples/quickstart: one customer with all that belongs to it", async () => {
    await trial.pulumi(["stack", "init"], { show: false });
    await trial.pulumi(UP);
    await sayRequests(sandbox);
    await showAccount(sandbox);
  });
  await step("Preview again: nothing is left to do", async () => {
    await trial.pulumi([...PREVIEW, "--expect-no-changes"]);
    await sayRequests(sandbox);
  });
  await step("Change one thing: the gateway moves to another host", async () => {
    await trial.pulumi(["config", "set", "gatewayHost", "pbx2.example.net"]);
    await trial.pulumi([...PREVIEW, "--diff"]);
  });
  await step("Apply the change", async () => {
    await newRequests(sandbox);
    await trial.pulumi(UP);
    await sayRequests(sandbox);
    await showAccount(sandbox);
  });
}

async function cleanUp(trial, sandbox) {
  await step("Clean up", async () => {
    say(
      dim(
        "  Customers are protected, because deleting one deletes everything under it. That is lifted first.",
      ),
    );
    await trial.pulumi(["state", "unprotect", "--all", "--yes"]);
    await trial.pulumi(["destroy", "--yes", "--remove", "--skip-preview", "--suppress-progress"]);
    await sayRequests(sandbox);
    await showAccount(sandbox);
  });
}

/** A page of what is deployed, to look at. */
async function writeMap(trial, file) {
  const env = { ...process.env, ...trial.settings };
  const command = [join(root, "dist", "cli", "main.js"), "map", "--out", file];
  const result = await run(process.execPath, command, { env });
  if (result.code !== 0) throw new ReadableError(`The map was not written:\n${tail(result)}`);
}

function tellHowToGoOn(folder, trial, sandbox) {
  const environment = join(folder, "env.sh");
  trial.writeEnvironment(environment);
  say(`
${bold("The sandbox and the stack are left for you.")}

  . ${environment}                     ${dim("# engine, sandbox and credentials for this shell")}
  cd examples/quickstart
  pulumi up                            ${dim(`# after a change to index.ts; the stack is "${trial.name}"`)}
  pulumi preview --refresh --run-program   ${dim("# also looks for changes made behind the engine's back")}
  pulumi state unprotect --all --yes && pulumi destroy

  The account as a page to look at: ${join(folder, "account.html")}

  The sandbox listens at ${sandbox.url} (${sandbox.username} / ${sandbox.password}), its request log is at
  ${sandbox.url}/_sandbox/requests. To end it and forget everything:

  kill ${sandbox.pid}; rm -rf ${folder} ${trial.settingsFile()}`);
}

async function main() {
  const { keep } = options();
  const started = Date.now();
  const engine = await step("Packages, build and the Pulumi engine", async () => {
    // An engine that has to be built needs no package: it downloads while npm does.
    const [found] = await Promise.all([findEngine(), ensureDependencies().then(() => ensureBuild())]);
    say(`  Pulumi ${found.version} from ${found.binDir}`);
    return found;
  });

  const folder = mkdtempSync(join(tmpdir(), "telecom-center-"));
  let sandbox;
  let trial;
  const forget = () => {
    sandbox?.stop();
    trial?.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  let stopping = false;
  const interrupted = () => {
    stopping = true;
    if (trial?.stop()) return;
    forget();
    process.exit(130);
  };
  process.on("SIGINT", interrupted).on("SIGTERM", interrupted);
  try {
    sandbox = await step("A sandbox of the Operator API on this machine", async () => {
      const made = await startSandbox(join(folder, "sandbox.log"));
      say(`  ${made.url}`);
      return made;
    });
    trial = new Trial({ folder, engine, sandbox, name: keep ? "kept" : "trial" });
    await story(trial, sandbox);
    if (keep) await writeMap(trial, join(folder, "account.html"));
    else await cleanUp(trial, sandbox);
  } catch (error) {
    forget();
    if (!stopping) throw error;
    say("\nStopped; the sandbox and the stack are gone.");
    process.exit(130);
  }
  if (keep) tellHowToGoOn(folder, trial, sandbox);
  else forget();
  say(
    `\n${green("Done")} in ${elapsed(started)}. ${keep ? "" : "`npm start -- --keep` leaves all of this for trying things."}`,
  );
}

main().catch(exitWith);
