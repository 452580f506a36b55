import { invalid } from "../errors";
import { callFlags, customer } from "./common";
import type { Entity } from "./entity";
import type { StoredObject, World } from "./world";

const include = ["customer", "available_did_number"];

/** Operator API manual, section External accounts. */
export const externalAccounts: Entity = {
  type: "external_account_routes",
  ids: "client",
  methods: ["list", "get", "create", "update", "delete"],
  attributes: callFlags,
  relationships: [
    customer(),
    {
      name: "available_did_number",
      type: "available_did_numbers",
      updatable: true,
      onDelete: "clear",
    },
  ],
  filters: {
    id: "id",
    "customer.id": "customer.id",
    external_caller_id: "external_caller_id",
    allow_external_calls: "allow_external_calls",
  },
  includes: { list: include, get: include, create: include, update: include },
  validate: (candidate, { store, switches }) => {
    const number = store.get("available_did_numbers", candidate.relationships.available_did_number ?? "");
    const foreign = number && number.relationships.customer !== candidate.relationships.customer;
    return foreign && switches.crossCustomer === "reject"
      ? [invalid("is invalid", "/data/relationships/available_did_number", "available_did_number")]
      : [];
  },
  derive: callerId,
};

// "If a valid available DID number relationship is included, allow_external_calls will be set to true."
function callerId(account: StoredObject, { store }: World) {
  const number = store.get("available_did_numbers", account.relationships.available_did_number ?? "");
  return {
    external_caller_id: number?.attributes.number ?? null,
    allow_external_calls: number !== undefined,
  };
}
