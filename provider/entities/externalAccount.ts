import type { Entity } from "./entity";
import { callSettings, ownedFilters, owner } from "./shared";

/** An external account: a device or SIM card outside telecom.center that belongs to a customer's PBX. */
export const externalAccount: Entity = {
  name: "ExternalAccount",
  plural: "ExternalAccounts",
  type: "external_account_routes",
  doc: "An external account of a customer: an object outside the servers of telecom.center, such as a SIM card, that the operator controls.",
  sources: ["Operator API manual, External Accounts", "Public reference, External accounts"],
  origin: "created",
  idArgument: {
    name: "externalAccountId",
    doc: "The account's id, chosen by the operator. Left out, a numeric id is derived from the resource's place in the stack (its URN); a resource that is renamed or moved keeps its id with `aliases`. Another id replaces the account.",
  },
  relationships: {
    customer: owner,
    didNumber: {
      wire: "available_did_number",
      type: "available_did_numbers",
      class: "DidNumber",
      output: "didNumberId",
      updatable: true,
      clearable: true,
      doc: "The DID number that is shown as external caller id: a `DidNumber` or its id. With one, external calls are allowed.",
    },
  },
  attributes: {
    ...callSettings,
    externalCallerId: { ...callSettings.externalCallerId!, follows: "didNumber" },
    allowExternalCalls: { ...callSettings.allowExternalCalls!, follows: "didNumber" },
  },
  unique: ["externalAccountId"],
  label: "externalAccountId",
  filters: {
    ...ownedFilters,
    externalCallerId: {
      wire: "external_caller_id",
      type: "string",
      doc: "The external caller id, digits only.",
    },
    allowExternalCalls: {
      wire: "allow_external_calls",
      type: "boolean",
      doc: "Whether external calls are allowed.",
    },
  },
  includes: ["customer", "available_did_number"],
  deleteDoc: "The account.",
};
