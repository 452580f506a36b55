import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "../lib/lock.mjs";
import { exitWith, ReadableError } from "../lib/output.mjs";
import { cacheFolder } from "../lib/paths.mjs";
import { buildFromModules } from "./gobuild.mjs";
import { CLI, folderOnPath, inspect } from "./inspect.mjs";
import { install } from "./installer.mjs";
import { chosenRelease } from "./release.mjs";

/** Goes up with each change to what this checkout builds into an engine, such as the newest one's policy-host. */
const BUILD = 5;
const cacheOf = ({ version }) => cacheFolder("engine", `${version}-${BUILD}`);

async function fromPath() {
  const binDir = folderOnPath(CLI);
  return binDir ? { binDir } : { problem: "no `pulumi` on PATH" };
}

async function fromCache(release) {
  const binDir = join(cacheOf(release), "bin");
  return existsSync(binDir) ? { binDir } : { problem: `nothing in the cache (${cacheOf(release)})` };
}

/** Fills the cache in one step: a folder of that name is always whole, however the run before it ended. */
function intoCache(produce) {
  return (release, options) => {
    const cached = cacheOf(release);
    mkdirSync(dirname(cached), { recursive: true });
    return withLock(
      `${cached}.lock`,
      `installing Pulumi ${release.version}`,
      async () => {
        const already = await fromCache(release);
        if (already.binDir && !(await inspect(already.binDir, release)).problem) return already;
        // What a run left that was ended: nobody else is here now.
        const parent = dirname(cached);
        for (const name of readdirSync(parent))
          if (name.startsWith(`${basename(cached)}.partial-`))
            rmSync(join(parent, name), { recursive: true, force: true });
        const partial = mkdtempSync(`${cached}.partial-`);
        try {
          const made = await produce(partial, release, options);
          if (made.problem) return made;
          const { problem } = await inspect(made.binDir, release);
          if (problem) return { problem };
          rmSync(cached, { recursive: true, force: true });
          renameSync(partial, cached);
          return fromCache(release);
        } finally {
          rmSync(partial, { recursive: true, force: true });
        }
      },
      options,
    );
  };
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

/** What a person can do about it: a newer engine of one's own helps only where no version was asked for. */
function advice({ version, go, exact, least }) {
  return [
    `Install Pulumi ${exact ? version : `${least} or a newer 3.x`} (https://www.pulumi.com/docs/install/) so that \`pulumi\` is on PATH,`,
    `or install Go ${go} or newer (https://go.dev/dl/) so that it can be built, and run the same command again.`,
  ];
}

/**
 * The Pulumi engine: the one on PATH, else the cached one, else the official installer's, else one built with Go.
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ pulumi: string, binDir: string, version: string, source: string }>}
 */
export async function findEngine({ quiet = false, env } = {}) {
  const release = chosenRelease(env);
  const tried = [];
  for (const [source, look] of chosenSources()) {
    const found = await look(release, { quiet });
    const seen = found.problem ? found : await inspect(found.binDir, release);
    if (!seen.problem) {
      return { pulumi: join(found.binDir, CLI), binDir: found.binDir, version: seen.version, source };
    }
    tried.push(`  - ${source}: ${seen.problem}`);
    const worthSaying = source === "path" && found.binDir;
    if (worthSaying && !quiet) process.stderr.write(`skipped: ${seen.problem}\n`);
  }
  const what = release.exact ? `Pulumi ${release.version}` : "The Pulumi engine";
  throw new ReadableError(
    [`${what} was not found and could not be installed:`, ...tried, ...advice(release)].join("\n"),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  findEngine().then((engine) => process.stdout.write(`${JSON.stringify(engine, null, 2)}\n`), exitWith);
}
