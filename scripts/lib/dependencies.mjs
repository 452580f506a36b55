import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { progress, ReadableError } from "./output.mjs";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";
import { ensureSelfLink } from "./selflink.mjs";

function packages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

/** npm keeps a copy of the lock file for what it really installed, so whoever ran npm last is taken into account. */
function isInstalled() {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = packages(installedFile);
  return Object.entries(packages(join(root, "package-lock.json"))).every(
    // The first entry is this package itself; optional ones may be for other platforms.
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

/** npm's errors begin with the reason and end with pages of usage. */
const reason = ({ stdout, stderr }) => `${stderr}\n${stdout}`.trim().split("\n").slice(0, 12).join("\n");

/**
 * Where a registry lacks the packages of other platforms, npm writes lock files without them and then refuses those
 * lock files for `npm ci`; `npm install` takes the same versions from them and writes nothing back.
 */
const COMMANDS = [["ci"], ["install", "--no-save"]];

async function install() {
  let result;
  for (const command of COMMANDS) {
    // It must not go on beside the next one, when something else has ended this run.
    const options = { cwd: root, ownGroup: true };
    result = await run("npm", [...command, "--no-audit", "--no-fund", "--loglevel", "error"], options);
    if (result.code === 0 || !result.stderr.includes("EUSAGE")) return result;
  }
  return result;
}

/** Installs the packages of package-lock.json unless exactly those are there. */
export async function ensureDependencies({ quiet = false } = {}) {
  if (!isInstalled()) {
    const step = progress("installing the packages of package-lock.json", { quiet });
    const result = await install();
    if (result.code !== 0) {
      step.failed();
      throw new ReadableError(
        `The packages could not be installed into ${root}. npm says:\n\n${reason(result)}\n\n` +
          "Check that npm's registry can be reached, then run the same command again.",
      );
    }
    step.done();
  }
  ensureSelfLink();
}
