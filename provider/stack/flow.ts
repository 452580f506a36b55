/** What a flow holds: texts, lists and maps. */
export type Flow = string | Flow[] | { [key: string]: Flow };

/**
 * Reads the value that a text begins with, in YAML's flow form (`{a: b, "c": [d]}`), of which JSON is a part. Numbers and the
 * like stay texts; what stands behind the value is not looked at.
 *
 * @throws Error where it is none
 */
export function parseFlow(text: string): Flow {
  let at = 0;
  const skip = () => {
    at += /^(?:\s|#.*)*/.exec(text.slice(at))![0].length;
  };
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(text.slice(at))?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const scalar = (): string => {
    const double = take(/^"(?:[^"\\]|\\.)*"/s);
    if (double !== undefined) return JSON.parse(double) as string;
    const single = take(/^'(?:[^']|'')*'/);
    if (single !== undefined) return single.slice(1, -1).replaceAll("''", "'");
    // A colon is part of a text unless a blank or the end of it follows; so is a number sign unless a blank stands before it.
    const plain = take(
      /^(?:[^\s,[\]{}#&*!|>'"%@`:?-]|[:?-](?=[^\s,[\]{}]))(?:[^\s,[\]{}:]|:(?![\s,[\]{}]|$)|[ \t](?![#\s]))*/,
    );
    if (plain === undefined) throw new Error(`not understood at ${at}`);
    return plain.trim();
  };
  const items = <T>(end: "]" | "}", item: () => T): T[] => {
    const found: T[] = [];
    for (at += 1, skip(); text[at] !== end; skip()) {
      found.push(item());
      skip();
      if (text[at] === ",") at += 1;
      else if (text[at] !== end) throw new Error(`not understood at ${at}`);
    }
    at += 1;
    return found;
  };
  const pair = (): [string, Flow] => {
    const key = scalar();
    skip();
    if (text[at] !== ":") throw new Error(`not understood at ${at}`);
    at += 1;
    skip();
    return [key, value()];
  };
  const value = (): Flow => {
    if (text[at] === "{") return Object.fromEntries(items("}", pair));
    if (text[at] === "[") return items("]", value);
    return scalar();
  };
  skip();
  return value();
}
