import { z } from "zod";
import { askEngine, type Place } from "./engine";

const configuration = z.record(
  z.string(),
  z.object({ value: z.string().optional(), secret: z.boolean().optional() }),
);

/** One value of a stack's configuration, in clear text. */
export interface StackValue {
  readonly value: string;
  readonly secret: boolean;
}

/**
 * The name of the stack that `pulumi stack select` chose for a project.
 *
 * @throws Error with the engine's own words, for example where none is selected
 */
export async function selectedStack(place: Place): Promise<string> {
  const name = (await askEngine(["stack", "--show-name"], place)).trim();
  // An organization and a project may stand before it.
  return name.slice(name.lastIndexOf("/") + 1);
}

/**
 * The configuration of a stack by its keys, secrets in clear text: nothing of it may be shown.
 *
 * @param options.stack - the stack's name; the selected one where it is left out
 * @param options.configFile - a file in place of the stack's own
 * @throws Error with the engine's own words, for example where a passphrase is missing
 */
export async function configurationOf({
  stack,
  configFile,
  ...place
}: Place & { stack?: string; configFile?: string }): Promise<Map<string, StackValue>> {
  const chosen = [
    ...(stack === undefined ? [] : ["--stack", stack]),
    ...(configFile === undefined ? [] : ["--config-file", configFile]),
  ];
  const text = await askEngine(["config", "--json", "--show-secrets", ...chosen], place);
  const values = Object.entries(configuration.parse(JSON.parse(text)));
  return new Map(
    values.flatMap(([key, { value, secret = false }]) =>
      value === undefined ? [] : [[key, { value, secret }]],
    ),
  );
}
