import { ApiClient } from "../api";
import { Made, Reader, type Session } from "../lifecycle";
import { readSettings, type Settings } from "./settings";

const sessions = new Map<string, Session>();

/**
 * Opens the account that is configured; one session per process and account, so that all entities share the connections,
 * the limits and the knowledge of what was made.
 *
 * @param get - looks up a key of the stack's configuration
 * @param tell - takes what the operator should know
 * @throws ConfigurationError
 */
export function openAccount(get: (key: string) => string | undefined, tell: (line: string) => void): Session {
  const settings = readSettings(get);
  const key = JSON.stringify(settings);
  let session = sessions.get(key);
  if (!session) {
    session = newSession(settings, tell);
    sessions.set(key, session);
  }
  return session;
}

/** A session with an account. */
export function newSession(settings: Settings, tell: (line: string) => void): Session {
  const debug = process.env.TELECOM_CENTER_LOG === "debug";
  const api = new ApiClient({
    ...settings,
    log: (level, line) => {
      if (level === "warning" || debug) tell(level === "warning" ? `warning: ${line}` : line);
    },
  });
  return {
    api,
    reader: new Reader(api),
    settings: { ...settings, refused: new Set() },
    tell,
    made: new Made(),
  };
}
