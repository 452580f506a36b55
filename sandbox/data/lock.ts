import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

/** Locks of this process; its id alone can be that of an earlier one, as in a container that was started again. */
const own = new Set<string>();

/**
 * Makes sure that a data file has one sandbox at a time: two would write over each other's objects.
 *
 * @returns ends it
 * @throws Error when another sandbox has the file
 */
export function holdFile(path: string): () => void {
  const lock = lockOf(path);
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = Number(readFileSync(lock, "utf8"));
    if (own.has(lock) || (holder !== process.pid && isRunning(holder)))
      throw new Error(
        `${path} is in use by another sandbox, process ${holder}. End that one, or choose another file. (If the process is something else, delete ${lock}.)`,
      );
    // It was killed.
    writeFileSync(lock, String(process.pid));
  }
  own.add(lock);
  return () => {
    if (own.delete(lock)) rmSync(lock, { force: true });
  };
}

// Not beside the file, whose folder may be under version control, or watched.
function lockOf(path: string): string {
  const whole = resolve(path);
  const real = existsSync(whole)
    ? realpathSync(whole)
    : join(existsSync(dirname(whole)) ? realpathSync(dirname(whole)) : dirname(whole), basename(whole));
  const name = createHash("sha256").update(real).digest("hex").slice(0, 32);
  return join(tmpdir(), `telecom-center-sandbox-${name}.lock`);
}

function isRunning(id: number): boolean {
  try {
    // An empty file is of one that is just beginning.
    if (id > 0) process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
