// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Customer } from "./customer";

/** Arguments of a `DidNumber`. */
export interface DidNumberArgs {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  customer: pulumi.Input<Customer | string>;
  /** The number with its country code, digits only. Must be the digits of a number with its country code, without "+" and at most 32, such as "12120000001". */
  number: pulumi.Input<string | number>;
  /** Whether the number takes calls. A disabled number stays with the customer, and calls to it are rejected. Must be true or false. Default: true. */
  enabled?: pulumi.Input<boolean | undefined>;
  /** The number's id in another system. A number that has one can't be changed by the end user. Must be an integer from 0 to 9223372036854775807, as text where it is above 9007199254740991, or null (no id). Default: absent. */
  externalId?: pulumi.Input<string | number | null | undefined>;
  /** Id of an object that exists: it is taken over and updated to match, in place of creating one. */
  adopt?: pulumi.Input<string | undefined>;
}

const definition: Definition = {
  name: "DidNumber",
  outputs: ["customer", "number", "enabled", "externalId", "customerId"],
  secrets: [],
  references: ["customer"],
  mirrors: {
    customerId: "customer",
  },
  unique: true,
};

/**
 * A DID number of a customer. It receives calls once the customer has put it into a call flow in the user interface.
 *
 * Deleting it removes: The number and its place in the customer's call flow.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const cedar = new telecom.Customer("cedar", { name: "Cedar Clinic" });
 *
 * const numbers = ["12120000101", "12120000102"].map(
 *   (number) => new telecom.DidNumber(`cedar-${number}`, { customer: cedar, number, externalId: number }),
 * );
 *
 * export const cedarNumbers = numbers.map(({ number }) => number);
 * ```
 *
 * @see Operator API manual, DID Numbers; Public reference, DID numbers
 */
export class DidNumber extends OperatorResource {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  declare readonly customer: pulumi.Output<string>;
  /** The number with its country code, digits only. Must be the digits of a number with its country code, without "+" and at most 32, such as "12120000001". */
  declare readonly number: pulumi.Output<string>;
  /** Whether the number takes calls. A disabled number stays with the customer, and calls to it are rejected. Must be true or false. Default: true. */
  declare readonly enabled: pulumi.Output<boolean>;
  /** The number's id in another system. A number that has one can't be changed by the end user. Must be an integer from 0 to 9223372036854775807, as text where it is above 9007199254740991, or null (no id). Default: absent. */
  declare readonly externalId: pulumi.Output<string | null>;
  /** Id of the Customer. */
  declare readonly customerId: pulumi.Output<string>;

  /**
   * A DID number of a customer. It receives calls once the customer has put it into a call flow in the user interface.
   *
   * @param name - the resource's name in the stack
   * @param args - what the DidNumber is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as telecom from "pulumi-telecom-center";
   *
   * const cedar = new telecom.Customer("cedar", { name: "Cedar Clinic" });
   *
   * const numbers = ["12120000101", "12120000102"].map(
   *   (number) => new telecom.DidNumber(`cedar-${number}`, { customer: cedar, number, externalId: number }),
   * );
   *
   * export const cedarNumbers = numbers.map(({ number }) => number);
   * ```
   */
  constructor(name: string, args: DidNumberArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }

  /**
   * Reads one that the stack does not manage.
   *
   * @param name - the resource's name in the stack
   * @param id - the object's id in the account
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): DidNumber {
    return new DidNumber(name, {} as DidNumberArgs, { ...opts, id });
  }
}
