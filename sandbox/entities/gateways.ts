import { codecs, customer, operator, rewrites } from "./common";
import type { Entity } from "./entity";
import * as kinds from "./kinds";

const include = ["customer"];

/** Operator API manual, section Gateways, and the page of the same name. */
export const gateways: Entity = {
  type: "termination_gateways",
  ids: "uuid",
  methods: ["list", "get", "create", "update", "delete"],
  attributes: [
    operator(({ operatorAnswer }) => operatorAnswer !== "absent"),
    { name: "name", kind: kinds.filledText, required: true, indexed: true },
    { name: "host", kind: kinds.host, required: true, indexed: true },
    {
      // Documented as 5060 when it is not sent, but answered as null in every example.
      name: "port",
      kind: kinds.integer(1, 65535),
      default: null,
      nullable: true,
      answer: (value, { portAnswer }) => (portAnswer === "nullWhenDefault" && value === 5060 ? null : value),
    },
    ...rewrites,
    { name: "authorization_name", kind: kinds.text, default: null, nullable: true },
    {
      name: "authorization_password",
      kind: kinds.text,
      default: null,
      nullable: true,
      answer: (value, { passwordEcho }) => {
        if (value === null || passwordEcho === "null") return null;
        return passwordEcho === "masked" ? "********" : value;
      },
    },
    codecs,
    {
      name: "network_protocol",
      kind: kinds.choice("IPv4_only", "IPv6_only", "IPv4_pref", "IPv6_pref", "Dualstack"),
      default: "IPv4_only",
    },
  ],
  relationships: [customer(({ withoutCustomer }) => withoutCustomer === "reject")],
  filters: { id: "id", "customer.id": "customer.id", name: "name", host: "host" },
  includes: { list: include, get: include, create: include, update: include },
};
