import { lstatSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { isWindows, root } from "./paths.mjs";

/**
 * Makes `node_modules/pulumi-telecom-center` point at the checkout, so that the engine's provider process, which loads
 * the runtime by the package's name, finds this build. npm removes the link at every install.
 */
export function ensureSelfLink() {
  const link = join(root, "node_modules", "pulumi-telecom-center");
  try {
    if (lstatSync(link).isSymbolicLink() && resolve(join(root, "node_modules"), readlinkSync(link)) === root)
      return;
    rmSync(link, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  try {
    symlinkSync(isWindows ? root : "..", link, isWindows ? "junction" : "dir");
  } catch (error) {
    // Somebody else made it between the look and the call.
    if (error.code !== "EEXIST") throw error;
  }
}
