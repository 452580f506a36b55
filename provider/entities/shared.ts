import type { Attribute, Filter, Relationship } from "./entity";
import { always, optionalText, shownFlag, shownText } from "./kinds";
import { codecs } from "./telephony";

/** The customer that owns an object: given when it is made, and fixed from then on. */
export const owner: Relationship = {
  wire: "customer",
  type: "customers",
  class: "Customer",
  output: "customerId",
  required: true,
  doc: "The customer that owns it: a `Customer` or its id. Another customer replaces the object.",
};

/** The filters that every list of a customer's objects has. */
export const ownedFilters: Record<"id" | "customerId", Filter> = {
  id: { wire: "id", type: "string", doc: "The object's id." },
  customerId: { wire: "customer.id", type: "string", doc: "The owning customer's id." },
};

/** The codecs of a trunk or gateway. */
export const codecList: Attribute = {
  wire: "codecs",
  kind: codecs,
  defaultDoc: "set by the commercial account",
  inUi: true,
  doc: "Allowed codecs, the most preferred first.",
};

const rule = (wire: string, doc: string): Attribute => ({
  wire,
  kind: optionalText("no rule"),
  fallback: null,
  inUi: true,
  doc,
});

/** The four rewrite attributes that gateways and routes share. */
export const rewriting: Record<string, Attribute> = {
  srcRewriteRule: rule(
    "src_rewrite_rule",
    "Regular expression (POSIX) that the source number has to match to be rewritten.",
  ),
  srcRewriteResult: rule("src_rewrite_result", "What a matching source number becomes."),
  dstRewriteRule: rule(
    "dst_rewrite_rule",
    "Regular expression (POSIX) that the destination number has to match to be rewritten.",
  ),
  dstRewriteResult: rule("dst_rewrite_result", "What a matching destination number becomes."),
};

/** Who made a gateway or route. */
export const operatorFlag: Attribute = {
  wire: "operator",
  kind: always(shownFlag),
  readOnly: true,
  doc: "True when it was made through the API or by the staff of telecom.center, false when the customer made it.",
};

const flag = (wire: string, doc: string): Attribute => ({
  wire,
  kind: always(shownFlag),
  readOnly: true,
  inUi: true,
  doc,
});
const callerId = (wire: string, doc: string): Attribute => ({
  wire,
  kind: shownText,
  readOnly: true,
  inUi: true,
  doc,
});

/** What the API shows of an account's calls: set by the customer in the user interface. */
export const callSettings: Record<string, Attribute> = {
  incomingInternal: flag("incoming_internal", "Records incoming internal calls."),
  incomingExternal: flag("incoming_external", "Records incoming external calls."),
  outgoingInternal: flag("outgoing_internal", "Records outgoing internal calls."),
  outgoingExternal: flag("outgoing_external", "Records outgoing external calls."),
  onDemand: flag("on_demand", "Records calls on demand."),
  callerIdName: callerId("caller_id_name", "Caller's name that is shown."),
  internalCallerId: callerId("internal_caller_id", "Caller id within the PBX."),
  externalCallerId: callerId("external_caller_id", "Caller id towards the telephone network."),
  allowExternalCalls: flag("allow_external_calls", "Whether calls to the telephone network are allowed."),
};
