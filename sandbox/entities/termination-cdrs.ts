import { scatter } from "../random";
import { callTimes } from "./call-times";
import { customer, readOnly } from "./common";
import type { Entity } from "./entity";
import * as kinds from "./kinds";

const documented = { documented: "termination cdrs", path: undefined };

const include = ["customer", "termination_route", "termination_gateway"];

/** Operator API manual, section Termination CDRs: calls from the PBX to gateways. */
export const terminationCdrs: Entity = {
  type: "termination_cdrs",
  answeredType: ({ cdrTypes }) =>
    (typeof cdrTypes === "object" ? cdrTypes.termination : documented[cdrTypes]) ?? "termination_cdrs",
  ids: "uuid",
  methods: ["list", "get"],
  orderedBy: "time_start",
  attributes: [
    readOnly("aleg_reason", kinds.text, "Normal Clearing"),
    readOnly("src_name_in", kinds.text, null),
    readOnly("src_number_in", kinds.text, null),
    readOnly("dst_number_in", kinds.text, null),
    readOnly("orig_call_id", kinds.text, null),
    readOnly("local_tag", kinds.text, null),
    readOnly("global_tag", kinds.text, null),
    readOnly("duration", kinds.integer(), 0),
    readOnly("aleg_code", kinds.integer(), 200),
    ...callTimes,
  ],
  relationships: [
    customer(false),
    { name: "termination_route", type: "termination_routes", onDelete: "clear" },
    {
      name: "termination_gateway",
      type: "termination_gateways",
      onDelete: "clear",
      answeredType: ({ cdrTypes }) =>
        cdrTypes === "documented" ? "termination_gateway" : "termination_gateways",
    },
  ],
  filters: {
    id: "id",
    aleg_code: "aleg_code",
    aleg_reason: "aleg_reason",
    src_name_in: "src_name_in",
    src_number_in: "src_number_in",
    dst_number_in: "dst_number_in",
    orig_call_id: "orig_call_id",
    local_tag: "local_tag",
    global_tag: "global_tag",
    time_start: "time_start",
    time_start_gteq: "time_start >=",
    time_start_lted: "time_start <=",
    "customer.id": "customer.id",
    "termination_gateway.id": "termination_gateway.id",
    "termination_route.id": "termination_route.id",
  },
  includes: { list: include, get: include },
  documented: { list: "data", get: "data" },
  generate: (n, second, { store }, customerId) => {
    const luck = scatter(n);
    const answered = luck % 5 !== 0;
    const duration = answered ? 1 + (luck % 600) : 0;
    const [route] = customerId === null ? [] : store.referring("termination_routes", "customer", customerId);
    return {
      attributes: {
        aleg_reason: answered ? "Normal Clearing" : "Busy Here",
        src_name_in: `Desk ${luck % 90}, "west"`,
        src_number_in: String(12120000000 + (luck % 1000)),
        dst_number_in: String(441170000000 + (luck % 100000)),
        orig_call_id: `${n.toString(16)}@pbx`,
        local_tag: luck.toString(16),
        global_tag: scatter(luck).toString(16),
        duration,
        aleg_code: answered ? 200 : 486,
        time_start: second,
        time_connect: answered ? second + 4 : null,
        time_end: second + 4 + duration,
      },
      relationships: {
        customer: customerId,
        termination_route: route?.id ?? null,
        termination_gateway: route?.relationships.gateway ?? null,
      },
    };
  },
};
