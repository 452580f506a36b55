import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { progress } from "./output.mjs";

function holder(folder) {
  try {
    return Number(readFileSync(join(folder, "pid"), "utf8"));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** A holder that died leaves its folder behind; one that has just made it may not have written its id yet. */
function isStale(folder) {
  const pid = holder(folder);
  if (pid) return !isAlive(pid);
  try {
    return Date.now() - statSync(folder).mtimeMs > 10_000;
  } catch {
    return false;
  }
}

/** Runs `work` while no other process of this user holds the same lock folder. */
export async function withLock(folder, what, work, { quiet = false } = {}) {
  mkdirSync(dirname(folder), { recursive: true });
  let waiting;
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isStale(folder)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    waiting ??= progress(`waiting for process ${holder(folder) ?? "?"}, which is busy with ${what}`, {
      quiet,
    });
    await sleep(300);
  }
  waiting?.done();
  writeFileSync(join(folder, "pid"), String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
