import type { Expression, Node } from "./tree";

/** A step of the automaton: an edge without a condition, or with one, to all that may follow. */
interface State {
  readonly accepts?: (character: string) => boolean;
  readonly only?: "start" | "end";
  readonly to: State[];
}

// Counts multiply when groups are nested; beyond this nothing is said about the expression.
const MOST_STATES = 20_000;

class TooLarge extends Error {}

function automaton({ root }: Expression, accepted: State): State {
  let states = 0;
  const state = (one: State): State => {
    states += 1;
    if (states > MOST_STATES) throw new TooLarge();
    return one;
  };
  const build = (node: Node, next: State): State => {
    switch (node.kind) {
      case "character":
        return state({ accepts: node.accepts, to: [next] });
      case "start":
      case "end":
        return state({ only: node.kind, to: [next] });
      case "sequence":
        return node.items.reduceRight((following, item) => build(item, following), next);
      case "alternatives":
        return state({ to: node.items.map((item) => build(item, next)) });
      case "group":
        return build(node.item, next);
      case "repeat": {
        let entry = next;
        if (node.max === Infinity) {
          entry = state({ to: [next] });
          entry.to.push(build(node.item, entry));
        } else {
          for (let n = node.min; n < node.max; n += 1) {
            entry = state({ to: [next, build(node.item, entry)] });
          }
        }
        for (let n = 0; n < node.min; n += 1) entry = build(node.item, entry);
        return entry;
      }
    }
  };
  return build(root, accepted);
}

/**
 * Whether any number that starts with the prefix, in characters of the alphabet, holds a match. An expression that is too
 * large to tell counts as matching.
 */
export function canMatch(expression: Expression, prefix: string, alphabet: string): boolean {
  const accepted: State = { to: [] };
  let entry: State;
  try {
    entry = automaton(expression, accepted);
  } catch (error) {
    if (error instanceof TooLarge) return true;
    throw error;
  }
  // Positions: within the prefix, at its end, and one that stands for all that follow.
  const beyond = prefix.length + 1;
  const seen = new Map<State, Set<string>>();
  const open: [state: State, position: number, ended: boolean][] = [];
  const visit = (state: State, position: number, ended: boolean) => {
    const key = `${position}${ended}`;
    const known = seen.get(state) ?? new Set();
    if (known.has(key)) return;
    seen.set(state, known.add(key));
    open.push([state, position, ended]);
  };
  for (let position = 0; position <= beyond; position += 1) visit(entry, position, false);
  for (let one = open.pop(); one; one = open.pop()) {
    const [state, position, ended] = one;
    if (state === accepted) return true;
    if (state.only === "start" && position > 0) continue;
    // A number has at least one digit, and ends after the prefix at the earliest.
    if (state.only === "end" && (position === 0 || position < prefix.length)) continue;
    const nextEnded = ended || state.only === "end";
    if (!state.accepts) {
      for (const next of state.to) visit(next, position, nextEnded);
      continue;
    }
    if (ended) continue;
    const characters = position < prefix.length ? [prefix[position]!] : [...alphabet];
    if (!characters.some(state.accepts)) continue;
    for (const next of state.to) visit(next, Math.min(position + 1, beyond), false);
  }
  return false;
}
