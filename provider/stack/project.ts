import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A Pulumi project, as far as its file can be understood without a parser of YAML, which each process would have to load. */
export interface Project {
  /** The folder of Pulumi.yaml. */
  readonly folder: string;
  /** Pulumi.yaml itself, whatever it is called. */
  readonly file: string;
  readonly text: string;
  readonly name: string | undefined;
  /** The address of the backend, where the project chooses one. */
  readonly backend: string | undefined;
}

/** The project that a folder belongs to: the nearest Pulumi.yaml, there or above. */
export function projectOf(folder: string): Project | undefined {
  const file = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"]
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
  if (!file) return dirname(folder) === folder ? undefined : projectOf(dirname(folder));
  const text = readFileSync(file, "utf8");
  return { folder: resolve(folder), file: resolve(file), text, name: nameIn(text), backend: backendIn(text) };
}

// Templates and plugins have names as well: the project's own is that of the first column, or of a JSON text's first level.
function nameIn(text: string): string | undefined {
  if (text.trimStart().startsWith("{")) return nameInFlow(text);
  const [, double, single, plain] = /^name\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#"']+))/m.exec(text) ?? [];
  return double ?? single ?? plain;
}

function nameInFlow(text: string): string | undefined {
  try {
    const { name } = JSON.parse(text) as { name?: unknown };
    return typeof name === "string" ? name : undefined;
  } catch {
    return /[{,]\s*["']?name["']?\s*:\s*["']?([^\s"',}]+)/.exec(text)?.[1];
  }
}

// YAML's forms and JSON.
function backendIn(text: string): string | undefined {
  return /^\s*["']?backend["']?\s*:\s*\{?\s*["']?url["']?\s*:\s*["']?([^\s"'}]+)/m.exec(text)?.[1];
}
