import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

/** A process above this one. */
export interface Ancestor {
  /** The file that it runs, or its name where the system tells no more. */
  readonly program: string;
  readonly args: readonly string[];
}

/** The processes above this one, the nearest first; none where the system tells nothing of them. */
export function* ancestors(): Generator<Ancestor> {
  const look = process.platform === "linux" ? inProc : process.platform === "win32" ? undefined : byPs;
  try {
    let pid = process.ppid;
    while (look && pid > 1) {
      const { parent, ...ancestor } = look(pid);
      yield ancestor;
      pid = parent;
    }
  } catch {
    // Nothing is told of processes of others.
  }
}

/** The nearest engine above this process: it need not be the one on PATH. */
export function runningEngine(): Ancestor | undefined {
  for (const ancestor of ancestors()) if (basename(ancestor.program) === "pulumi") return ancestor;
  return undefined;
}

type Found = Ancestor & { readonly parent: number };

function inProc(pid: number): Found {
  // The name of the program stands in brackets and may hold anything.
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(1);
  return { program: readlinkSync(`/proc/${pid}/exe`), args, parent };
}

function byPs(pid: number): Found {
  const told = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" }).trim();
  const [parent, program, ...args] = told.split(/\s+/);
  return { program: program ?? "", args, parent: Number(parent) };
}
