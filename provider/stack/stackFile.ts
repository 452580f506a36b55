import { existsSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { projectOf } from "./project";
import { configurationIn } from "./yaml";

/** What a stack's file (`Pulumi.dev.yaml`) says of a namespace's keys. */
export interface StackFile {
  /** The file's name. */
  readonly name: string;
  /** The text of a key; undefined where it is a secret or can't be told without a parser of YAML. */
  get(key: string): string | undefined;
  has(key: string): boolean;
  /** Whether a key that is not in the file is set nowhere else: in an environment of Pulumi ESC, or for all stacks. */
  readonly isWhole: boolean;
}

/**
 * The file of a stack.
 *
 * @param identity.folder - the program's folder, or one below it
 * @param namespace - of the keys that are wanted
 * @returns undefined where there is none, where the folder is another project's, or where its form is not known
 */
export function stackFileOf(
  { project, stack, folder }: { project: string; stack: string; folder: string },
  namespace: string,
): StackFile | undefined {
  const home = projectOf(folder);
  if (!home || (home.name !== undefined && home.name !== project)) return undefined;
  const name = `Pulumi.${stack}${extname(home.file)}`;
  const path = join(home.folder, configFolderIn(home.text), name);
  if (basename(path) !== name || !existsSync(path)) return undefined;
  const text = readFileSync(path, "utf8");
  const values = configurationIn(text, namespace);
  return (
    values && {
      name,
      get: (key) => values.get(key),
      has: (key) => values.has(key),
      isWhole: !/(?:^|[{,\s])["']?environment["']?\s*:/.test(text) && !home.text.includes(`${namespace}:`),
    }
  );
}

// Both names of the setting: the second is the older one.
function configFolderIn(text: string): string {
  return /^(?:stackConfigDir|config)[ \t]*:[ \t]*["']?([^\s"'{}#]+)["']?[ \t]*$/m.exec(text)?.[1] ?? "";
}
