import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isWindows } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { misfit } from "./release.mjs";

const executable = (name) => (isWindows ? `${name}.exe` : name);
export const CLI = executable("pulumi");
export const LANGUAGE_HOST = executable("pulumi-language-nodejs");
/** The language host that another one is in front of; its name is known to newest/policy-host. */
export const PROGRAM_HOST = executable("language-nodejs");

/** The version that a `pulumi` says of itself, or undefined when it cannot even say that. */
export async function versionOf(pulumi) {
  const result = await run(pulumi, ["version"], {
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutSeconds: 60,
  });
  return result.code === 0 ? /v?(\d+\.\d+\.\d+)/.exec(result.stdout)?.[1] : undefined;
}

/** The first folder of PATH that holds the program. */
export function folderOnPath(name) {
  return (process.env.PATH ?? "").split(delimiter).find((folder) => folder && existsSync(join(folder, name)));
}

/**
 * Looks at the engine in one folder, whether it will do for the chosen release.
 * @returns {Promise<{ version: string } | { problem: string }>}
 */
export async function inspect(binDir, release) {
  const pulumi = join(binDir, CLI);
  if (!existsSync(pulumi)) return { problem: `there is no ${pulumi}` };
  if (!existsSync(join(binDir, LANGUAGE_HOST)) && !folderOnPath(LANGUAGE_HOST)) {
    return { problem: `${pulumi} has no ${LANGUAGE_HOST} beside it, so it cannot run Node.js programs` };
  }
  const version = await versionOf(pulumi);
  if (!version) return { problem: `${pulumi} does not answer to \`pulumi version\`` };
  const problem = misfit(version, release);
  return problem ? { problem: `${pulumi} is ${version}; ${problem}` } : { version };
}
