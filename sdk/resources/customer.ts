// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Language, TerminationMode } from "../sets";

/** Arguments of a `Customer`. */
export interface CustomerArgs {
  /** The customer's id, chosen by the operator. Left out, a numeric id is derived from the resource's place in the stack (its URN); a resource that is renamed or moved keeps its id with `aliases`. Another id replaces the customer. */
  customerId?: pulumi.Input<string | undefined>;
  /** The customer's name. Must be a text that is not blank. */
  name: pulumi.Input<string>;
  /** Language of the customer's user interface. Must be one of "EN", "RU", "LT", "LV". Default: "EN". */
  language?: pulumi.Input<Language | undefined>;
  /** How many calls the customer may have at once. Must be an integer from 0, or null (no limit). Default: null. */
  capacityLimit?: pulumi.Input<number | null | undefined>;
  /** How many SIP accounts (seats) the customer may have. Must be an integer from 0, or null (no limit). Default: null. */
  sipAccountLimit?: pulumi.Input<number | null | undefined>;
  /** Whose gateways and routes carry the customer's outbound calls: the operator's, those of telecom.center (system), the customer's own, or both. Must be one of "operator", "operator_customer", "system", "system_customer", "customer". Default: set by the commercial account. */
  terminationMode?: pulumi.Input<TerminationMode | undefined>;
  /** Id of an object that exists: it is taken over and updated to match, in place of creating one. */
  adopt?: pulumi.Input<string | undefined>;
}

const definition: Definition = {
  name: "Customer",
  outputs: ["customerId", "name", "language", "capacityLimit", "sipAccountLimit", "terminationMode"],
  secrets: [],
  references: [],
  mirrors: {},
  idArgument: "customerId",
  protect: true,
};

/**
 * A customer of the operator: one company's account on the hosted PBX. It owns its trunks, numbers, gateways, routes and accounts.
 *
 * Deleting it removes: Everything under the customer, for good: trunks with their domains, numbers, gateways, routes, accounts and call routing.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const acme = new telecom.Customer("acme", {
 *   customerId: "200100",
 *   name: "Acme Ltd",
 *   language: "EN",
 *   capacityLimit: 30,
 *   sipAccountLimit: null,
 *   terminationMode: "operator",
 * });
 *
 * export const acmeId = acme.customerId;
 * ```
 *
 * @see Operator API manual, Customers; Public reference, Customers
 */
export class Customer extends OperatorResource {
  /** The customer's id, chosen by the operator. Left out, a numeric id is derived from the resource's place in the stack (its URN); a resource that is renamed or moved keeps its id with `aliases`. Another id replaces the customer. */
  declare readonly customerId: pulumi.Output<string>;
  /** The customer's name. Must be a text that is not blank. */
  declare readonly name: pulumi.Output<string>;
  /** Language of the customer's user interface. Must be one of "EN", "RU", "LT", "LV". Default: "EN". */
  declare readonly language: pulumi.Output<Language>;
  /** How many calls the customer may have at once. Must be an integer from 0, or null (no limit). Default: null. */
  declare readonly capacityLimit: pulumi.Output<number | null>;
  /** How many SIP accounts (seats) the customer may have. Must be an integer from 0, or null (no limit). Default: null. */
  declare readonly sipAccountLimit: pulumi.Output<number | null>;
  /** Whose gateways and routes carry the customer's outbound calls: the operator's, those of telecom.center (system), the customer's own, or both. Must be one of "operator", "operator_customer", "system", "system_customer", "customer". Default: set by the commercial account. */
  declare readonly terminationMode: pulumi.Output<TerminationMode>;

  /**
   * A customer of the operator: one company's account on the hosted PBX. It owns its trunks, numbers, gateways, routes and accounts.
   *
   * @param name - the resource's name in the stack
   * @param args - what the Customer is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as telecom from "pulumi-telecom-center";
   *
   * const acme = new telecom.Customer("acme", {
   *   customerId: "200100",
   *   name: "Acme Ltd",
   *   language: "EN",
   *   capacityLimit: 30,
   *   sipAccountLimit: null,
   *   terminationMode: "operator",
   * });
   *
   * export const acmeId = acme.customerId;
   * ```
   */
  constructor(name: string, args: CustomerArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }

  /**
   * Reads one that the stack does not manage.
   *
   * @param name - the resource's name in the stack
   * @param id - the object's id in the account
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Customer {
    return new Customer(name, {} as CustomerArgs, { ...opts, id });
  }
}
