import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { progress, ReadableError } from "./output.mjs";
import { cacheFolder } from "./paths.mjs";
import { run, tail } from "./run.mjs";

/** The versions of Node.js that are tested, oldest first. */
export const NODES = ["20", "22", "24"];

const PLATFORM = process.platform === "win32" ? "win" : process.platform;

/** What npm prints. */
export async function npm(args, cwd) {
  const result = await run("npm", args, { cwd, timeoutSeconds: 600, ownGroup: true });
  if (result.code !== 0) throw new ReadableError(`\`npm ${args.join(" ")}\` failed:\n\n${tail(result)}`);
  return result.stdout.trim();
}

/** The folder of a Node.js binary of that major version, from the package that carries it; kept in the cache. */
export async function nodeBinFolder(major) {
  const name = `node-${PLATFORM}-${process.arch}`;
  const folder = cacheFolder("node", major);
  const bin = join(folder, "node_modules", name, "bin");
  if (existsSync(bin)) return bin;
  const step = progress(`installing Node.js ${major}`);
  mkdirSync(cacheFolder("node"), { recursive: true });
  const partial = mkdtempSync(`${folder}.partial-`);
  try {
    writeFileSync(join(partial, "package.json"), '{ "private": true }\n');
    await npm(
      ["install", `${name}@${major}`, "--no-audit", "--no-fund", "--loglevel", "error", "--prefix", partial],
      partial,
    );
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  step.done();
  return bin;
}
