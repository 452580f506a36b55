import type { Attribute, Entity, Filter, Relationship } from "./entity";
import { always, type Kind, shownFlag, shownNumber, shownText, shownTime } from "./kinds";

const column = (wire: string, kind: Kind, doc: string): Attribute => ({ wire, kind, readOnly: true, doc });
const related = (wire: string, type: string, name: string, output: string, doc: string): Relationship => ({
  wire,
  type,
  typeAliases: [type.replace(/s$/, "")],
  class: name,
  output,
  doc,
});
const filter = (wire: string, type: Filter["type"], doc: string): Filter => ({ wire, type, doc });

const customer = related(
  "customer",
  "customers",
  "Customer",
  "customerId",
  "The customer whose call it was.",
);

const times: Record<string, Attribute> = {
  timeStart: column("time_start", always(shownTime), "When the call began."),
  timeConnect: column("time_connect", shownTime, "When it was answered; null when it was not."),
  timeEnd: column("time_end", shownTime, "When it ended."),
};

// The second name is misspelt in the manual and on the newer page alike.
const timeFilters: Record<string, Filter> = {
  timeStartGteq: filter("time_start_gteq", "time", "Calls that began at this time or later."),
  timeStartLted: filter("time_start_lted", "time", "Calls that began at this time or earlier."),
};

/** A record of a call from the PBX to a gateway. */
export const terminationCdr: Entity = {
  name: "TerminationCdr",
  plural: "TerminationCdrs",
  type: "termination_cdrs",
  doc: "A call record of an outbound call, call forwarding among them: from the PBX to a gateway.",
  sources: ["Operator API manual, Termination CDRs", "Public reference, Termination CDRs"],
  origin: "record",
  relationships: {
    customer,
    terminationRoute: related(
      "termination_route",
      "termination_routes",
      "Route",
      "terminationRouteId",
      "The route that the call took.",
    ),
    terminationGateway: related(
      "termination_gateway",
      "termination_gateways",
      "Gateway",
      "terminationGatewayId",
      "The gateway that took the call.",
    ),
  },
  attributes: {
    ...times,
    duration: column("duration", shownNumber, "Seconds from answer to end."),
    srcNameIn: column("src_name_in", shownText, "Caller's name."),
    srcNumberIn: column("src_number_in", shownText, "Caller's number."),
    dstNumberIn: column("dst_number_in", shownText, "Called number."),
    alegCode: column("aleg_code", shownNumber, "Disconnect code of leg A."),
    alegReason: column("aleg_reason", shownText, "Disconnect reason of leg A."),
    origCallId: column("orig_call_id", shownText, "Id of the originating call."),
    localTag: column("local_tag", shownText, "Local tag."),
    globalTag: column("global_tag", shownText, "Global tag."),
  },
  label: "origCallId",
  filters: {
    id: filter("id", "string", "The record's id."),
    customerId: filter("customer.id", "string", "The customer's id."),
    terminationGatewayId: filter("termination_gateway.id", "string", "The gateway's id."),
    terminationRouteId: filter("termination_route.id", "string", "The route's id."),
    timeStart: filter("time_start", "time", "Calls that began at exactly this time."),
    ...timeFilters,
    alegCode: filter("aleg_code", "integer", "Disconnect code of leg A."),
    alegReason: filter("aleg_reason", "string", "Disconnect reason of leg A."),
    srcNameIn: filter("src_name_in", "string", "Caller's name."),
    srcNumberIn: filter("src_number_in", "string", "Caller's number."),
    dstNumberIn: filter("dst_number_in", "string", "Called number."),
    origCallId: filter("orig_call_id", "string", "Id of the originating call."),
    localTag: filter("local_tag", "string", "Local tag."),
    globalTag: filter("global_tag", "string", "Global tag."),
  },
  includes: ["customer", "termination_route", "termination_gateway"],
  deleteDoc: "Nothing: records can't be deleted.",
};

/** A record of a call that came in over an incoming trunk. */
export const incomingTrunkCdr: Entity = {
  name: "IncomingTrunkCdr",
  plural: "IncomingTrunkCdrs",
  type: "incoming_trunk_cdrs",
  doc: "A call record of an inbound call: from a DID provider over an incoming trunk. Accounts on the newer API ask for the filter `timeStartGteq`.",
  sources: ["Operator API manual, Incoming Trunk CDRs", "Public reference, Incoming trunk CDRs"],
  origin: "record",
  relationships: {
    customer,
    incomingTrunk: related(
      "incoming_trunk",
      "incoming_trunks",
      "IncomingTrunk",
      "incomingTrunkId",
      "The trunk that the call came over.",
    ),
  },
  attributes: {
    ...times,
    duration: column("duration", shownNumber, "Seconds from answer to end."),
    srcName: column("src_name", shownText, "Caller's name."),
    srcNumber: column("src_number", shownText, "Caller's number."),
    dstNumber: column("dst_number", shownText, "Called number."),
    didNumber: column("did_number", shownText, "The DID number that was called."),
    legaDisconnectCode: column("lega_disconnect_code", shownText, "Disconnect code of leg A."),
    legaDisconnectReason: column("lega_disconnect_reason", shownText, "Disconnect reason of leg A."),
    legaCallId: column("lega_call_id", shownText, "Call id of leg A."),
    success: column(
      "success",
      {
        ...shownFlag,
        answer: shownFlag.answer.or(shownText.answer),
        types: { input: "never", output: "boolean | string | null" },
      },
      "Whether the call was answered.",
    ),
  },
  label: "legaCallId",
  filters: {
    id: filter("id", "string", "The record's id."),
    customerId: filter("customer.id", "string", "The customer's id."),
    domain: filter("domain", "string", "The trunk's domain (older API)."),
    incomingTrunkId: filter("incoming_trunk.id", "string", "The trunk's id (newer API)."),
    ...timeFilters,
    srcNumber: filter("src_number", "string", "Caller's number (newer API)."),
    dstNumber: filter("dst_number", "string", "Called number (newer API)."),
    success: filter("success", "boolean", "Whether the call was answered (newer API)."),
  },
  includes: ["customer", "incoming_trunk"],
  deleteDoc: "Nothing: records can't be deleted.",
};
