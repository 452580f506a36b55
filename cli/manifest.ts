import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this package. */
export const packageFolder = (): string => folderOf(__dirname);

/** The version of this package. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8"));
  return (manifest as { version: string }).version;
}

// The compiled file lies a folder deeper than its source.
function folderOf(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : folderOf(dirname(folder));
}
