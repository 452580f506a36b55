import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Scope } from "./lines";

/** The setting under which no journal is kept. */
export const OFF = "off";

/**
 * The folder of the journals: the configured one, else `telecom-center` in Pulumi's home folder.
 *
 * @param program - the program's folder, to which a relative one belongs
 * @returns undefined where none is wanted
 */
export function journalFolder(
  setting: string | undefined,
  env: NodeJS.ProcessEnv,
  program = process.cwd(),
): string | undefined {
  if (setting === OFF) return undefined;
  if (setting) return resolve(program, setting);
  return join(env.PULUMI_HOME || join(homedir(), ".pulumi"), "telecom-center");
}

/** The journal of a project's stack. */
export function journalPath(folder: string, project: string, stack: string): string {
  return join(folder, fileName(project), `${fileName(stack)}.jsonl`);
}

// A name that a path would read otherwise is written out; Pulumi's own names need none of this.
const fileName = (name: string) =>
  encodeURIComponent(name).replace(/^\.+$|\*/g, (text) => text.replaceAll(".", "%2E").replaceAll("*", "%2A"));

/** The key of a scope in the lines of a file. */
export function keyOf({ project, stack, backend, address, user }: Scope): string {
  const text = JSON.stringify([project, stack, backend, address, user]);
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}
