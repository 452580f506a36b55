import { found, told, Unknown } from "../lab/answer";
import { type Lab, linked, type Made, type Specimen } from "../lab/lab";
import { NAME } from "../lab/names";
import {
  account,
  accounts,
  anyOther,
  customer,
  did,
  gateway,
  LOOSE_GATEWAY,
  numberOf,
  otherGateway,
  route,
  trunk,
} from "../lab/specimens";
import type { Reply, Shown } from "../lab/talk";
import { isRefused } from "./outcome";
import { NOTHING, type Question, WITH_CUSTOMER } from "./question";

const accepted = (reply: Reply) => (isRefused(reply) ? "refused" : "accepted");

export const didUnique: Question = {
  key: "didUnique",
  requests: 2,
  sends: "POST of the same number again, to the same customer and to the second one",
  learns: "where a number has to be unique",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    await did(lab);
    const owner = await customer(lab);
    const post = (to: Specimen) =>
      lab.post("available_did_numbers", {
        attributes: { number: numberOf(owner) },
        relationships: linked({ customer: to }),
      });
    const again = await post(owner);
    if (!isRefused(again)) return found("none", `${told(again)} for the same customer`);
    const elsewhere = await post(await anyOther(lab));
    const said = `${told(again)} for the same customer, ${elsewhere.status} for another`;
    return found(isRefused(elsewhere) ? "account" : "customer", said, again.words);
  },
};

export const crossCustomer: Question = {
  key: "crossCustomer",
  requests: 2,
  sends: "POST of a gateway to the second customer, and of a route to it to the first",
  learns: "whether a route may point to another customer's gateway",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const related = { customer: await customer(lab), gateway: await otherGateway(lab) };
    const reply = await lab.post("termination_routes", {
      attributes: { name: NAME, dst_prefix: "998" },
      relationships: linked(related),
    });
    return found(accepted(reply), told(reply), reply.words);
  },
};

export const withoutCustomer: Question = {
  key: "withoutCustomer",
  requests: 2,
  sends: `POST of a gateway named "${NAME}" without a customer`,
  learns: "whether a gateway needs one",
  undo: "DELETE of the gateway",
  async ask(lab) {
    const made: Made = { type: "termination_gateways", id: undefined, sure: false };
    lab.made.push(made);
    const reply = await lab.talk.ask("POST", "termination_gateways", { body: { attributes: LOOSE_GATEWAY } });
    if (reply.ok) Object.assign(made, { id: String(reply.object?.id ?? "") || undefined, sure: true });
    else lab.made.splice(lab.made.indexOf(made), 1);
    return found(accepted(reply), told(reply), reply.words);
  },
};

const OWNED = [
  ["incoming_trunks", trunk],
  ["available_did_numbers", did],
  ["termination_gateways", gateway],
  ["termination_routes", route],
  ["external_account_routes", account],
] as const;

export const relationships: Question = {
  key: "relationships",
  requests: 8,
  sends:
    "POST of three external accounts; GET of an object of each kind, by itself and in its customer's list",
  learns: "whether answers tell the customer where nobody asked them to",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const answer: Record<string, Record<string, string | null>> = {};
    const unknown: string[] = [];
    for (const [type, specimen] of OWNED) {
      try {
        answer[type] = await formsOf(lab, await specimen(lab));
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        unknown.push(`${type}: ${error.said}`);
      }
    }
    if (Object.keys(answer).length === 0) throw new Unknown(unknown.join("; "));
    return found(answer, ["POST, GET and list of each", ...unknown].join("; "));
  },
};

async function formsOf(lab: Lab, specimen: Specimen): Promise<Record<string, string | null>> {
  const single = await lab.shown(specimen);
  const find = ({ list }: Reply) => list.find(({ id }) => String(id) === specimen.id);
  const owner = await customer(lab);
  const listed = await lab.until(
    () => lab.talk.list(specimen.type, { filter: { "customer.id": owner.id } }),
    (reply) => !reply.ok || find(reply) !== undefined,
  );
  return {
    post: formOf(specimen.posted?.object),
    get: formOf(single.object),
    list: formOf(find(listed)),
  };
}

function formOf(object: Shown | undefined): string | null {
  if (object === undefined) return null;
  const member = object.relationships?.customer;
  if (member === undefined || member === null) return "absent";
  const [links, data] = [member.links !== undefined, member.data !== undefined];
  if (links && data) return "both";
  return data ? "data" : links ? "links" : "absent";
}

export const listOrder: Question = {
  key: "listOrder",
  requests: 1,
  sends:
    "GET of the list of the three external accounts, whose ids are in another order than they were made in",
  learns: "the order of a list that was not asked for one",
  undo: NOTHING,
  async ask(lab) {
    const made = (await accounts(lab)).map(({ id }) => id);
    const owner = await customer(lab);
    const ids = ({ list }: Reply) => list.map(({ id }) => String(id)).filter((id) => made.includes(id));
    const reply = await lab.until(
      () => lab.talk.list("external_account_routes", { filter: { "customer.id": owner.id } }),
      (seen) => !seen.ok || ids(seen).length === made.length,
    );
    if (ids(reply).length !== made.length) throw new Unknown(told(reply, "not all of them"), reply.words);
    const orders = { creation: made, newest: made.toReversed(), id: made.toSorted() };
    const order = Object.entries(orders).find(([, expected]) => expected.join() === ids(reply).join());
    return found(order?.[0] ?? "other", told(reply, order ? `the order ${order[0]}` : "another order"));
  },
};
