import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** What the engine's arguments say of the stack that it is to work on. */
export interface Told {
  readonly stack: string | undefined;
  /** The folder that the engine goes to before all else. */
  readonly folder: string;
  /** A file in place of the stack's own. */
  readonly configFile: string | undefined;
  /** Configuration that is set with the run, by its key. */
  readonly config: ReadonlyMap<string, string>;
}

/**
 * Reads the few arguments of `pulumi up` and `pulumi destroy` that matter before the engine does; all others are its own.
 *
 * @param cwd - the folder that the command is run in
 */
export function readArguments(args: readonly string[], cwd: string): Told {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      stack: { type: "string", short: "s" },
      cwd: { type: "string", short: "C" },
      "config-file": { type: "string" },
      config: { type: "string", short: "c", multiple: true },
    },
  });
  const set = [values.config ?? []].flat().filter((text) => typeof text === "string");
  return {
    stack: textOf(values.stack),
    folder: resolve(cwd, textOf(values.cwd) ?? ""),
    configFile: textOf(values["config-file"]),
    config: new Map(set.map(withoutSign).map(pair)),
  };
}

const textOf = (value: unknown) => (typeof value === "string" ? withoutSign(value) : undefined);

// The engine takes `-s=dev` as well.
const withoutSign = (text: string) => text.replace(/^=/, "");

function pair(text: string): [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
