import type { Attribute, Entity } from "./entity";
import { nullable, text } from "./kinds";
import { operatorFlag, ownedFilters, owner, rewriting } from "./shared";
import { prefix } from "./telephony";

const prefixOf = (wire: string, side: string): Attribute => ({
  wire,
  kind: nullable(prefix, "any number", [""]),
  fallback: null,
  inUi: true,
  doc: `The first digits of the ${side} number that take this route; of several routes the longest match wins.`,
});

/** A route: which outbound calls go to which gateway. */
export const route: Entity = {
  name: "Route",
  plural: "Routes",
  type: "termination_routes",
  doc: "A termination route of a customer: sends the outbound calls whose numbers match to a gateway.",
  sources: ["Operator API manual, Routes", "Public reference, Routes"],
  origin: "created",
  relationships: {
    customer: owner,
    gateway: {
      wire: "gateway",
      type: "termination_gateways",
      typeAliases: ["gateways"],
      class: "Gateway",
      output: "gatewayId",
      required: true,
      updatable: true,
      doc: "The gateway that takes the calls: a `Gateway` or its id.",
    },
  },
  attributes: {
    name: { wire: "name", kind: text, required: true, expected: true, inUi: true, doc: "The route's name." },
    srcPrefix: prefixOf("src_prefix", "source"),
    dstPrefix: prefixOf("dst_prefix", "destination"),
    ...rewriting,
    operator: operatorFlag,
  },
  label: "name",
  filters: { ...ownedFilters, name: { wire: "name", type: "string", doc: "The route's name." } },
  includes: ["gateway", "customer"],
  deleteDoc: "The route.",
};
