import { readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { askEngine, type Place } from "./engine";

const lock = z.object({ pid: z.number(), username: z.string(), hostname: z.string(), timestamp: z.string() });
const stacks = z.array(z.object({ name: z.string(), updateInProgress: z.boolean().nullish() }));

/** A stack in a backend. */
export interface Locked extends Place {
  /** The backend's address (`backendOf`). */
  readonly backend: string;
  readonly project: string;
  readonly stack: string;
}

/**
 * Who may be at work on a stack; undefined where nobody is, and where the backend does not tell: in a bucket nobody but the
 * engine can look for a lock.
 */
export async function runOn(locked: Locked): Promise<string | undefined> {
  const [, folder] = /^file:\/\/(.*)$/s.exec(locked.backend) ?? [];
  if (folder !== undefined) return holderOfLock(folder, locked);
  return /^https?:/.test(locked.backend) ? updateOf(locked) : undefined;
}

function holderOfLock(folder: string, { project, stack }: Locked): string | undefined {
  for (const text of locksIn(join(folder, ".pulumi", "locks", "organization", project, stack))) {
    const parsed = lock.safeParse(text);
    if (!parsed.success) return "a process that wrote an unreadable lock";
    const { pid, username, hostname: host, timestamp } = parsed.data;
    // The lock of a process that was killed stays.
    if (host === hostname() && !isAlive(pid)) continue;
    return `process ${pid} of ${username} on ${host}, since ${timestamp}`;
  }
  return undefined;
}

function locksIn(folder: string): unknown[] {
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function updateOf({ project, stack, folder, env }: Locked): Promise<string | undefined> {
  const text = await askEngine(["stack", "ls", "--json", "--project", project], { folder, env });
  const running = stacks
    .parse(JSON.parse(text))
    .find(({ name, updateInProgress }) => updateInProgress && name.split("/").at(-1) === stack);
  return running && "an update that the backend knows of";
}
