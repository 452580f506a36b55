import type { Entity } from "./entity";
import { integer, nullable, oneOf, text } from "./kinds";

/** A customer: the account of one company on the hosted PBX, and the owner of everything else. */
export const customer: Entity = {
  name: "Customer",
  plural: "Customers",
  type: "customers",
  doc: "A customer of the operator: one company's account on the hosted PBX. It owns its trunks, numbers, gateways, routes and accounts.",
  sources: ["Operator API manual, Customers", "Public reference, Customers"],
  origin: "created",
  idArgument: {
    name: "customerId",
    doc: "The customer's id, chosen by the operator. Left out, a numeric id is derived from the resource's place in the stack (its URN); a resource that is renamed or moved keeps its id with `aliases`. Another id replaces the customer.",
  },
  attributes: {
    name: {
      wire: "name",
      kind: text,
      required: true,
      expected: true,
      unlistedForUpdate: true,
      probed: { update: "customerUpdate.name" },
      doc: "The customer's name.",
    },
    language: {
      wire: "language",
      kind: oneOf("Language", "A language of the user interface.", ["EN", "RU", "LT", "LV"]),
      fallback: "EN",
      unlistedForUpdate: true,
      probed: { update: "customerUpdate.language" },
      inUi: true,
      doc: "Language of the customer's user interface.",
    },
    capacityLimit: {
      wire: "capacity_limit",
      aliases: ["incoming_capacity"],
      kind: nullable(integer(0), "no limit"),
      fallback: null,
      probed: { clear: "clearLimits", names: "capacityWrite" },
      doc: "How many calls the customer may have at once.",
    },
    sipAccountLimit: {
      wire: "sip_account_limit",
      kind: nullable(integer(0), "no limit"),
      fallback: null,
      probed: { clear: "clearLimits" },
      doc: "How many SIP accounts (seats) the customer may have.",
    },
    terminationMode: {
      wire: "trm_mode",
      aliases: ["termination_mode"],
      wireSetting: "terminationModeAttribute",
      kind: oneOf("TerminationMode", "Whose gateways and routes carry a customer's outbound calls.", [
        "operator",
        "operator_customer",
        "system",
        "system_customer",
        "customer",
      ]),
      defaultDoc: "set by the commercial account",
      unlistedForUpdate: true,
      probed: { update: "customerUpdate.terminationMode" },
      doc: "Whose gateways and routes carry the customer's outbound calls: the operator's, those of telecom.center (system), the customer's own, or both.",
    },
  },
  relationships: {},
  label: "name",
  filters: { id: { wire: "id", type: "integer", doc: "The customer's id." } },
  includes: [],
  deleteDoc:
    "Everything under the customer, for good: trunks with their domains, numbers, gateways, routes, accounts and call routing.",
};
