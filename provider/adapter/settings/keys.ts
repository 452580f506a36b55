import { keyOf, NAMESPACE, settingNames } from "./table";

/** Faults of the keys of this package's namespace that are none of its settings: a misspelt one would be passed over. */
export function unknownKeys(keys: Iterable<string>, project: string | undefined): string[] {
  // There the namespace is the program's own.
  if (project === NAMESPACE) return [];
  const own = [...keys].filter((key) => key.startsWith(keyOf("")));
  return own.filter((key) => !settingNames.some((name) => keyOf(name) === key)).map(fault);
}

function fault(key: string): string {
  return `The configuration key ${key} does not exist; the nearest that does is ${nearest(key)}. \`pulumi config rm ${key}\` removes it.`;
}

function nearest(key: string): string {
  const given = key.slice(keyOf("").length).toLowerCase();
  const distances = settingNames.map((name) => ({ key: keyOf(name), far: far(given, name.toLowerCase()) }));
  return distances.reduce((best, one) => (one.far < best.far ? one : best)).key;
}

// A word out of a name is nearer to it than its letters are.
const far = (given: string, name: string) => (name.includes(given) ? 1 : distance(given, name));

/** How many letters have to be added, taken away or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line++) {
    const next = [line];
    for (let column = 1; column <= b.length; column++) {
      const replaced = row[column - 1]! + (a[line - 1] === b[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[column]! + 1, next[column - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
