import { invalid } from "../errors";
import type { Attribute, Entity } from "./entity";
import * as kinds from "./kinds";

/** A limit's null is "no limitation"; no document shows it in a PATCH, so a switch can refuse or ignore it. */
const limit = {
  kind: kinds.integer(),
  default: null,
  nullable: true,
  onPatch: ({ nullLimits }, sent) => (sent === null && nullLimits === "ignore" ? "ignore" : "apply"),
} as const satisfies Partial<Attribute>;

// The PATCH table of the manual lists the two limits alone.
const unlisted = (name: "name" | "language" | "trm_mode") =>
  ({
    name,
    onPatch: ({ customerPatch: patched }) =>
      typeof patched === "object" ? (patched[name] ?? "apply") : patched,
  }) as const satisfies Partial<Attribute>;

/** Operator API manual, section Customers; the termination mode is on the newer page of the same name. */
export const customers: Entity = {
  type: "customers",
  ids: "client",
  methods: ["list", "get", "create", "update", "delete"],
  attributes: [
    { ...unlisted("name"), kind: kinds.filledText, required: true },
    { ...unlisted("language"), kind: kinds.choice("EN", "RU", "LT", "LV"), default: "EN" },
    {
      ...limit,
      name: "capacity_limit",
      aliases: ["incoming_capacity"],
      wire: ({ capacityName, capacityWrite }) => ({
        answered: capacityName,
        accepted: capacityWrite === "both" ? ["capacity_limit", "incoming_capacity"] : [capacityWrite],
      }),
    },
    { ...limit, name: "sip_account_limit" },
    {
      ...unlisted("trm_mode"),
      aliases: ["termination_mode"],
      kind: kinds.choice("operator", "operator_customer", "system", "system_customer", "customer"),
      default: ({ switches }) => switches.terminationModeDefault,
      wire: ({ terminationModeName: name }) =>
        name === "absent" ? { answered: null, accepted: ["trm_mode"] } : { answered: name, accepted: [name] },
    },
  ],
  relationships: [],
  filters: { id: "id" },
  includes: {},
  // The PATCH example has no links.
  withoutSelf: (_switches, method) => method === "update",
  validate: (candidate, { switches }, before) => {
    const errors = [];
    if (switches.customerIds === "numeric" && !/^\d+$/.test(candidate.id)) {
      errors.push(invalid("is not a number", "/data/id", "id"));
    }
    for (const name of ["capacity_limit", "sip_account_limit"]) {
      const value = candidate.attributes[name];
      const pointer = `/data/attributes/${name}`;
      if (value === null && before && before.attributes[name] !== null && switches.nullLimits === "reject") {
        errors.push(invalid("can't be blank", pointer, name));
      }
    }
    const capacity = candidate.attributes.capacity_limit;
    const most = switches.accountCapacity;
    if (typeof capacity === "number" && most !== null && capacity > most) {
      const problem = `must be less than or equal to ${most}`;
      errors.push(invalid(problem, "/data/attributes/capacity_limit", "capacity_limit"));
    }
    return errors;
  },
  afterCreate: (customer, { store, switches, later }) => {
    if (!switches.autoTrunk) return;
    later(switches.autoTrunk.delayMs, () => {
      if (store.get("customers", customer.id) !== customer) return;
      store.create("incoming_trunks", {
        attributes: { name: "Default" },
        relationships: { customer: customer.id },
      });
    });
  },
};
