import type { Entity } from "./entity";
import { boolean, nullable } from "./kinds";
import { ownedFilters, owner } from "./shared";
import { externalId, telephoneNumber } from "./telephony";

/** A DID number that a customer may put into its call flow. */
export const didNumber: Entity = {
  name: "DidNumber",
  plural: "DidNumbers",
  type: "available_did_numbers",
  doc: "A DID number of a customer. It receives calls once the customer has put it into a call flow in the user interface.",
  sources: ["Operator API manual, DID Numbers", "Public reference, DID numbers"],
  origin: "created",
  relationships: { customer: owner },
  attributes: {
    number: {
      wire: "number",
      kind: telephoneNumber,
      required: true,
      expected: true,
      doc: "The number with its country code, digits only.",
    },
    enabled: {
      wire: "enabled",
      kind: boolean,
      fallback: true,
      doc: "Whether the number takes calls. A disabled number stays with the customer, and calls to it are rejected.",
    },
    externalId: {
      wire: "external_id",
      kind: nullable(externalId, "no id"),
      defaultDoc: "absent",
      unlistedForUpdate: true,
      probed: { update: "externalId.update" },
      doc: "The number's id in another system. A number that has one can't be changed by the end user.",
    },
  },
  unique: ["number"],
  label: "number",
  filters: {
    ...ownedFilters,
    number: { wire: "number", type: "string", doc: "The number, digits only." },
    enabled: { wire: "enabled", type: "boolean", doc: "Whether the number takes calls." },
  },
  includes: ["customer"],
  deleteDoc: "The number and its place in the customer's call flow.",
};
