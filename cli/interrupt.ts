import { CommandError } from "./command";

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
