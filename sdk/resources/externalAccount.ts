// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Customer } from "./customer";
import type { DidNumber } from "./didNumber";

/** Arguments of a `ExternalAccount`. */
export interface ExternalAccountArgs {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  customer: pulumi.Input<Customer | string>;
  /** The DID number that is shown as external caller id: a `DidNumber` or its id. With one, external calls are allowed. */
  didNumber?: pulumi.Input<DidNumber | string | null | undefined>;
  /** The account's id, chosen by the operator. Left out, a numeric id is derived from the resource's place in the stack (its URN); a resource that is renamed or moved keeps its id with `aliases`. Another id replaces the account. */
  externalAccountId?: pulumi.Input<string | undefined>;
  /** Id of an object that exists: it is taken over and updated to match, in place of creating one. */
  adopt?: pulumi.Input<string | undefined>;
}

const definition: Definition = {
  name: "ExternalAccount",
  outputs: [
    "customer",
    "didNumber",
    "externalAccountId",
    "customerId",
    "didNumberId",
    "incomingInternal",
    "incomingExternal",
    "outgoingInternal",
    "outgoingExternal",
    "onDemand",
    "callerIdName",
    "internalCallerId",
    "externalCallerId",
    "allowExternalCalls",
  ],
  secrets: [],
  references: ["customer", "didNumber"],
  mirrors: {
    customerId: "customer",
    didNumberId: "didNumber",
  },
  idArgument: "externalAccountId",
  unique: true,
};

/**
 * An external account of a customer: an object outside the servers of telecom.center, such as a SIM card, that the operator controls.
 *
 * Deleting it removes: The account.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const fir = new telecom.Customer("fir", { name: "Fir Taxi" });
 * const number = new telecom.DidNumber("fir-number", { customer: fir, number: "12120000201" });
 *
 * const sim = new telecom.ExternalAccount("fir-sim", {
 *   customer: fir,
 *   externalAccountId: "8937204016180",
 *   didNumber: number,
 * });
 *
 * export const firMayCallOut = sim.allowExternalCalls;
 * ```
 *
 * @see Operator API manual, External Accounts; Public reference, External accounts
 */
export class ExternalAccount extends OperatorResource {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  declare readonly customer: pulumi.Output<string>;
  /** The DID number that is shown as external caller id: a `DidNumber` or its id. With one, external calls are allowed. */
  declare readonly didNumber: pulumi.Output<string | null>;
  /** The account's id, chosen by the operator. Left out, a numeric id is derived from the resource's place in the stack (its URN); a resource that is renamed or moved keeps its id with `aliases`. Another id replaces the account. */
  declare readonly externalAccountId: pulumi.Output<string>;
  /** Id of the Customer. */
  declare readonly customerId: pulumi.Output<string>;
  /** Id of the DidNumber. */
  declare readonly didNumberId: pulumi.Output<string | null>;
  /** Records incoming internal calls. */
  declare readonly incomingInternal: pulumi.Output<boolean>;
  /** Records incoming external calls. */
  declare readonly incomingExternal: pulumi.Output<boolean>;
  /** Records outgoing internal calls. */
  declare readonly outgoingInternal: pulumi.Output<boolean>;
  /** Records outgoing external calls. */
  declare readonly outgoingExternal: pulumi.Output<boolean>;
  /** Records calls on demand. */
  declare readonly onDemand: pulumi.Output<boolean>;
  /** Caller's name that is shown. */
  declare readonly callerIdName: pulumi.Output<string | null>;
  /** Caller id within the PBX. */
  declare readonly internalCallerId: pulumi.Output<string | null>;
  /** Caller id towards the telephone network. */
  declare readonly externalCallerId: pulumi.Output<string | null>;
  /** Whether calls to the telephone network are allowed. */
  declare readonly allowExternalCalls: pulumi.Output<boolean>;

  /**
   * An external account of a customer: an object outside the servers of telecom.center, such as a SIM card, that the operator controls.
   *
   * @param name - the resource's name in the stack
   * @param args - what the ExternalAccount is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as telecom from "pulumi-telecom-center";
   *
   * const fir = new telecom.Customer("fir", { name: "Fir Taxi" });
   * const number = new telecom.DidNumber("fir-number", { customer: fir, number: "12120000201" });
   *
   * const sim = new telecom.ExternalAccount("fir-sim", {
   *   customer: fir,
   *   externalAccountId: "8937204016180",
   *   didNumber: number,
   * });
   *
   * export const firMayCallOut = sim.allowExternalCalls;
   * ```
   */
  constructor(name: string, args: ExternalAccountArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }

  /**
   * Reads one that the stack does not manage.
   *
   * @param name - the resource's name in the stack
   * @param id - the object's id in the account
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): ExternalAccount {
    return new ExternalAccount(name, {} as ExternalAccountArgs, { ...opts, id });
  }
}
