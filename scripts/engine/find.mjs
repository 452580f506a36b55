import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "../lib/lock.mjs";
import { exitWith, ReadableError } from "../lib/output.mjs";
import { cacheFolder } from "../lib/paths.mjs";
import { buildFromModules } from "./gobuild.mjs";
import { install } from "./installer.mjs";
import { CLI, ENGINE_VERSION, folderOnPath, inspect } from "./version.mjs";

const cached = () => cacheFolder("engine", ENGINE_VERSION);

async function fromPath() {
  const binDir = folderOnPath(CLI);
  return binDir ? { binDir } : { problem: "no `pulumi` on PATH" };
}

async function fromCache() {
  const binDir = join(cached(), "bin");
  return existsSync(binDir) ? { binDir } : { problem: `nothing in the cache (${cached()})` };
}

/** Fills the cache in one step: a folder of that name is always whole, however the run before it ended. */
function intoCache(produce) {
  return (options) =>
    withLock(
      `${cached()}.lock`,
      "installing the engine",
      async () => {
        const already = await fromCache();
        if (already.binDir && !(await inspect(already.binDir)).problem) return already;
        const partial = mkdtempSync(`${cached()}.partial-`);
        try {
          const made = await produce(partial, options);
          if (made.problem) return made;
          const { problem } = await inspect(made.binDir);
          if (problem) return { problem };
          rmSync(cached(), { recursive: true, force: true });
          renameSync(partial, cached());
          return { binDir: join(cached(), "bin") };
        } finally {
          rmSync(partial, { recursive: true, force: true });
        }
      },
      options,
    );
}

const SOURCES = {
  path: fromPath,
  cache: fromCache,
  installer: intoCache(install),
  go: intoCache(buildFromModules),
};

function chosenSources() {
  const only = process.env.TELECOM_CENTER_ENGINE_SOURCE;
  if (!only) return Object.entries(SOURCES);
  if (SOURCES[only]) return [[only, SOURCES[only]]];
  const names = Object.keys(SOURCES).join(", ");
  throw new ReadableError(`TELECOM_CENTER_ENGINE_SOURCE is "${only}", but must be one of: ${names}`);
}

/**
 * The Pulumi engine: the one on PATH, else the cached one, else the official installer's, else one built with Go.
 * @param {{ quiet?: boolean }} options
 * @returns {Promise<{ pulumi: string, binDir: string, version: string, source: string }>}
 */
export async function findEngine({ quiet = false } = {}) {
  const tried = [];
  for (const [source, look] of chosenSources()) {
    if (source === "installer" || source === "go") mkdirSync(dirname(cached()), { recursive: true });
    const found = await look({ quiet });
    const seen = found.problem ? found : await inspect(found.binDir);
    if (!seen.problem) {
      return { pulumi: join(found.binDir, CLI), binDir: found.binDir, version: seen.version, source };
    }
    tried.push(`  - ${source}: ${seen.problem}`);
    const worthSaying = source === "path" && found.binDir;
    if (worthSaying && !quiet) process.stderr.write(`skipped: ${seen.problem}\n`);
  }
  throw new ReadableError(
    [
      "The Pulumi engine was not found and could not be installed:",
      ...tried,
      `Install Pulumi ${ENGINE_VERSION} or a newer 3.x (https://www.pulumi.com/docs/install/) so that \`pulumi\` is on PATH,`,
      "or install Go 1.25 or newer (https://go.dev/dl/) so that it can be built, and run the same command again.",
    ].join("\n"),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  findEngine().then((engine) => process.stdout.write(`${JSON.stringify(engine, null, 2)}\n`), exitWith);
}
