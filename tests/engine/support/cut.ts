import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox } from "../../../sandbox";
import type { Deployment } from "../fixtures";
import type { Part } from "../harness/processes";
import { EngineRunError, type RunResult } from "../harness/runs";

/** A run that is ended from outside. */
export interface Cut {
  readonly command?: "up" | "destroy";
  readonly args?: string[];
  /** It is ended when the account has got so many requests, or is as asked for. */
  readonly after: number | (() => boolean);
  /** Further milliseconds, in which the request may be carried out and answered. */
  readonly delayMs?: number;
  readonly part?: Part;
  readonly signal?: NodeJS.Signals;
  /** The engine writes its state once, when it returns. */
  readonly skipCheckpoints?: boolean;
}

/** What is told of a run that was cut off. */
export interface Left {
  /** It had ended before it could be cut. */
  readonly finished: boolean;
  /** What it had sent. */
  readonly writes: readonly string[];
}

/** Runs a command on the stack, ends it, and frees the stack for the next one as the operator does. */
export async function cutOff({ sandbox, stack }: Deployment, cut: Cut): Promise<Left> {
  const { command = "up", args = [], after, delayMs = 0, part = "all", signal = "SIGKILL" } = cut;
  sandbox.resetRequests();
  const env = cut.skipCheckpoints ? { PULUMI_SKIP_CHECKPOINTS: "true" } : {};
  const run = stack.start(command, { args, env, timeoutSeconds: 1200 });
  let finished = false;
  let killed = false;
  const ended = run.finished.then(({ code, stdout, stderr }) => {
    finished = true;
    if (code !== 0 && code !== null && !killed)
      throw new Error(`The run failed before it was cut:\n${stdout}${stderr}`);
  });
  ended.catch(() => {});
  const far = typeof after === "number" ? () => sandbox.requests.length >= after : after;
  while (!far() && !finished) await sleep(1);
  await sleep(delayMs);
  if (!finished) {
    killed = true;
    run.kill(signal, part);
  }
  await ended;
  await quiet(sandbox);
  removeEmptyAttributes(stack);
  await stack.cancel().catch(() => {});
  const sent = sandbox.requests.filter(({ method }) => method !== "GET");
  return { finished: !killed, writes: sent.map(({ method, path, status }) => `${method} ${path} ${status}`) };
}

/** `pulumi up` after a cut, and `pulumi up --refresh` only where that is what the first one asks for. */
export async function heal({ stack }: Deployment): Promise<RunResult & { refreshed: boolean }> {
  try {
    return { ...(await stack.up({ timeoutSeconds: 1200 })), refreshed: false };
  } catch (error) {
    if (!(error instanceof EngineRunError) || !error.result.output.includes("pulumi up --refresh"))
      throw error;
    return { ...(await stack.up({ refresh: true, timeoutSeconds: 1200 })), refreshed: true };
  }
}

/** Waits until the requests that were under way have been carried out. */
export async function quiet(sandbox: Sandbox): Promise<void> {
  await sleep(150);
  while (sandbox.requests.some(({ outcome }) => outcome === "pending")) await sleep(20);
}

/** A flaw of Pulumi's file backend: a kill can leave an empty .attrs file beside a sound checkpoint. */
export function removeEmptyAttributes(stack: Deployment["stack"]): void {
  const folder = dirname(stack.checkpoint.path);
  const empty = readdirSync(folder)
    .filter((name) => name.endsWith(".attrs"))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size === 0);
  for (const path of empty) rmSync(path);
}
