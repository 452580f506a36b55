import { readFileSync } from "node:fs";
import { isMap, LineCounter, type Node, parseDocument } from "yaml";
import { z } from "zod";

const digits = z.string().regex(/^[1-9][0-9]*$/, 'must be digits in quotes, without "+"');

const Customer = z.strictObject({
  name: z.string().min(1),
  language: z.enum(["EN", "RU", "LT", "LV"]).default("EN"),
  capacityLimit: z.number().int().min(0),
  numbers: z.array(digits).default([]),
  gateway: z.string().optional(),
  prefixes: z.array(digits).default([]),
});

const File = z
  .record(z.string().regex(/^[a-z][a-z0-9-]*$/, "must be a short name in lower case"), Customer)
  .superRefine((customers, context) => {
    const seen = new Map<string, string>();
    for (const [key, { numbers }] of Object.entries(customers)) {
      for (const [index, number] of numbers.entries()) {
        const other = seen.get(number);
        if (other) {
          const message = `${number} is a number of ${other} already`;
          context.addIssue({ code: "custom", path: [key, "numbers", index], message });
        }
        seen.set(number, key);
      }
    }
  });

/** The customers of a YAML file. Everything that is wrong with it is told at once, with its line. */
export function readCustomers(file: string): z.infer<typeof File> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  const line = (offset = 0) => lines.linePos(offset).line;

  /** Where the innermost value of a path stands that the file has: something may be missing in it. */
  const lineOf = (path: PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = document.getIn(path.slice(0, length - 1), true);
      const pair = isMap(parent) && parent.items.find(({ key }) => String(key) === path[length - 1]);
      const node = (pair ? pair.key : document.getIn(path.slice(0, length), true)) as Node | undefined;
      if (node?.range) return line(node.range[0]);
    }
    return 1;
  };

  const problems = document.errors.map(({ pos, message }) => `${file}:${line(pos[0])} ${message}`);
  const checked = problems.length === 0 ? File.safeParse(document.toJS() ?? {}) : undefined;
  if (checked?.success) return checked.data;
  for (const { path, message } of checked?.error.issues ?? []) {
    problems.push(`${file}:${lineOf(path)} ${path.join(".")}: ${message}`);
  }
  throw new Error(`The customers can't be read:\n${problems.join("\n")}`);
}
