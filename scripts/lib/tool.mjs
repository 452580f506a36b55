import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { progress, ReadableError } from "./output.mjs";
import { run, tail } from "./run.mjs";

/** Runs npm, and hands back what it printed. */
export async function npm(args, cwd) {
  const result = await run("npm", args, { cwd, timeoutSeconds: 600, ownGroup: true });
  if (result.code !== 0) throw new ReadableError(`\`npm ${args.join(" ")}\` failed:\n\n${tail(result)}`);
  return result.stdout.trim();
}

/** Installs packages into a folder of the cache unless it is there: what too few people need for `npm ci`. */
export async function ensureInstalled(what, folder, packages) {
  if (existsSync(folder)) return;
  const step = progress(`installing ${what}`);
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}.partial-`);
  try {
    writeFileSync(`${partial}/package.json`, '{ "private": true }\n');
    const quiet = ["--no-audit", "--no-fund", "--loglevel", "error", "--legacy-peer-deps"];
    await npm(["install", ...packages, ...quiet, "--prefix", partial], partial);
    // Somebody else may have put it there in the meantime.
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  step.done();
}
