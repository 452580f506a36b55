import { expectObject, found, told, Unknown } from "../lab/answer";
import { type Lab, type Specimen, shownIn } from "../lab/lab";
import { NAME, RENAMED } from "../lab/names";
import { customer, otherCustomer } from "../lab/specimens";
import type { Reply, Shown } from "../lab/talk";
import { scrubbed } from "../telling/scrub";
import { isRefused, outcomeOf, outcomesOf } from "./outcome";
import { NOTHING, type Question, WITH_CUSTOMER } from "./question";

const CAPACITY_NAMES = ["capacity_limit", "incoming_capacity"] as const;
const MODE_NAMES = ["trm_mode", "termination_mode"] as const;

/** The answer that shows a specimen as it was made. */
async function asMade(lab: Lab, specimen: Specimen): Promise<{ reply: Reply; object: Shown }> {
  const reply = specimen.posted ?? (await lab.shown(specimen));
  return { reply, object: expectObject(reply) };
}

const shownName = (object: Shown | undefined, names: readonly string[]) =>
  names.find((name) => shownIn(object, name) !== undefined);

export const customerIds: Question = {
  key: "customerIds",
  requests: 1,
  sends: `POST of a customer named "${NAME}", with nothing but its name`,
  learns: "whether a customer's id is answered as text or as a number",
  undo: "DELETE of the customer, with all that belongs to it",
  async ask(lab) {
    const { reply, object } = await asMade(lab, await customer(lab));
    const answer = typeof object.id === "number" ? "number" : "text";
    return found(answer, told(reply, `data.id as a ${answer}`));
  },
};

export const capacityAnswer: Question = {
  key: "capacityAnswer",
  requests: 0,
  sends: "nothing: the answer to that POST tells",
  learns: "under which name the customer's capacity limit is answered",
  undo: NOTHING,
  async ask(lab) {
    const { reply, object } = await asMade(lab, await customer(lab));
    const name = shownName(object, CAPACITY_NAMES);
    if (name === undefined) throw new Unknown(told(reply, `neither of ${CAPACITY_NAMES.join(", ")}`));
    return found(name, told(reply, name));
  },
};

export const terminationModeDefault: Question = {
  key: "terminationModeDefault",
  requests: 0,
  sends: "nothing: the answer to that POST tells",
  learns: "the termination mode of a customer that is made without one",
  undo: NOTHING,
  async ask(lab) {
    const { reply, object } = await asMade(lab, await customer(lab));
    const name = shownName(object, MODE_NAMES);
    const mode = name === undefined ? null : shownIn(object, name);
    if (typeof mode !== "string") throw new Unknown(told(reply, "no termination mode"));
    return found(mode, told(reply, `${name} ${scrubbed(mode)}`));
  },
};

export const capacityWrite: Question = {
  key: "capacityWrite",
  requests: 4,
  sends: "PATCH of the customer's capacity limit, once under each name",
  learns: "the names under which it can be written",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const specimen = await customer(lab);
    const taken: string[] = [];
    const said: string[] = [];
    const words: string[] = [];
    for (const [index, name] of CAPACITY_NAMES.entries()) {
      const value = index + 1;
      const result = await outcomeOf(lab, specimen, {
        attributes: { [name]: value },
        isApplied: (object) => {
          const shown = shownName(object, CAPACITY_NAMES);
          return shown === undefined ? undefined : shownIn(object, shown) === value;
        },
      });
      // What is neither refused nor shown was taken, as far as anybody can tell.
      if (result.outcome === "applied" || result.outcome === null) taken.push(name);
      said.push(result.said);
      if (result.words !== "") words.push(result.words);
    }
    return found(taken, said.join("; "), words.join("; "));
  },
};

export const clearLimits: Question = {
  key: "clearLimits",
  requests: 3,
  sends: "PATCH of the customer's sip_account_limit to 1, then to null",
  learns: "whether null takes a limit away",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const specimen = await customer(lab);
    const set = await lab.talk.patch("customers", specimen.id, { sip_account_limit: 1 });
    if (isRefused(set)) throw new Unknown(`no limit could be set: ${told(set)}`, set.words);
    const { outcome, said, words } = await outcomeOf(lab, specimen, {
      attributes: { sip_account_limit: null },
      isApplied: (object) => {
        const shown = shownIn(object, "sip_account_limit");
        return shown === undefined ? undefined : shown === null;
      },
    });
    return found(outcome, said, words);
  },
};

/** The name of the termination mode on this account, where it is known. */
async function modeName(lab: Lab): Promise<{ name: string; shown: boolean; said: string; words: string }> {
  const { reply, object } = await asMade(lab, await customer(lab));
  const shown = shownName(object, MODE_NAMES);
  const names = MODE_NAMES.toSorted((a) => (a === shown ? -1 : 0));
  const other = await otherCustomer(lab, names);
  const posted = other.posted;
  const sent = lab.known.get("termination mode sent") as string | undefined;
  if (shown !== undefined) return { name: shown, shown: true, said: told(reply, shown), words: "" };
  if (posted && sent !== undefined && lab.known.get("unknownAttribute") === "refused")
    return { name: sent, shown: false, said: told(posted, `${sent} sent, and none shown`), words: "" };
  throw new Unknown(told(reply, "no termination mode, and what is sent may be ignored"));
}

export const terminationMode: Question = {
  key: "terminationMode",
  requests: 1,
  sends: "POST of a second customer of that name, with a termination mode",
  learns: "the termination mode's name in requests and answers",
  undo: "DELETE of that customer, with all that belongs to it",
  async ask(lab) {
    const { name, said, words } = await modeName(lab);
    lab.known.set("terminationMode", name);
    return found(name, said, words);
  },
};

export const customerUpdate: Question = {
  key: "customerUpdate",
  requests: 4,
  sends: `PATCH of the customer's name (to "${RENAMED}"), language and termination mode, each by itself`,
  learns: "which of them can be changed",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const specimen = await customer(lab);
    const mode = (lab.known.get("terminationMode") as string | undefined) ?? MODE_NAMES[0];
    const before = (await lab.shown(specimen)).object;
    const [language, wanted] = [
      shownIn(before, "language") === "LT" ? "EN" : "LT",
      shownIn(before, mode) === "operator" ? "operator_customer" : "operator",
    ];
    const change = (name: string, value: string) => ({
      attributes: { [name]: value },
      isApplied: (object: Shown | undefined) => {
        const shown = shownIn(object, name);
        return shown === undefined ? undefined : shown === value;
      },
    });
    const { of, said, words } = await outcomesOf(lab, specimen, {
      name: change("name", RENAMED),
      language: change("language", language),
      terminationMode: change(mode, wanted),
    });
    // Under a name that nobody has found out, a refusal may be one of the name.
    const isKnown = lab.known.has("terminationMode");
    return found({ ...of, ...(!isKnown && { terminationMode: null }) }, said, words);
  },
};

export const takenCustomerId: Question = {
  key: "takenCustomerId",
  requests: 1,
  sends: "POST of the same customer again",
  learns: "what the API says of an id that is taken",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const { id } = await customer(lab);
    const reply = await lab.talk.ask("POST", "customers", { body: { id, attributes: { name: NAME } } });
    return found({ status: reply.status, text: reply.words }, told(reply), reply.words);
  },
};

export const defaultTrunk: Question = {
  key: "defaultTrunk",
  requests: 13,
  sends: "GET of the new customer's trunks, again and again for 3 s",
  learns: "whether the account makes a trunk by itself, and how long that takes",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const { id, at } = await customer(lab);
    let afterMs = 0;
    const seen = await lab.until(
      async () => {
        const reply = await lab.talk.list("incoming_trunks", { filter: { "customer.id": id } });
        afterMs = Math.round(performance.now() - at);
        if (isRefused(reply)) throw new Unknown(told(reply), reply.words);
        return reply;
      },
      ({ list }) => list.length > 0,
    );
    if (seen.list.length > 0) return found({ made: true, afterMs }, told(seen, "a trunk"));
    return found({ made: false }, told(seen, `no trunk for ${(afterMs / 1000).toFixed(1)} s`));
  },
};
