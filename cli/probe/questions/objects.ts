import type { Json } from "../../../provider/api";
import { expectObject, found, told, Unknown } from "../lab/answer";
import { shownIn } from "../lab/lab";
import { did, gateway, PASSWORD, route, trunk } from "../lab/specimens";
import { scrubbed } from "../telling/scrub";
import { isRefused, outcomeOf } from "./outcome";
import { NOTHING, type Question, WITH_CUSTOMER } from "./question";

const UNKNOWN_NAME = "telecom_center_probe";
const PLAIN = "telephone-event";
const RATED = "telephone-event/8000";

const spelling = (codecs: Json | undefined) =>
  Array.isArray(codecs) ? codecs.find((codec) => String(codec).startsWith(PLAIN)) : undefined;

export const unknownAttribute: Question = {
  key: "unknownAttribute",
  requests: 2,
  sends: `POST of a trunk, and PATCH of it with an attribute ${UNKNOWN_NAME}`,
  learns: "whether an attribute that no document names is refused or ignored",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const { id } = await trunk(lab);
    const reply = await lab.talk.patch("incoming_trunks", id, { [UNKNOWN_NAME]: "1" });
    const answer = isRefused(reply) ? "refused" : "ignored";
    lab.known.set("unknownAttribute", answer);
    return found(answer, told(reply), reply.words);
  },
};

export const telephoneEvent: Question = {
  key: "telephoneEvent",
  requests: 3,
  sends: `POST of a gateway, and GET of it and of the trunk; its codecs have "${RATED}", those of the trunk "${PLAIN}"`,
  learns: "how answers spell that codec",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const replies = [await lab.shown(await trunk(lab)), await lab.shown(await gateway(lab))];
    const [plain, rated] = replies.map(({ object }) => spelling(shownIn(object, "codecs")));
    const said = replies
      .map((reply, index) => told(reply, scrubbed(String([plain, rated][index] ?? "none of it"))))
      .join("; ");
    if (plain === PLAIN && rated === RATED) return found("as sent", said);
    if (plain === RATED && rated === RATED) return found("with 8000", said);
    if (plain === PLAIN && rated === PLAIN) return found("without 8000", said);
    throw new Unknown(said);
  },
};

export const patchAnswer: Question = {
  key: "patchAnswer",
  requests: 2,
  sends: "PATCH of the trunk's codecs",
  learns: "whether the answer to a PATCH shows what was changed",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const { id } = await trunk(lab);
    const wanted = JSON.stringify(["PCMA"]);
    const reply = await lab.talk.patch("incoming_trunks", id, { codecs: ["PCMA"] });
    const codecs = shownIn(expectObject(reply), "codecs");
    if (codecs === undefined) throw new Unknown(told(reply, "no codecs"));
    if (JSON.stringify(codecs) === wanted) return found("new", told(reply, "the new codecs"));
    const isNew = ({ object }: typeof reply) => JSON.stringify(shownIn(object, "codecs")) === wanted;
    const seen = await lab.until(() => lab.talk.get("incoming_trunks", id), isNew);
    if (!isNew(seen)) throw new Unknown(`${told(reply, "other codecs")}; ${told(seen, "other codecs, too")}`);
    return found("old", `${told(reply, "the old codecs")}; ${told(seen, "the new ones")}`);
  },
};

export const passwordAnswer: Question = {
  key: "passwordAnswer",
  requests: 0,
  sends: "nothing: the answer to GET of that gateway tells, which has a password that the probe made up",
  learns: "whether answers show a password",
  undo: NOTHING,
  async ask(lab) {
    const reply = await lab.shown(await gateway(lab));
    const object = expectObject(reply);
    if ((shownIn(object, "authorization_name") ?? null) === null)
      throw new Unknown(told(reply, "no authorization_name, so that the password may not be kept either"));
    const shown = shownIn(object, "authorization_password") ?? "";
    const answer = shown === "" ? "hidden" : shown === PASSWORD ? "clear" : "masked";
    return found(answer, told(reply, { hidden: "none", clear: "the password", masked: "a mask" }[answer]));
  },
};

export const emptyRule: Question = {
  key: "emptyRule",
  requests: 0,
  sends: "nothing: the same answer tells",
  learns: "how a rewrite rule that was never set is answered",
  undo: NOTHING,
  async ask(lab) {
    const reply = await lab.shown(await gateway(lab));
    const rule = shownIn(expectObject(reply), "src_rewrite_rule");
    if (rule !== null && rule !== "") throw new Unknown(told(reply, "no such rule"));
    return found(rule === null ? "null" : "empty", told(reply, `src_rewrite_rule ${JSON.stringify(rule)}`));
  },
};

export const routeGatewayType: Question = {
  key: "routeGatewayType",
  requests: 2,
  sends: "POST of a route, and GET of it with its gateway",
  learns: "the resource type of a route's gateway",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const { id } = await route(lab);
    const reply = await lab.until(
      () => lab.talk.get("termination_routes", id, { include: ["gateway"] }),
      ({ ok }) => ok,
    );
    const data = expectObject(reply).relationships?.gateway?.data as { type?: unknown } | null | undefined;
    if (typeof data?.type !== "string") throw new Unknown(told(reply, "no gateway"));
    return found(data.type, told(reply, `a gateway of the type ${scrubbed(data.type)}`));
  },
};

export const booleans: Question = {
  key: "booleans",
  requests: 2,
  sends: "POST of a number under a country code that is not assigned (999), and GET of it",
  learns: "whether a boolean is answered as a boolean or as text",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const reply = await lab.shown(await did(lab));
    const enabled = shownIn(expectObject(reply), "enabled");
    if (typeof enabled === "boolean") return found("boolean", told(reply, `enabled ${enabled}`));
    if (enabled === "true" || enabled === "false") return found("text", told(reply, `enabled "${enabled}"`));
    throw new Unknown(told(reply, "nothing of the kind"));
  },
};

export const externalId: Question = {
  key: "externalId",
  requests: 2,
  sends: "PATCH of the number's external_id",
  learns: "whether answers show it, and whether it can be changed",
  undo: WITH_CUSTOMER,
  async ask(lab) {
    const specimen = await did(lab);
    const reply = await lab.shown(specimen);
    const shown = shownIn(expectObject(reply), "external_id") ?? undefined;
    const answer = shown === undefined ? "absent" : typeof shown === "string" ? "text" : "number";
    const { outcome, said, words } = await outcomeOf(lab, specimen, {
      attributes: { external_id: 2 },
      isApplied: (object) => {
        const after = shownIn(object, "external_id") ?? undefined;
        return after === undefined ? undefined : String(after) === "2";
      },
    });
    return found({ answer, update: outcome }, `${told(reply, `external_id: ${answer}`)}; ${said}`, words);
  },
};
