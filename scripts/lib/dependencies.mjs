import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { progress, ReadableError } from "./output.mjs";
import { root } from "./paths.mjs";
import { run, tail } from "./run.mjs";
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

/** Installs the packages of package-lock.json unless exactly those are there. */
export async function ensureDependencies({ quiet = false } = {}) {
  if (!isInstalled()) {
    const step = progress("installing the packages of package-lock.json", { quiet });
    const result = await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root });
    if (result.code !== 0) {
      step.failed();
      throw new ReadableError(
        `\`npm ci\` failed in ${root}. Its last words:\n\n${tail(result)}\n\n` +
          "Check that the npm registry can be reached, then run the same command again.",
      );
    }
    step.done();
  }
  ensureSelfLink();
}
