import { constants } from "node:os";
import { CommandError } from "../command";

/** Somebody ended the command; its message says what is incomplete. */
export class StoppedError extends CommandError {
  constructor(
    readonly signal: "SIGINT" | "SIGTERM",
    left: string,
  ) {
    super(`stopped by ${signal}: ${left}`);
  }

  /** As a shell tells a process that the signal ended. */
  get status(): number {
    return 128 + constants.signals[this.signal];
  }
}

/**
 * Runs what can be left at any moment: Ctrl-C ends it at once.
 *
 * @param left - says what is incomplete
 * @throws StoppedError
 */
export async function untilStopped<T>(action: () => Promise<T>, left: () => string): Promise<T> {
  let stop: (signal: "SIGINT" | "SIGTERM") => void = () => undefined;
  const stopped = new Promise<never>((_, failed) => {
    stop = (signal) => failed(new StoppedError(signal, left()));
  });
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const name of signals) process.once(name, stop);
  try {
    return await Promise.race([action(), stopped]);
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}
