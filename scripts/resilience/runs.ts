import type { RunOptions, RunResult } from "../../tests/engine/harness/runs";
import type { Stack } from "../../tests/engine/harness/stack";

/** How a run ended, whether it succeeded or not. */
export async function outcome(
  stack: Stack,
  command: "up" | "refresh" | "destroy",
  options: RunOptions = {},
): Promise<RunResult> {
  return settled(stack.start(command, { timeoutSeconds: 3600, ...options }).result);
}

export async function settled(run: Promise<RunResult>): Promise<RunResult> {
  return run.catch((error: { result?: RunResult }) => {
    if (!error.result) throw error;
    return error.result;
  });
}

/** The errors of a run by the resource that they are about; the engine's own summary is about none. */
export function errorsByResource({ diagnostics }: RunResult): Map<string, string[]> {
  const errors = new Map<string, string[]>();
  for (const { severity, urn, message } of diagnostics) {
    if (severity !== "error" || !urn || urn.includes("pulumi:pulumi:Stack::")) continue;
    const name = urn.slice(urn.lastIndexOf("::") + 2);
    errors.set(name, [...(errors.get(name) ?? []), message]);
  }
  return errors;
}
