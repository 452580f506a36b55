import { newSession } from "../provider/adapter/account";
import { ConfigurationError, readSettings, type Settings } from "../provider/adapter/settings";
import type { Session } from "../provider/lifecycle";
import { CommandError } from "./command";
import type { Io } from "./terminal/io";

/**
 * Opens the account that the environment configures.
 *
 * @param tell - takes warnings, such as that a request had to be repeated
 */
export function openFromEnvironment(io: Io, tell: (line: string) => void): Session {
  return newSession(settingsFrom(io), tell);
}

/** What the environment configures. */
export function settingsFrom({ env }: Io): Settings {
  try {
    return readSettings(() => undefined, env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new CommandError(
      `${error.message}\nA command reads the environment variables alone, not a stack's configuration.`,
    );
  }
}
