import { invalid } from "../errors";
import { customer, quotedBoolean } from "./common";
import type { Entity } from "./entity";
import * as kinds from "./kinds";
import type { StoredObject, World } from "./world";

const include = ["customer"];

/** Operator API manual, section DID numbers; external_id is on the newer page of the same name. */
export const didNumbers: Entity = {
  type: "available_did_numbers",
  ids: "uuid",
  methods: ["list", "get", "create", "update", "delete"],
  attributes: [
    {
      name: "number",
      kind: kinds.digits("refused"),
      required: true,
      indexed: true,
      answer: (value, { numbersAsInteger }) => (numbersAsInteger ? integerOf(String(value)) : value),
    },
    { name: "enabled", kind: kinds.boolean, default: true, answer: quotedBoolean },
    {
      name: "external_id",
      kind: kinds.longInteger,
      default: null,
      nullable: true,
      onPatch: ({ externalIdPatch }) => externalIdPatch,
      answer: (value, { externalIdAnswer }) => {
        if (value === null || externalIdAnswer === "absent") return undefined;
        return externalIdAnswer === "string" ? String(value) : value;
      },
    },
  ],
  relationships: [customer()],
  filters: { id: "id", "customer.id": "customer.id", number: "number", enabled: "enabled" },
  includes: { list: include, get: include, create: include, update: include },
  documented: { create: "data", update: "data" },
  withoutSelf: (_switches, method) => method === "create" || method === "update",
  validate: (candidate, world) =>
    isTaken(candidate, world) ? [invalid("has already been taken", "/data/attributes/number", "number")] : [],
};

function integerOf(digits: string): number | bigint {
  const exact = BigInt(digits);
  return exact <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact) : exact;
}

function isTaken(candidate: StoredObject, { store, switches }: World): boolean {
  const same = store.withAttribute(candidate.type, "number", String(candidate.attributes.number));
  for (const other of same) {
    const elsewhere = other.relationships.customer !== candidate.relationships.customer;
    if (switches.didUniqueness === "none") continue;
    if (other.id !== candidate.id && !(elsewhere && switches.didUniqueness === "customer")) return true;
  }
  return false;
}
