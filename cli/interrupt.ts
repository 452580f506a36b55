import { constants } from "node:os";
import { CommandError } from "./command";

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

/**
 * Runs what can be stopped at certain points. The first Ctrl-C makes `stopped` throw there, so that the command can say
 * how far it came; the second ends the process.
 */
export async function interruptible<T>(action: (stopped: () => void) => Promise<T>): Promise<T> {
  let signal: NodeJS.Signals | undefined;
  const note = (received: NodeJS.Signals) => {
    signal = received;
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const name of signals) process.once(name, note);
  try {
    return await action(() => {
      if (signal) throw new CommandError(`stopped by ${signal}`);
    });
  } finally {
    for (const name of signals) process.off(name, note);
  }
}
