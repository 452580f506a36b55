import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { testSetup } from "./setup";

/** A folder with the package beside another version of the Pulumi SDK, or as another package manager installs it. */
export async function baseFolderWith(sdk: string, packageManager: "npm" | "pnpm" = "npm"): Promise<string> {
  const script = join(__dirname, "installBase.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    sdk,
    packageManager,
    testSetup().baseFolder,
  ]);
  return stdout;
}
