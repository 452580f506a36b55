import type { Kind, Outcome } from "../../calls";
import type { OutboundRoute } from "../../outbound";
import { counted, join, name, type Sentence } from "../pieces";
import type { Recent, Replayed } from "../sums";
import type { CallChanges, CallPart } from "./calls";
import { KINDS } from "./calls";

/** How many lines a customer's calls have; the rest are counted. */
const SHOWN = 20;
/** How many names stand in a cell. */
const NAMED = 3;

/** One line of the table of calls. */
export interface CallRow {
  readonly kind: Kind;
  readonly calls: Sentence;
  readonly before: Sentence;
  readonly after: Sentence;
  /** How many recorded calls it is about; empty where no records were read. */
  readonly recent: string;
}

/** The table of a customer's calls, what stands below it, and what is not known. */
export interface CallTable {
  readonly rows: readonly CallRow[];
  /** "nothing else changes", or what is left out. */
  readonly closing: Sentence;
  readonly limits: readonly string[];
}

export function callTable({ changes, nothingElse, limits, recent }: CallChanges): CallTable {
  const rows = changes.slice(0, SHOWN).map((part, index) => rowOf(part, recent?.[index]));
  const rest = changes.slice(SHOWN);
  const left: Sentence =
    rest.length > 0 ? [`and ${counted(rest.length, "more part", "more parts")}: ${kinds(rest)}`] : [];
  return {
    rows,
    closing: join(
      [left, tellRest(changes, nothingElse)].filter((one) => one.length > 0),
      "; ",
    ),
    limits,
  };
}

function tellRest(changes: readonly CallPart[], nothingElse: boolean): Sentence {
  if (!nothingElse) return changes.length > 0 ? [] : ["no outbound call is seen to change"];
  return [changes.length > 0 ? "nothing else changes" : "no outbound call changes"];
}

const WORDS: Record<Kind, string> = {
  fails: "fail",
  undecided: "undecided",
  moves: "move",
  changed: "changed on the way",
  connects: "connect",
};

const kinds = (parts: readonly CallPart[]): string =>
  KINDS.flatMap((kind) => {
    const count = parts.filter((part) => part.kind === kind).length;
    return count > 0 ? [`${count} ${WORDS[kind]}`] : [];
  }).join(", ");

const rowOf = (part: CallPart, recent: Recent | undefined): CallRow => ({
  kind: part.kind,
  calls: tellCalls(part),
  before: tellOutcome(part.before),
  after: part.kind === "changed" ? [...tellOutcome(part.after), ", changed"] : tellOutcome(part.after),
  recent: recent ? tellRecent(recent) : "",
});

function tellRecent({ calls, seconds, since }: Recent): string {
  if (calls === 0) return "no recorded call";
  const time = seconds >= 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 60)} min`;
  return `${counted(calls, "call", "calls")}, ${time}${since === null ? "" : ` since ${since.slice(0, 10)}`}`;
}

/** How far the rule can be trusted: what the old routes make of the recorded calls. */
export function tellReplayed({ calls, asRecorded }: Replayed): string {
  if (calls === 0) return "no recorded call to compare the rule with";
  return `${asRecorded} of ${counted(calls, "recorded call", "recorded calls")} went where the routes of before send them`;
}

/** "to 44, not 4420": the calls of a part. */
export function tellCalls({ to, toExcept, from, fromExcept }: CallPart): Sentence {
  const parts = [
    ...(to === "" && toExcept.length === 0 ? [] : [range("to", to, toExcept)]),
    ...(from === "" && fromExcept.length === 0 ? [] : [range("from", from, fromExcept)]),
  ];
  return [parts.length === 0 ? "all calls" : `calls ${parts.join(", ")}`];
}

function range(word: string, prefix: string, except: readonly string[]): string {
  const rest = except.length > NAMED ? ` and ${except.length - NAMED} longer ones` : "";
  const not = except.length === 0 ? "" : ` but not ${except.slice(0, NAMED).join(", ")}${rest}`;
  return `${word} ${prefix === "" ? "any number" : prefix}${not}`;
}

function tellOutcome({ fate, gateways, routes }: Outcome<OutboundRoute>): Sentence {
  if (fate === "fails") return ["no gateway"];
  const named = gateways.map(
    (gateway): Sentence => [
      name(gateway.name),
      " by ",
      ...listed(routes.filter((route) => route.gateway.key === gateway.key)),
    ],
  );
  return fate === "undecided" ? ["undecided: ", ...join(named, " or ")] : named[0]!;
}

function listed(routes: readonly OutboundRoute[]): Sentence {
  const shown = join(
    routes.slice(0, NAMED).map((route) => [name(route.name)]),
    ", ",
  );
  return routes.length > NAMED ? [...shown, ` and ${routes.length - NAMED} more`] : shown;
}

/** What happens to the calls of a part, as a sentence: "calls to 37 fail". */
export function tellPart(part: CallPart): Sentence {
  const calls = tellCalls(part);
  const [before, after] = [part.before, part.after].map(({ gateways }) =>
    join(
      gateways.map((gateway) => [name(gateway.name)]),
      " or ",
    ),
  ) as [Sentence, Sentence];
  switch (part.kind) {
    case "fails":
      return [...calls, " fail, which ", ...before, " took"];
    case "connects":
      return [...calls, " go to ", ...after, ", which failed before"];
    case "moves":
      return [...calls, " go to ", ...after, " in place of ", ...before];
    case "undecided":
      return part.after.fate === "undecided"
        ? [...calls, " go to ", ...after, ", and nobody knows to which"]
        : [...calls, " go to ", ...after, "; before it was not known whether to ", ...before];
    case "changed":
      return [...calls, " go another way over ", ...after];
  }
}
