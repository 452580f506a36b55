// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Customer } from "./customer";

/** Arguments of a `SipAccount`. */
export interface SipAccountArgs {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  customer: pulumi.Input<Customer | string>;
  /** Id of the SipAccount. */
  sipAccountId?: pulumi.Input<string | undefined>;
  /** The account's SIP user name. */
  username?: pulumi.Input<string | undefined>;
  /** Whether the account may register from the allowed networks only. Must be true or false. Default: kept as it is. */
  useAllowedIps?: pulumi.Input<boolean | undefined>;
  /** The IPv4 and IPv6 networks from which the account may register, in any order and spelling. Must be a list of at least one network. Default: kept as it is. */
  allowedIps?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Id of an object that exists: it is taken over and updated to match, in place of creating one. */
  adopt?: pulumi.Input<string | undefined>;
}

const definition: Definition = {
  name: "SipAccount",
  outputs: [
    "customer",
    "sipAccountId",
    "username",
    "useAllowedIps",
    "allowedIps",
    "customerId",
    "password",
    "incomingInternal",
    "incomingExternal",
    "outgoingInternal",
    "outgoingExternal",
    "onDemand",
    "callerIdName",
    "internalCallerId",
    "externalCallerId",
    "allowExternalCalls",
    "isOnline",
    "userAgent",
  ],
  secrets: ["password"],
  references: ["customer"],
  mirrors: {
    customerId: "customer",
  },
};

/**
 * A SIP account of a customer, made by the customer in the user interface. The stack takes it over to lock it to networks; leaving the stack leaves the account as it is.
 *
 * Deleting it removes: Nothing: the account stays as it is.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * // The customer made the account in the user interface; here it is locked to the office's networks.
 * const reception = new telecom.SipAccount("reception", {
 *   customer: "1000001",
 *   username: "reception",
 *   useAllowedIps: true,
 *   allowedIps: ["192.0.2.0/24", "2001:db8::/32"],
 * });
 *
 * export const receptionAccount = reception.sipAccountId;
 * export const receptionPassword = reception.password;
 * ```
 *
 * @see Operator API manual, SIP Accounts; Public reference, SIP accounts
 */
export class SipAccount extends OperatorResource {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  declare readonly customer: pulumi.Output<string>;
  /** Id of the SipAccount. */
  declare readonly sipAccountId: pulumi.Output<string>;
  /** The account's SIP user name. */
  declare readonly username: pulumi.Output<string>;
  /** Whether the account may register from the allowed networks only. Must be true or false. Default: kept as it is. */
  declare readonly useAllowedIps: pulumi.Output<boolean>;
  /** The IPv4 and IPv6 networks from which the account may register, in any order and spelling. Must be a list of at least one network. Default: kept as it is. */
  declare readonly allowedIps: pulumi.Output<string[]>;
  /** Id of the Customer. */
  declare readonly customerId: pulumi.Output<string>;
  /** The account's SIP password. */
  declare readonly password: pulumi.Output<string>;
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
  /** Whether a device is registered. */
  declare readonly isOnline: pulumi.Output<boolean>;
  /** The registered device. */
  declare readonly userAgent: pulumi.Output<string | null>;

  /**
   * A SIP account of a customer, made by the customer in the user interface. The stack takes it over to lock it to networks; leaving the stack leaves the account as it is.
   *
   * @param name - the resource's name in the stack
   * @param args - what the SipAccount is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as telecom from "pulumi-telecom-center";
   *
   * // The customer made the account in the user interface; here it is locked to the office's networks.
   * const reception = new telecom.SipAccount("reception", {
   *   customer: "1000001",
   *   username: "reception",
   *   useAllowedIps: true,
   *   allowedIps: ["192.0.2.0/24", "2001:db8::/32"],
   * });
   *
   * export const receptionAccount = reception.sipAccountId;
   * export const receptionPassword = reception.password;
   * ```
   */
  constructor(name: string, args: SipAccountArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }

  /**
   * Reads one that the stack does not manage.
   *
   * @param name - the resource's name in the stack
   * @param id - the object's id in the account
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): SipAccount {
    return new SipAccount(name, {} as SipAccountArgs, { ...opts, id });
  }
}
