import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ReadableError } from "./output.mjs";
import { root } from "./paths.mjs";

/**
 * Starts the local Operator API as a process of its own, which outlives this one unless `stop` is called.
 * @param {string} logFile its output
 */
export async function startSandbox(logFile) {
  const log = openSync(logFile, "w");
  const main = join(root, "dist", "sandbox", "main.js");
  const child = spawn(process.execPath, [main, "--port", "0"], {
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const said = readFileSync(logFile, "utf8");
    const [url, username, password] = ["url", "username", "password"].map(
      (name) => new RegExp(`^${name}: (.+)$`, "m").exec(said)?.[1],
    );
    if (url && username && password)
      return { url, username, password, pid: child.pid, stop: () => child.kill() };
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  child.kill();
  throw new ReadableError(`The sandbox did not start. It said:\n${readFileSync(logFile, "utf8")}`);
}

/** The requests that the sandbox has answered since the last call, such as `PATCH /termination_gateways/…`. */
export async function newRequests(sandbox) {
  const log = `${sandbox.url}/_sandbox/requests`;
  const requests = await (await fetch(log)).json();
  await fetch(log, { method: "DELETE" });
  return requests;
}
