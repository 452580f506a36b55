// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Customer } from "./customer";

/** Arguments of a `CustomerSession`. */
export interface CustomerSessionArgs {
  /** The customer whose user interface is entered: a `Customer` or its id. */
  customer: pulumi.Input<Customer | string>;
  /** Any value; another one makes a new session. Must be any value. Default: none. */
  triggers?: pulumi.Input<unknown>;
}

const definition: Definition = {
  name: "CustomerSession",
  outputs: ["customer", "triggers", "customerId", "uri"],
  secrets: ["uri"],
  references: ["customer"],
  mirrors: {
    customerId: "customer",
  },
};

/**
 * A login link for a customer. A customer has one session at a time: a new one ends the one before. Made when the resource is created or its `triggers` change, never at preview.
 *
 * Deleting it removes: Nothing: a session ends by itself.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const grove = new telecom.Customer("grove", { name: "Grove Hotel" });
 *
 * const session = new telecom.CustomerSession("grove-login", {
 *   customer: grove,
 *   // Another value makes a new link, which ends the session before it.
 *   triggers: { handover: "2026-01" },
 * });
 *
 * /** Secret: `pulumi stack output groveLogin --show-secrets` prints it. *\/
 * export const groveLogin = session.uri;
 * ```
 *
 * @see Operator API manual, Customer Sessions; Public reference, Customer sessions
 */
export class CustomerSession extends OperatorResource {
  /** The customer whose user interface is entered: a `Customer` or its id. */
  declare readonly customer: pulumi.Output<string>;
  /** Any value; another one makes a new session. Must be any value. Default: none. */
  declare readonly triggers: pulumi.Output<unknown>;
  /** Id of the Customer. */
  declare readonly customerId: pulumi.Output<string>;
  /** The login link. Whoever has it is logged in. */
  declare readonly uri: pulumi.Output<string>;

  /**
   * A login link for a customer. A customer has one session at a time: a new one ends the one before. Made when the resource is created or its `triggers` change, never at preview.
   *
   * @param name - the resource's name in the stack
   * @param args - what the CustomerSession is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as telecom from "pulumi-telecom-center";
   *
   * const grove = new telecom.Customer("grove", { name: "Grove Hotel" });
   *
   * const session = new telecom.CustomerSession("grove-login", {
   *   customer: grove,
   *   // Another value makes a new link, which ends the session before it.
   *   triggers: { handover: "2026-01" },
   * });
   *
   * /** Secret: `pulumi stack output groveLogin --show-secrets` prints it. *\/
   * export const groveLogin = session.uri;
   * ```
   */
  constructor(name: string, args: CustomerSessionArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }
}
