/**
 * A preload for Node.js, with which programs and Pulumi's provider process start quicker: what Pulumi's SDK needs for nothing but the
 * serialising of closures is loaded when that comes to be done, and from Node.js 22.8 on what was compiled is kept for the next run,
 * where NODE_COMPILE_CACHE says or in the user's own cache; NODE_DISABLE_COMPILE_CACHE=1 turns that off. In Pulumi.yaml:
 *
 * ```yaml
 * runtime:
 *   name: nodejs
 *   options:
 *     nodeargs: --require pulumi-telecom-center/quick
 * ```
 */
import Module from "node:module";
import { homedir } from "node:os";
import { join, sep } from "node:path";
import { standIn } from "./standIn";

/** Loaded by the SDK whenever it is loaded, and used for closures alone; all of it takes longer than the rest of the SDK. */
const LATE: ReadonlySet<string> = new Set([
  "@npmcli/arborist",
  "fdir",
  "normalize-package-data",
  "typescript",
]);
const SDK = ["", "node_modules", "@pulumi", "pulumi", ""].join(sep);
const marker = Symbol.for("pulumi-telecom-center/quick");

type Load = (request: string, parent: NodeJS.Module | undefined, isMain: boolean) => unknown;
// Node.js has had the first two for as long as it has had modules, the third since 22.8; its types leave them out.
const loader = Module as unknown as {
  _load: Load & { [marker]?: true };
  _resolveFilename(request: string, parent: NodeJS.Module | undefined): string;
  enableCompileCache?(folder: string): unknown;
};

function keepCompiled(): void {
  try {
    // Node.js's own choice, the system's temporary folder, is open to other users, and what lies there is run.
    const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
    loader.enableCompileCache?.(join(cache, "pulumi-telecom-center", "compiled"));
  } catch {
    // A user of a container may have no home; such a process starts as it would without.
  }
}

const load = loader._load;
// By nodeargs and by NODE_OPTIONS, a process may get it twice.
if (!load[marker]) {
  keepCompiled();
  const late: Load = (request, parent, isMain) => {
    const now = () => load.call(loader, request, parent, isMain);
    if (!LATE.has(request) || !parent?.filename?.includes(SDK)) return now();
    // What is not installed is missed here and now: the SDK has an older compiler for that.
    const file = loader._resolveFilename(request, parent);
    return require.cache[file] ? now() : standIn(now);
  };
  loader._load = Object.assign(late, { [marker]: true as const });
}
