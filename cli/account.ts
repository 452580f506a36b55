import { newSession } from "../provider/adapter/account";
import { ConfigurationError, readSettings } from "../provider/adapter/settings";
import type { Session } from "../provider/lifecycle";
import { CommandError } from "./command";
import type { Io } from "./io";

/**
 * Opens the account that the environment configures.
 *
 * @param tell - takes warnings, such as that a request had to be repeated
 */
export function openFromEnvironment({ env }: Io, tell: (line: string) => void): Session {
  try {
    return newSession(
      readSettings(() => undefined, env),
      tell,
    );
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new CommandError(
      `${error.message}\nA command reads the environment variables alone, not a stack's configuration.`,
    );
  }
}
