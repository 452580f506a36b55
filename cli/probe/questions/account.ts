import { type Entity, type Filter, listed } from "../../../provider/entities";
import { found, told, Unknown } from "../lab/answer";
import type { Lab } from "../lab/lab";
import type { Reply } from "../lab/talk";
import { isRefusedList } from "./outcome";
import { NOTHING, type Question } from "./question";

const INCOMING = "incoming_trunk_cdrs";
const START = "time_start_gteq";
const NOBODY = "999999999999999";

/** A day lately, as the manual writes times: no list of calls has to be read from its beginning. */
function lately(lab: Lab): string {
  const day = new Date(lab.now().getTime() - 30 * 86_400_000);
  return `${day.toISOString().slice(0, 10)} 00:00:00`;
}

function valueFor(lab: Lab, { type, wire }: Filter): string | number | boolean {
  if (type === "time") return lately(lab);
  if (type === "boolean") return true;
  if (type === "integer") return wire === "id" ? Number(NOBODY) : 0;
  if (/(^|\.)id$/.test(wire) && wire !== "customer.id") return "00000000-0000-4000-8000-000000000000";
  return NOBODY;
}

/** Whether the incoming records have to be asked for with a time. */
async function needsStart(lab: Lab): Promise<{ reply: Reply; needed: boolean }> {
  const known = lab.known.get("needsStart") as { reply: Reply; needed: boolean } | undefined;
  if (known) return known;
  const reply = await lab.talk.list(INCOMING, { page: { size: 1 } });
  const answer = { reply, needed: isRefusedList(reply) };
  lab.known.set("needsStart", answer);
  return answer;
}

/** The parameters without which a list answers nothing. */
async function needed(lab: Lab, type: string): Promise<Record<string, string>> {
  if (type !== INCOMING || !(await needsStart(lab)).needed) return {};
  return { [START]: lately(lab) };
}

/** Of several things that may stand in a query those that are refused: all at once first, then in halves. */
async function refusedOf(
  names: readonly string[],
  ask: (names: readonly string[]) => Promise<Reply>,
): Promise<{ refused: string[]; words: string[] }> {
  const reply = await ask(names);
  if (!isRefusedList(reply)) return { refused: [], words: [] };
  if (names.length === 1) return { refused: [...names], words: reply.words === "" ? [] : [reply.words] };
  const middle = Math.ceil(names.length / 2);
  const halves = [await refusedOf(names.slice(0, middle), ask), await refusedOf(names.slice(middle), ask)];
  return {
    refused: halves.flatMap(({ refused }) => refused),
    words: halves.flatMap(({ words }) => words),
  };
}

async function refusedFilters(lab: Lab, { type, filters }: Entity) {
  const always = await needed(lab, type);
  const wires = Object.values(filters);
  return refusedOf(
    wires.map(({ wire }) => wire),
    (names) => {
      const chosen = wires.filter(({ wire }) => names.includes(wire));
      const filter = Object.fromEntries(chosen.map((one) => [one.wire, valueFor(lab, one)]));
      return lab.talk.list(type, { filter: { ...always, ...filter }, page: { size: 1 } });
    },
  );
}

async function refusedSorts(lab: Lab, { type, attributes }: Entity) {
  const filter = (await needed(lab, type)) as Record<string, string>;
  // Years of calls need not be sorted for it.
  if (type.endsWith("_cdrs") && !filter[START]) {
    const lateFilter = { [START]: lately(lab) };
    const reply = await lab.talk.list(type, { filter: lateFilter, page: { size: 1 } });
    if (!isRefusedList(reply)) Object.assign(filter, lateFilter);
  }
  const wires = [...new Set(Object.values(attributes).map(({ wire }) => wire))];
  return refusedOf(wires, (sort) => lab.talk.list(type, { sort: [...sort], filter, page: { size: 1 } }));
}

/** Asks something of each list, and tells those where something is refused. */
async function ofEachList(
  lab: Lab,
  what: string,
  ask: (lab: Lab, entity: Entity) => Promise<{ refused: string[]; words: string[] }>,
) {
  const answer: Record<string, string[]> = {};
  const [unknown, words]: [string[], string[]] = [[], []];
  for (const entity of listed) {
    try {
      const result = await ask(lab, entity);
      if (result.refused.length > 0) answer[entity.type] = result.refused;
      words.push(...result.words);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      unknown.push(`${entity.type} could not be asked (${error.said})`);
    }
  }
  if (unknown.length === listed.length) throw new Unknown(unknown.join("; "));
  const said = [`GET of each list with the ${what} of the documents`, ...unknown].join("; ");
  return found(answer, said, [...new Set(words)].slice(0, 5).join("; "));
}

export const errorForm: Question = {
  key: "errorForm",
  reads: true,
  requests: 1,
  sends: "GET of the customers with an include that does not exist",
  learns: "the form of an error",
  undo: NOTHING,
  async ask(lab) {
    let reply = await lab.talk.list("customers", { include: ["telecom_center_probe"], page: { size: 1 } });
    if (reply.ok) reply = await lab.talk.get("customers", NOBODY);
    if (reply.ok) throw new Unknown(`${told(reply)}: no error was to be had`);
    const form = formOf(reply.body);
    return found(
      form,
      told(reply, { empty: "nothing", text: "no JSON:API errors" }[form] ?? `a ${form}`),
      reply.words,
    );
  },
};

function formOf(body: string): string {
  if (body.trim() === "") return "empty";
  try {
    const { errors } = JSON.parse(body) as { errors?: { detail?: unknown; title?: unknown }[] };
    const [first] = errors ?? [];
    if (first?.detail) return "detail";
    return first?.title ? "title" : "text";
  } catch {
    return "text";
  }
}

export const filters: Question = {
  key: "filters",
  reads: true,
  requests: 9,
  sends: "GET of each list with all filters of the documents, and with fewer where that is refused",
  learns: "the filters that are refused",
  undo: NOTHING,
  ask: (lab) => ofEachList(lab, "filters", refusedFilters),
};

export const sorts: Question = {
  key: "sorts",
  reads: true,
  requests: 34,
  sends: "GET of each list sorted by all its attributes, and by fewer where that is refused",
  learns: "the attributes by which it can't be sorted",
  undo: NOTHING,
  ask: (lab) => ofEachList(lab, "attributes", refusedSorts),
};

export const callRecords: Question = {
  key: "callRecords",
  reads: true,
  requests: 4,
  sends: "GET of one call record of each kind, with and without the time from which they are wanted",
  learns: "their resource types, whether the time has to be given, and the filters that are refused",
  undo: NOTHING,
  async ask(lab) {
    const incoming = listed.find(({ type }) => type === INCOMING)!;
    const { reply, needed: timeStartRequired } = await needsStart(lab);
    const replies = [
      await lab.talk.list("termination_cdrs", { page: { size: 1 } }),
      await lab.talk.list(INCOMING, { filter: await needed(lab, INCOMING), page: { size: 1 } }),
    ];
    const [terminationType, incomingType] = replies.map(({ list }) => list[0]?.type ?? null);
    const { refused } = await refusedFilters(lab, incoming);
    const said = [reply, ...replies].map((one) => told(one)).join("; ");
    return found({ terminationType, incomingType, timeStartRequired, filters: refused }, said, reply.words);
  },
};
