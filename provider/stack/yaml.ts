import { type Flow, parseFlow } from "./flow";

/**
 * The `config` section of a stack's file, as far as it can be understood without a parser of YAML, which each process would
 * have to load.
 *
 * @param namespace - of the keys that are wanted
 * @returns the texts by key, undefined for one that is there and not understood; undefined for a file of another form
 */
export function configurationIn(
  text: string,
  namespace: string,
): Map<string, string | undefined> | undefined {
  const plain = text.replace(/^\ufeff/, "");
  try {
    if (!plain.trimStart().startsWith("{")) return ofLines(plain, namespace);
    const { config = {} } = parseFlow(plain) as { config?: Flow };
    return ofFlow(config, namespace);
  } catch {
    return undefined;
  }
}

function ofFlow(config: Flow, namespace: string): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const [key, value] of Object.entries(config)) {
    const name = nameIn(key, namespace);
    if (name !== undefined) found.set(name, typeof value === "string" ? value : undefined);
  }
  return found;
}

const KEY = /^(\s+)(?:"([^"]+)"|'([^']+)'|([^\s"'#-][^\s#]*?)):(?:\s+(.*))?$/;

function ofLines(text: string, namespace: string): Map<string, string | undefined> | undefined {
  const [, flow] = /^["']?config["']?\s*:\s*(\{.*)/ms.exec(text) ?? [];
  if (flow !== undefined) return ofFlow(parseFlow(flow), namespace);
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*(#|$)/.test(line));
  const start = lines.findIndex((line) => /^["']?config["']?\s*:/.test(line));
  const found = new Map<string, string | undefined>();
  if (start < 0) return found;
  if (!/:\s*(#.*)?$/.test(lines[start]!)) return undefined;
  const end = lines.findIndex((line, index) => index > start && !/^\s/.test(line));
  const section = lines.slice(start + 1, end < 0 ? undefined : end);
  const indent = indentOf(section[0] ?? "");
  for (const [index, line] of section.entries()) {
    if (indentOf(line) !== indent) continue;
    const [, , double, single, bare, value] = KEY.exec(line) ?? [];
    const name = nameIn(double ?? single ?? bare ?? "", namespace);
    // A line that is indented further belongs to this value: a secret, a list, or a text of several lines.
    const goesOn = indentOf(section[index + 1] ?? "") > indent;
    if (name !== undefined) found.set(name, goesOn ? undefined : scalar(value ?? ""));
  }
  return found;
}

const indentOf = (line: string) => line.length - line.trimStart().length;

/** `namespace:name` for a key, also in its older form. */
function nameIn(key: string, namespace: string): string | undefined {
  const parts = key.split(":");
  if (parts[0] !== namespace) return undefined;
  return `${namespace}:${(parts[1] === "config" && parts.length > 2 ? parts.slice(2) : parts.slice(1)).join(":")}`;
}

function scalar(text: string): string | undefined {
  const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*(?:#.*)?$/.exec(text) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  if (double !== undefined) return unescaped(double);
  const bare = text.replace(/(^|\s)#.*$/, "").trim();
  // An anchor, a tag, a list, a text of several lines, or nothing.
  return /^([|>&*!{[%@`"']|$|~$|null$)/i.test(bare) ? undefined : bare;
}

function unescaped(text: string): string | undefined {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return undefined;
  }
}
