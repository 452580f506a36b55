import { createRequire } from "node:module";
import { basename, delimiter, dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

// Pulumi's provider process is started in the program's folder, and looks for both from there.
const OWN = "pulumi-telecom-center/runtime";
const HOST = "@pulumi/pulumi/cmd/dynamic-provider";

const program = process.cwd();

/**
 * Lets the provider process of an inline program of the Automation API find this package from any folder: without
 * `workDir` it is started in an empty one. The engine that this process starts later hands the variable on.
 */
export function helpInlinePrograms(): void {
  if (isRunByPulumi() || pulumi.runtime.hasMonitor()) return;
  const known = process.env.NODE_PATH?.split(delimiter) ?? [];
  const folders = [folderOf(require.resolve(HOST)), folderOf(__dirname)].filter(
    (folder) => folder !== undefined && !known.includes(folder),
  );
  if (folders.length > 0) process.env.NODE_PATH = [...known, ...new Set(folders)].join(delimiter);
}

/** The folder of packages that a file's package stands in, past a scope. */
function folderOf(file: string): string | undefined {
  for (let folder = file; folder !== dirname(folder); folder = dirname(folder)) {
    if (basename(dirname(folder)) === "node_modules") return dirname(folder);
  }
  return undefined;
}

let checked = false;

/**
 * Stops a program whose provider process will not find this package, as it is installed for another package alone.
 *
 * @throws RunError with what to do
 */
export function refuseUnreachable(): void {
  if (checked || !isRunByPulumi()) return;
  checked = true;
  const root = process.env.PULUMI_NODEJS_ROOT_DIRECTORY;
  if ([program, process.cwd(), ...(root ? [root] : [])].some(finds)) return;
  throw new pulumi.RunError(
    `pulumi-telecom-center is installed for another package than this program, and Pulumi's provider process does not find it from ${program}. ` +
      "Name it among the dependencies of the program's own package.json, beside the package that uses it, in the same version: npm install pulumi-telecom-center.",
  );
}

function finds(folder: string): boolean {
  try {
    createRequire(join(folder, "index.js")).resolve(OWN);
    return true;
  } catch {
    return false;
  }
}

/** Whether Pulumi's language host runs this process, and not a program of the Automation API or a test. */
function isRunByPulumi(): boolean {
  return process.env.PULUMI_NODEJS_MONITOR !== undefined;
}
