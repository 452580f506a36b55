import type { Value } from "../json";
import type { Switches } from "../settings/switches";
import type { Attribute, Relationship } from "./entity";
import * as kinds from "./kinds";
import { networkForm } from "./networks";

const codecNames = ["g729", "G722", "GSM", "PCMA", "PCMU", "OPUS", "telephone-event", "telephone-event/8000"];

/** Codecs of a trunk or gateway. The manual's tables and bodies differ in how telephone-event is spelt: both are taken. */
export const codecs: Attribute = {
  name: "codecs",
  kind: kinds.choices(...codecNames),
  default: ["PCMU", "PCMA", "telephone-event/8000"],
  answer: (value, { telephoneEvent }) => {
    if (telephoneEvent === "asSent" || !Array.isArray(value)) return value;
    const spelt = telephoneEvent === "with8000" ? "telephone-event/8000" : "telephone-event";
    return value.map((codec) => (String(codec).startsWith("telephone-event") ? spelt : codec));
  },
};

export function rewrite(name: string): Attribute {
  return {
    name,
    kind: kinds.text,
    default: null,
    nullable: true,
    answer: (value, { rewriteAnswer }) => (value === null || value === "" ? unset(rewriteAnswer) : value),
  };
}

export const rewrites = [
  rewrite("src_rewrite_rule"),
  rewrite("src_rewrite_result"),
  rewrite("dst_rewrite_rule"),
  rewrite("dst_rewrite_result"),
];

function unset(form: Switches["rewriteAnswer"]): Value {
  return form === "empty" ? "" : null;
}

/** Who made a gateway or route: true for the API and the vendor's staff, false for the customer. */
export function operator(shown: (switches: Switches) => boolean): Attribute {
  return {
    name: "operator",
    kind: kinds.boolean,
    default: true,
    onPost: false,
    onPatch: "reject",
    answer: (value, switches) => (shown(switches) ? value : undefined),
  };
}

/** A boolean that the manual's tables print in quotes. */
export function quotedBoolean(value: Value, { booleansAsText }: Switches): Value {
  return booleansAsText ? String(value) : value;
}

export function networksAnswer(value: Value, { allowedIpsForm }: Switches): Value {
  if (allowedIpsForm === "asSent") return value;
  return String(value)
    .split(",")
    .map((item) => networkForm(item) ?? item)
    .join(",");
}

export function readOnly(name: string, kind: kinds.Kind, value: Attribute["default"]): Attribute {
  return { name, kind, default: value, nullable: true, onPost: false, onPatch: "reject" };
}

export function customer(required: Relationship["required"] = true): Relationship {
  return { name: "customer", type: "customers", required, onDelete: "cascade" };
}

/** The flags and caller ids that external accounts and SIP accounts share; the operator only reads them. */
export const callFlags: Attribute[] = [
  readOnly("incoming_internal", kinds.boolean, false),
  readOnly("incoming_external", kinds.boolean, false),
  readOnly("outgoing_internal", kinds.boolean, false),
  readOnly("outgoing_external", kinds.boolean, false),
  readOnly("on_demand", kinds.boolean, false),
  readOnly("caller_id_name", kinds.text, null),
  readOnly("internal_caller_id", kinds.text, null),
  readOnly("external_caller_id", kinds.text, null),
  readOnly("allow_external_calls", kinds.boolean, false),
];
