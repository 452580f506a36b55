import { show } from "../../lifecycle/words/show";
import { type StackFile, stackFileOf } from "../../stack/stackFile";
import { addressOf } from "./address";
import { type Get, givenOf, HOST } from "./given";
import { keyOf, NAMESPACE } from "./table";

/** Whose settings, and where its program is. */
export interface Whose {
  readonly project: string;
  readonly stack: string;
  /** The program's folder, or one below it. */
  readonly folder: string;
}

const TAKEN = "`pulumi refresh`, `pulumi destroy` and --refresh take the settings of the last `pulumi up`";
const REPEAT = `${TAKEN}: repeat the run with --run-program, or run one plain \`pulumi up\` first.`;
const BY_REFRESH =
  "For `pulumi destroy`, and for a program that declares nothing of this package any more, that is not enough: there, run `pulumi refresh --run-program` first, with a program that still declares something.";
// `destroy --run-program` gives a customer back the `protect` of the program, and then can't delete it.
const REFRESH_FIRST = `${TAKEN}: run \`pulumi refresh --run-program\` first, with a program that still declares something, and \`pulumi state unprotect\` after it where the program protects. (Where it protects nothing, \`pulumi destroy --run-program\` does it.)`;
// The engine drops what goes with a customer before it asks for the customer's own deletion.
const DROPPED =
  "What belongs to a customer may have left the state by now: it goes with the customer. To keep it, set the settings back and run `pulumi up`.";

/**
 * What helps against the settings of an earlier run.
 *
 * @param deletes - whether it is about to delete
 */
export const cureFor = (deletes: boolean): string[] =>
  deletes ? [REFRESH_FIRST, DROPPED] : [REPEAT, BY_REFRESH];

/**
 * What differs between the settings that a run was configured with and those that its stack's file has now: the address and
 * the user. What the file has encrypted can't be compared.
 *
 * @param configured - looks up a key of what the run was configured with
 * @returns lines for the operator; undefined where nothing is known to differ
 */
export function staleSettings(
  configured: Get,
  whose: Whose,
  env: NodeJS.ProcessEnv = process.env,
): string[] | undefined {
  const file = stackFileOf(whose, NAMESPACE);
  if (!file) return undefined;
  const user = (get: Get) => show(givenOf("username", get, env).text ?? "");
  const lines = [
    difference("address", configured, ofNow(file, HOST), (get) => addressOf(get, env)),
    difference("user", configured, ofNow(file, ["username"]), user),
  ].filter((line) => line !== undefined);
  if (lines.length === 0) return undefined;
  return [
    `This run has the settings of the last \`pulumi up\`, and ${file.name} has others now, so nothing was done.`,
    ...lines,
  ];
}

function difference(
  what: string,
  configured: Get,
  now: Get | undefined,
  tell: (get: Get) => string,
): string | undefined {
  if (!now || tell(configured) === tell(now)) return undefined;
  return `The ${what} of the last \`pulumi up\`: ${tell(configured)}; now: ${tell(now)}.`;
}

/** The settings that the file has of these; undefined where that can't be known. */
function ofNow(file: StackFile, names: readonly string[]): Get | undefined {
  const inFile = names.map(keyOf).filter((key) => file.has(key));
  if (inFile.some((key) => file.get(key) === undefined)) return undefined;
  // What left the file may have gone into an environment of Pulumi ESC.
  if (inFile.length === 0 && !file.isWhole) return undefined;
  return (key) => file.get(key);
}
