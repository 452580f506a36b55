import { ApiClient, type Clock, visibleLines } from "../api";
import {
  Admissions,
  addressOf,
  type Identity,
  Ledger,
  type Memory,
  noMemory,
  Reader,
  type Session,
} from "../lifecycle";
import { readApproval } from "./approving/approved";
import { sealer } from "./approving/sealer";
import { memories } from "./memory";
import { readSettings, type Settings, unknownKeys } from "./settings";
import type { Configuration } from "./settings/configuration";
import { spokenOf } from "./speaking";

const noMemories = () => noMemory;
const sessions = new Map<string, Session>();

/**
 * Opens the account that is configured; one session per process and account, so that all entities share the connections,
 * the limits and the knowledge of what was made.
 *
 * @param tell - takes what the operator should know
 * @throws ConfigurationError
 */
export function openAccount(
  { get, keys = [], project, provider }: Configuration,
  tell: (line: string) => void,
): Session {
  const settings = readSettings(get, process.env, unknownKeys(keys, project));
  const key = JSON.stringify([settings, provider]);
  let session = sessions.get(key);
  if (!session) {
    session = newSession(settings, tell, memories({ ...settings, provider }, tell), true);
    sessions.set(key, session);
  }
  return session;
}

/**
 * A session with an account.
 *
 * @param settings - with the clock that waiting for the API goes by, where it is not the machine's
 * @param memory - what is remembered of earlier runs of a stack; nothing by default
 * @param announced - whether the first write tells where it goes
 */
export function newSession(
  settings: Settings & { readonly clock?: Clock },
  tell: (line: string) => void,
  memory: (identity: Identity | undefined) => Memory = noMemories,
  announced = false,
): Session {
  const debug = process.env.TELECOM_CENTER_LOG === "debug";
  const api = new ApiClient({
    ...settings,
    log: (level, line) => {
      const subject = spokenOf();
      const said = subject === undefined ? line : `${subject}: ${line}`;
      if (level === "warning" || debug) tell(level === "warning" ? `warning: ${said}` : said);
    },
  });
  return {
    api,
    reader: new Reader(api, settings.behaviour),
    known: settings.behaviour,
    pace: 1,
    account: {
      address: addressOf(settings.baseUrl),
      user: settings.username,
      same: settings.sameAccount,
      announced,
    },
    admissions: new Admissions(),
    settings: { ...settings, refused: new Set(settings.behaviour.refusedNames) },
    approval: settings.approved === undefined ? undefined : readApproval(settings.approved),
    seal: sealer(settings),
    tell: (line) => tell(visibleLines(line)),
    ledger: new Ledger(),
    memory,
  };
}
