import { readFileSync } from "node:fs";
import type { Patched, RelationshipsForm, Switches } from "./switches";

/** The report of `telecom-center probe`: what it found out, by its keys; an answer is null where it found out nothing. */
export interface Likeness {
  version: 1;
  findings: { [key: string]: { answer: unknown } };
}

// biome-ignore lint/suspicious/noExplicitAny: the answers come from a file, and each mapping below checks its own
type Answer = any;

/** Thrown by a mapping for an answer that it does not know. */
class UnknownAnswer extends Error {}

/** One of several words, as the switch calls it. */
function oneOf<T>(words: Record<string, T>, answer: Answer): T {
  if (typeof answer === "string" && Object.hasOwn(words, answer)) return words[answer]!;
  throw new UnknownAnswer(`It is one of ${Object.keys(words).join(", ")}.`);
}

const patched: Record<string, Patched> = { applied: "apply", refused: "reject", ignored: "ignore" };
const forms: Record<string, RelationshipsForm> = {
  absent: "absent",
  links: "links",
  data: "data",
  both: "linksAndData",
};

/** The parts of an answer that were found out, each as its switch calls it. */
function known<T>(answer: Record<string, Answer>, words: Record<string, T>): Record<string, T> {
  const parts = Object.entries(answer).filter(([, part]) => part !== null);
  return Object.fromEntries(parts.map(([name, part]) => [name, oneOf(words, part)]));
}

const listed = (answer: Record<string, string[]>): string[] =>
  Object.entries(answer).flatMap(([type, names]) => names.map((name) => `${type}.${name}`));

const switchesFor: Record<string, (answer: Answer, all: Record<string, Answer>) => Partial<Switches>> = {
  capacityAnswer: (answer) => ({
    capacityName: oneOf(
      { capacity_limit: "capacity_limit", incoming_capacity: "incoming_capacity" } as const,
      answer,
    ),
  }),
  capacityWrite: (answer: string[]) => {
    const [first, ...others] = answer;
    if (first === undefined) return {};
    const names = { capacity_limit: "capacity_limit", incoming_capacity: "incoming_capacity" } as const;
    return { capacityWrite: others.length > 0 ? "both" : oneOf(names, first) };
  },
  terminationMode: (answer, { terminationModeDefault }) => {
    const name = oneOf({ trm_mode: "trm_mode", termination_mode: "termination_mode" } as const, answer);
    // Answers that show no mode were never the source of the name.
    return {
      terminationModeName: name === "trm_mode" && terminationModeDefault === null ? "absent" : name,
    };
  },
  terminationModeDefault: (answer) => ({ terminationModeDefault: answer }),
  customerUpdate: (answer) => {
    const { terminationMode: trm_mode, ...others } = known(answer, patched);
    return { customerPatch: { ...others, ...(trm_mode && { trm_mode }) } };
  },
  clearLimits: (answer) => ({
    nullLimits: oneOf({ applied: "accept", refused: "reject", ignored: "ignore" } as const, answer),
  }),
  telephoneEvent: (answer) => ({
    telephoneEvent: oneOf(
      { "as sent": "asSent", "with 8000": "with8000", "without 8000": "without8000" } as const,
      answer,
    ),
  }),
  patchAnswer: (answer) => ({ patchCodecsEcho: oneOf({ new: false, old: true }, answer) }),
  relationships: (answer: Record<string, Answer>) => ({
    relationshipsForm: Object.fromEntries(
      Object.entries(answer).map(([type, shown]) => {
        const { post, ...others } = known(shown, forms);
        return [type, { ...others, ...(post && { create: post }) }];
      }),
    ),
  }),
  routeGatewayType: (answer) => ({
    routeGatewayType: oneOf(
      { termination_gateways: "termination_gateways", gateways: "gateways" } as const,
      answer,
    ),
  }),
  passwordAnswer: (answer) => ({
    passwordEcho: oneOf({ clear: "plain", masked: "masked", hidden: "null" } as const, answer),
  }),
  emptyRule: (answer) => ({ rewriteAnswer: oneOf({ null: "null", empty: "empty" } as const, answer) }),
  booleans: (answer) => ({ booleansAsText: oneOf({ boolean: false, text: true }, answer) }),
  customerIds: (answer) => ({ idsAsNumber: oneOf({ text: false, number: true }, answer) }),
  didUnique: (answer) => ({
    didUniqueness: oneOf({ account: "account", customer: "customer", none: "none" } as const, answer),
  }),
  externalId: ({ answer, update }) => ({
    ...(answer !== null && {
      externalIdAnswer: oneOf({ number: "number", text: "string", absent: "absent" } as const, answer),
    }),
    ...(update !== null && { externalIdPatch: oneOf(patched, update) }),
  }),
  crossCustomer: (answer) => ({
    crossCustomer: oneOf({ accepted: "accept", refused: "reject" } as const, answer),
  }),
  withoutCustomer: (answer) => ({
    withoutCustomer: oneOf({ accepted: "accept", refused: "reject" } as const, answer),
  }),
  unknownAttribute: (answer) => ({
    unknownAttributes: oneOf({ refused: "reject", ignored: "ignore" } as const, answer),
  }),
  takenCustomerId: ({ status, text }) => ({
    ...(typeof status === "number" && status >= 400 && { duplicateIdStatus: status }),
    ...(typeof text === "string" && text !== "" && { duplicateIdText: text }),
  }),
  pageSize: ({ usual, largest, above }) => ({
    ...(usual !== null && { usualPageSize: usual }),
    maxPageSize: largest,
    ...(above !== null && {
      overMaxPageSize: oneOf({ refused: "reject", cut: "clamp" } as const, above),
    }),
  }),
  listOrder: (answer) =>
    // An order that nobody knows can't be kept to.
    answer === "other"
      ? {}
      : { listOrder: oneOf({ creation: "creation", newest: "newest", id: "id" } as const, answer) },
  filters: (answer, { callRecords }) => ({
    filtersRefused: [
      ...new Set([
        ...listed(answer),
        ...listed({ incoming_trunk_cdrs: (callRecords?.filters as string[] | undefined | null) ?? [] }),
      ]),
    ],
  }),
  sorts: (answer) => ({ sortsRefused: listed(answer) }),
  callRecords: ({ terminationType, incomingType, timeStartRequired, filters }, all) => ({
    cdrTypes: {
      ...(terminationType && { termination: terminationType }),
      ...(incomingType && { incoming: incomingType }),
    },
    ...(timeStartRequired !== null && { cdrTimeStartRequired: timeStartRequired }),
    ...(filters && !all.filters && { filtersRefused: listed({ incoming_trunk_cdrs: filters }) }),
  }),
  defaultTrunk: ({ made, afterMs }) => ({ autoTrunk: made ? { delayMs: afterMs } : false }),
  errorForm: (answer) => ({
    errorForm: oneOf({ detail: "detail", title: "titleOnly", empty: "empty", text: "text" } as const, answer),
  }),
};

/** The keys of a report that a sandbox can follow. */
export const LIKENESS_KEYS: readonly string[] = Object.keys(switchesFor);

/**
 * The switches under which the sandbox answers as a report says.
 *
 * @param given - a report, or the JSON file of one
 */
export function switchesLike(given: string | Likeness): Partial<Switches> {
  const [where, report] = typeof given === "string" ? [given, read(given)] : ["The report", given];
  if (report?.version !== 1 || typeof report.findings !== "object" || report.findings === null)
    throw new Error(`${where} is no report of \`telecom-center probe\`: it needs version 1 and findings.`);
  const all = Object.fromEntries(Object.entries(report.findings).map(([key, { answer }]) => [key, answer]));
  const switches: Partial<Switches> = {};
  for (const [key, answer] of Object.entries(all)) {
    if (answer === null || answer === undefined || !Object.hasOwn(switchesFor, key)) continue;
    try {
      Object.assign(switches, switchesFor[key]!(answer, all));
    } catch (error) {
      const why = error instanceof UnknownAnswer ? error.message : "It has another form than a report has.";
      throw new Error(`${where}: the answer to ${key} is not known: ${JSON.stringify(answer)}. ${why}`);
    }
  }
  return switches;
}

function read(file: string): Likeness {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Likeness;
  } catch (error) {
    throw new Error(`The report ${file} cannot be read: ${(error as Error).message}`);
  }
}
