import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

export const isWindows = process.platform === "win32";

/** What can be made again at any time but costs minutes: the engine, Node versions, packed packages. */
export function cacheFolder(...parts) {
  const base = process.env.TELECOM_CENTER_CACHE
    ? resolve(process.env.TELECOM_CENTER_CACHE)
    : join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-telecom-center");
  return join(base, ...parts);
}

/** State of this checkout's own build; goes away with node_modules. */
export function checkoutCache(...parts) {
  return join(root, "node_modules", ".cache", "telecom-center", ...parts);
}
