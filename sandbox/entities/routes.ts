import { invalid } from "../errors";
import { customer, operator, rewrites } from "./common";
import type { Attribute, Entity } from "./entity";
import * as kinds from "./kinds";

const include = ["gateway", "customer"];

function prefix(name: string): Attribute {
  return {
    name,
    kind: kinds.digits("allowed"),
    default: "",
    nullable: true,
    answer: (value, { prefixAnswer }) => {
      if (value === null || value === "") return prefixAnswer === "empty" ? "" : null;
      // A prefix with leading zeros has no number that means the same.
      const exact = /^[1-9]\d{0,14}$/.test(String(value));
      return prefixAnswer === "number" && exact ? Number(value) : value;
    },
  };
}

/** Operator API manual, section Routes. */
export const routes: Entity = {
  type: "termination_routes",
  ids: "uuid",
  methods: ["list", "get", "create", "update", "delete"],
  attributes: [
    operator(({ operatorAnswer }) => operatorAnswer === "both"),
    { name: "name", kind: kinds.filledText, required: true, indexed: true },
    prefix("src_prefix"),
    prefix("dst_prefix"),
    ...rewrites,
  ],
  relationships: [
    customer(({ withoutCustomer }) => withoutCustomer === "reject"),
    {
      name: "gateway",
      type: "termination_gateways",
      // The manual's table of relationships says "gateways", its bodies say "termination_gateways".
      alsoAccepted: ["gateways"],
      answeredType: ({ routeGatewayType }) => routeGatewayType,
      required: true,
      updatable: true,
      onDelete: "cascade",
    },
  ],
  filters: { id: "id", "customer.id": "customer.id", name: "name" },
  includes: { list: include, get: include, create: include, update: include },
  validate: (candidate, { store, switches }) => {
    const gateway = store.get("termination_gateways", candidate.relationships.gateway ?? "");
    const foreign = gateway && gateway.relationships.customer !== candidate.relationships.customer;
    return foreign && switches.crossCustomer === "reject"
      ? [invalid("is invalid", "/data/relationships/gateway", "gateway")]
      : [];
  },
};
