import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { ReadableError } from "../lib/output.mjs";

const SAMPLE_MS = 100;

/** Resident memory of a process and all its descendants in MB; 0 where the system has no /proc. */
function residentMegabytes(root) {
  try {
    const parents = new Map();
    const pages = new Map();
    for (const name of readdirSync("/proc")) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        parents.set(Number(name), Number(fields[1]));
        pages.set(Number(name), Number(fields[21]));
      } catch {
        // It ended between the listing and the look.
      }
    }
    const below = (pid) => {
      for (let at = pid, depth = 0; at > 1 && depth < 50; at = parents.get(at) ?? 0, depth += 1) {
        if (at === root) return true;
      }
      return false;
    };
    let total = 0;
    for (const [pid, count] of pages) if (below(pid)) total += count;
    return (total * 4096) / 1e6;
  } catch {
    return 0;
  }
}

/**
 * Runs a command and measures it: wall and processor time in seconds, and the largest memory of all its processes in MB.
 */
export function measure(command, args, { cwd, env, timeoutSeconds = 3600 }) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    // The shell's own clock counts the processor time of all children, which Node does not tell of a child.
    const script = 'TIMEFORMAT="cpu %U %S"; time "$@"';
    const child = spawn("bash", ["-c", script, "bench", command, ...args], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let memory = 0;
    const sampler = setInterval(() => {
      memory = Math.max(memory, residentMegabytes(child.pid));
    }, SAMPLE_MS);
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutSeconds * 1000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(sampler);
      clearTimeout(timer);
      const wall = Number(process.hrtime.bigint() - started) / 1e9;
      if (code !== 0) {
        reject(new ReadableError(`${command} ${args.join(" ")} failed in ${cwd}:\n${output.slice(-4000)}`));
        return;
      }
      const [, user = "0", system = "0"] = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(output) ?? [];
      resolve({ wall, cpu: Number(user) + Number(system), memory, output });
    });
  });
}

/** Several measured runs side by side, as one. */
export async function together(runs) {
  const started = process.hrtime.bigint();
  const results = await Promise.all(runs.map((run) => run()));
  return {
    wall: Number(process.hrtime.bigint() - started) / 1e9,
    cpu: results.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: results.reduce((sum, { memory }) => sum + memory, 0),
    output: "",
  };
}
