import { createHash } from "node:crypto";
import { z } from "zod";

/** Where the names are kept, beside the code that has them. */
export const KEPT_FILE = ".telecom-center-export.json";

/** What an object is called in the code, and where it stands. */
export interface Place {
  /** The resource's name in the stack. */
  readonly name: string;
  /** Empty for a customer that has a file for what belongs to it, and is not declared itself. */
  readonly variable: string;
  /** Path of the file within the folder, without its extension. */
  readonly module: string;
  /** It is declared no longer; its name is kept, for a state may still know it. */
  readonly gone?: true;
  /** Names that it had before somebody renamed it by hand; a state may still know it by them. */
  readonly formerly?: readonly string[];
}

/** Whether the code declares it now. */
export const isDeclared = ({ gone, variable }: Place): boolean => !gone && variable !== "";

// Only what an export writes: whoever gets the folder from elsewhere must not have files touched outside of it.
const path = z.string().regex(/^(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?$)[\w.-]+)?$/);
const place = z.object({
  name: z.string(),
  variable: z.string(),
  module: path,
  gone: z.literal(true).optional(),
  formerly: z.array(z.string()).optional(),
});
const schema = z.object({
  version: z.literal(1),
  project: z.string(),
  customersPerFile: z.int().min(1),
  files: z.record(path, z.array(z.string()).min(1)),
  objects: z.record(z.string(), z.record(z.string(), place)),
});

/** What earlier exports into a folder wrote, so that a later one calls the same objects by the same names. */
export class Kept {
  project: string | undefined;
  customersPerFile: number | undefined;
  /** Digests that a file may have without having been edited: one, or two while it is being replaced. */
  readonly files = new Map<string, readonly string[]>();
  readonly #objects = new Map<string, Map<string, Place>>();

  /** Reads the text of {@link KEPT_FILE}; throws for one that is none. */
  static parse(text: string): Kept {
    const { project, customersPerFile, files, objects } = schema.parse(JSON.parse(text));
    const kept = new Kept();
    kept.project = project;
    kept.customersPerFile = customersPerFile;
    for (const [name, digests] of Object.entries(files)) kept.files.set(name, digests);
    for (const [className, places] of Object.entries(objects)) {
      for (const [id, place] of Object.entries(places)) kept.put(className, id, place as Place);
    }
    return kept;
  }

  of(className: string, id: string): Place | undefined {
    return this.#objects.get(className)?.get(id);
  }

  put(className: string, id: string, place: Place): void {
    const places = this.#objects.get(className) ?? new Map<string, Place>();
    const before = places.get(id);
    const names = before ? [...(before.formerly ?? []), before.name] : [];
    const formerly = [...new Set(names)].filter((name) => name !== place.name);
    this.#objects.set(className, places.set(id, { ...place, ...(formerly.length > 0 && { formerly }) }));
  }

  *objects(): Generator<{ class: string; id: string; place: Place }> {
    for (const [className, places] of this.#objects)
      for (const [id, place] of places) yield { class: className, id, place };
  }

  /** One line for each file and object, in an order of their own, so that a new one is one line more. */
  text(): string {
    const { project, customersPerFile = 1 } = this;
    const files = sorted(this.files).map(([name, digests]) => `    ${pair(name, digests)}`);
    const objects = sorted(this.#objects).map(([className, places]) => {
      const lines = sorted(places).map(([id, place]) => pair(id, place));
      return `    ${JSON.stringify(className)}: {\n${lines.map((line) => `      ${line}`).join(",\n")}\n    }`;
    });
    return [
      "{",
      '  "version": 1,',
      `  ${pair("project", project)},`,
      `  ${pair("customersPerFile", customersPerFile)},`,
      `  "files": {\n${files.join(",\n")}\n  },`,
      `  "objects": {\n${objects.join(",\n")}\n  }`,
      "}",
      "",
    ].join("\n");
  }
}

/** What tells whether a file was edited; line ends are changed by other tools. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex").slice(0, 32);
}

const pair = (name: string, value: unknown) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`;

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}
