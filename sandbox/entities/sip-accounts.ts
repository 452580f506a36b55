import { randomName } from "../random";
import { callFlags, customer, networksAnswer, quotedBoolean, readOnly } from "./common";
import type { Entity } from "./entity";
import * as kinds from "./kinds";

const include = ["customer"];

/** Operator API manual, section SIP accounts: customers make and delete them in the UI, so there is no POST and no DELETE. */
export const sipAccounts: Entity = {
  type: "sip_device_routes",
  ids: "uuid",
  methods: ["list", "get", "update"],
  attributes: [
    { ...readOnly("username", kinds.filledText, () => randomName(10)), indexed: true },
    readOnly("password", kinds.filledText, () => randomName(10)),
    ...callFlags,
    readOnly("is_online", kinds.boolean, false),
    readOnly("user_agent", kinds.text, null),
    { name: "use_allowed_ips", kind: kinds.boolean, default: false, answer: quotedBoolean },
    {
      name: "allowed_ips",
      kind: kinds.networks,
      default: "0.0.0.0/0,0000:0000:0000:0000:0000:0000:0000:0000/0",
      answer: networksAnswer,
    },
  ],
  relationships: [customer()],
  filters: {
    id: "id",
    "customer.id": "customer.id",
    username: "username",
    caller_id_name: "caller_id_name",
    allow_external_calls: "allow_external_calls",
    internal_caller_id: "internal_caller_id",
    external_caller_id: "external_caller_id",
  },
  includes: { list: include, get: include, update: include },
};
