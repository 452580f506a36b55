import { scatter } from "../random";
import { callTimes } from "./call-times";
import { customer, readOnly } from "./common";
import type { Entity, Filters } from "./entity";
import * as kinds from "./kinds";

const documented = { documented: "Component cdrs", path: undefined };

const include = ["customer", "incoming_trunk"];

const manualFilters: Filters = { id: "id", "customer.id": "customer.id", domain: "incoming_trunk.domain" };
const newerFilters: Filters = {
  src_number: "src_number",
  dst_number: "dst_number",
  time_start_gteq: "time_start >=",
  time_start_lted: "time_start <=",
  "incoming_trunk.id": "incoming_trunk.id",
  success: "success",
};

/** Operator API manual, section Incoming trunk CDRs, and the newer page of the same name, which has other filters. */
export const incomingTrunkCdrs: Entity = {
  type: "incoming_trunk_cdrs",
  alsoAt: ({ misspeltCdrPath }) => (misspeltCdrPath ? "incoming_trunk_cdcs" : undefined),
  answeredType: ({ cdrTypes }) =>
    (typeof cdrTypes === "object" ? cdrTypes.incoming : documented[cdrTypes]) ?? "incoming_trunk_cdrs",
  ids: "uuid",
  methods: ["list", "get"],
  orderedBy: "time_start",
  // The manual's example has text in every attribute, the duration among them.
  attributes: [
    readOnly("duration", kinds.text, "0"),
    readOnly("src_name", kinds.text, null),
    readOnly("src_number", kinds.text, null),
    readOnly("dst_number", kinds.text, null),
    readOnly("did_number", kinds.text, null),
    readOnly("lega_disconnect_code", kinds.text, "200"),
    readOnly("lega_disconnect_reason", kinds.text, "Bye"),
    readOnly("lega_call_id", kinds.text, null),
    readOnly("success", kinds.text, "true"),
    ...callTimes,
  ],
  relationships: [customer(false), { name: "incoming_trunk", type: "incoming_trunks", onDelete: "clear" }],
  filters: ({ cdrFilters }) => ({
    ...(cdrFilters !== "newer" && manualFilters),
    ...(cdrFilters !== "manual" && newerFilters),
  }),
  requiredFilter: ({ cdrTimeStartRequired, cdrFilters }) =>
    cdrTimeStartRequired && cdrFilters !== "manual" ? "time_start_gteq" : undefined,
  includes: { list: include, get: include },
  documented: { list: "data", get: "data" },
  generate: (n, second, { store }, customerId) => {
    const luck = scatter(n);
    const success = luck % 7 !== 0;
    const duration = success ? 1 + (luck % 900) : 0;
    const [trunk] = customerId === null ? [] : store.referring("incoming_trunks", "customer", customerId);
    const number = String(12120000000 + (luck % 1000));
    return {
      attributes: {
        duration: String(duration),
        src_name: `Caller ${luck % 500}`,
        src_number: String(441170000000 + (luck % 100000)),
        dst_number: number,
        did_number: number,
        lega_disconnect_code: success ? "200" : "487",
        lega_disconnect_reason: success ? "Bye" : "Request Terminated",
        lega_call_id: `${n.toString(16)}@trunk`,
        success: String(success),
        time_start: second,
        time_connect: success ? second + 3 : null,
        time_end: second + 3 + duration,
      },
      relationships: { customer: customerId, incoming_trunk: trunk?.id ?? null },
    };
  },
};
