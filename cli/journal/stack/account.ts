import {
  ConfigurationError,
  givenOf,
  readSettings,
  type Settings,
  unknownKeys,
} from "../../../provider/adapter/settings";
import { configurationOf, type StackValue } from "../../../provider/stack/choice";
import { placeOf, type Target } from "./target";

/** What is configured for a stack. */
export interface Configured {
  /** The account; undefined where it can't be opened. */
  readonly settings: Settings | undefined;
  /** Why it can't. */
  readonly problem: string | undefined;
  /** The journal's folder as it is given, `off`, or undefined for the default. */
  readonly journal: string | undefined;
}

/**
 * Reads what is configured as a run of the stack would: its own configuration wins over the environment.
 *
 * @param tell - takes a warning where the stack's configuration can't be read
 */
export async function configured(target: Target, tell: (line: string) => void): Promise<Configured> {
  const { env } = target;
  const configuration = await stackConfiguration(target, tell);
  const get = (key: string) => configuration.get(key)?.value;
  const journal = givenOf("journal", get, env).text;
  try {
    return {
      settings: readSettings(get, env, unknownKeys(configuration.keys(), target.project)),
      problem: undefined,
      journal,
    };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { settings: undefined, problem: error.message, journal };
  }
}

async function stackConfiguration(
  target: Target,
  tell: (line: string) => void,
): Promise<ReadonlyMap<string, StackValue>> {
  if (!target.isHome) return new Map();
  try {
    return await configurationOf(placeOf(target));
  } catch (error) {
    tell(
      `warning: the stack's configuration was not read, so that the environment alone says which account and which journal it is: ${(error as Error).message}`,
    );
    return new Map();
  }
}
