import { createRequire } from "node:module";
import { basename, delimiter, dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { areMocked } from "./engine";

// Pulumi's provider process is started in the program's folder, and looks for both from there.
const OWN = "pulumi-telecom-center/runtime";
const HOST = "@pulumi/pulumi/cmd/dynamic-provider";

const started = process.cwd();
let helped = false;

/**
 * Lets the provider process of an inline program of the Automation API find this package from any folder: it is started
 * where the script was. The engine that the script starts later hands the variable on.
 */
export function helpInlinePrograms(): void {
  if (isRunByPulumi() || pulumi.runtime.hasMonitor()) return;
  helped = true;
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
 * Stops a program whose provider process will not find this package: the engine would wait for it for ever.
 *
 * @throws RunError with what to do
 */
export function refuseUnreachable(): void {
  if (checked || helped || areMocked() || !pulumi.runtime.hasMonitor()) return;
  checked = true;
  const root = process.env.PULUMI_NODEJS_ROOT_DIRECTORY;
  const folders = [started, process.cwd(), ...(root ? [root] : [])];
  const wanted = isRunByPulumi() ? [OWN] : [OWN, HOST];
  if (folders.some((folder) => wanted.every((name) => finds(folder, name)))) return;
  throw new pulumi.RunError(
    isRunByPulumi()
      ? `pulumi-telecom-center is installed for another package than this program, and Pulumi's provider process does not find it from ${started}. ` +
          "Name it among the dependencies of the program's own package.json, beside the package that uses it, in the same version: npm install pulumi-telecom-center."
      : `Pulumi's provider process does not find pulumi-telecom-center from ${started}. Import it at the top of the script, before the stack runs; ` +
          "or start the script in the folder whose node_modules has it and @pulumi/pulumi, and name that folder as `workDir`.",
  );
}

function finds(folder: string, name: string): boolean {
  try {
    createRequire(join(folder, "index.js")).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether Pulumi's language host runs this process, and not a program of the Automation API or a test. */
function isRunByPulumi(): boolean {
  return process.env.PULUMI_NODEJS_MONITOR !== undefined;
}
