// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Customer } from "./customer";

/** Arguments of a `AdminSession`. */
export interface AdminSessionArgs {
  /** The customer whose user interface is entered: a `Customer` or its id. */
  customer: pulumi.Input<Customer | string>;
  /** Any value; another one makes a new session. Must be any value. Default: none. */
  triggers?: pulumi.Input<unknown>;
}

const definition: Definition = {
  name: "AdminSession",
  outputs: ["customer", "triggers", "customerId", "uri"],
  secrets: ["uri"],
  references: ["customer"],
  mirrors: {
    customerId: "customer",
  },
};

/**
 * A login link for the operator's staff into a customer's user interface; it does not end the customer's own session. Made when the resource is created or its `triggers` change, never at preview.
 *
 * Deleting it removes: Nothing: a session ends by itself.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const hazel = new telecom.Customer("hazel", { name: "Hazel Bakery" });
 *
 * const session = new telecom.AdminSession("hazel-support", { customer: hazel, triggers: ["ticket 4711"] });
 *
 * /** Secret: `pulumi stack output hazelSupportLogin --show-secrets` prints it. *\/
 * export const hazelSupportLogin = session.uri;
 * ```
 *
 * @see Operator API manual, Admin Sessions; Public reference, Admin sessions
 */
export class AdminSession extends OperatorResource {
  /** The customer whose user interface is entered: a `Customer` or its id. */
  declare readonly customer: pulumi.Output<string>;
  /** Any value; another one makes a new session. Must be any value. Default: none. */
  declare readonly triggers: pulumi.Output<unknown>;
  /** Id of the Customer. */
  declare readonly customerId: pulumi.Output<string>;
  /** The login link. Whoever has it is logged in. */
  declare readonly uri: pulumi.Output<string>;

  /**
   * A login link for the operator's staff into a customer's user interface; it does not end the customer's own session. Made when the resource is created or its `triggers` change, never at preview.
   *
   * @param name - the resource's name in the stack
   * @param args - what the AdminSession is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as telecom from "pulumi-telecom-center";
   *
   * const hazel = new telecom.Customer("hazel", { name: "Hazel Bakery" });
   *
   * const session = new telecom.AdminSession("hazel-support", { customer: hazel, triggers: ["ticket 4711"] });
   *
   * /** Secret: `pulumi stack output hazelSupportLogin --show-secrets` prints it. *\/
   * export const hazelSupportLogin = session.uri;
   * ```
   */
  constructor(name: string, args: AdminSessionArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }
}
