// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Codec, DestinationField, TransportProtocol } from "../sets";
import type { Customer } from "./customer";

/** Arguments of a `IncomingTrunk`. */
export interface IncomingTrunkArgs {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  customer: pulumi.Input<Customer | string>;
  /** The trunk's name in the user interface. Must be a text, or null (no name). Default: null. */
  name?: pulumi.Input<string | null | undefined>;
  /** Preferred transport protocol. Must be one of "UDP", "TCP". Default: "UDP". */
  transportProtocol?: pulumi.Input<TransportProtocol | undefined>;
  /** Allowed codecs, the most preferred first. Must be a list of at least one codec, each listed once. Default: set by the commercial account. */
  codecs?: pulumi.Input<pulumi.Input<Codec>[] | undefined>;
  /** Where the called DID number is looked for in an incoming call: the request URI or the To header. Must be one of "RURI_USERPART", "TO_USERPART". Default: "RURI_USERPART". */
  destinationField?: pulumi.Input<DestinationField | undefined>;
  /** Id of an object that exists: it is taken over and updated to match, in place of creating one. */
  adopt?: pulumi.Input<string | undefined>;
  /** Takes over the one that the account makes by itself for a new customer (it may appear some seconds late), in place of creating a second one. Default: false. */
  adoptDefault?: pulumi.Input<boolean | undefined>;
}

const definition: Definition = {
  name: "IncomingTrunk",
  outputs: ["customer", "name", "transportProtocol", "codecs", "destinationField", "customerId", "domain"],
  secrets: [],
  references: ["customer"],
  mirrors: {
    customerId: "customer",
  },
};

/**
 * An incoming trunk of a customer: the SIP domain to which a DID provider delivers calls.
 *
 * Deleting it removes: The trunk and its domain, which is never given out again: DID providers that deliver to it have to be pointed elsewhere.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const birch = new telecom.Customer("birch", { name: "Birch and Sons" });
 *
 * const trunk = new telecom.IncomingTrunk("birch-trunk", {
 *   customer: birch,
 *   name: "From the DID provider",
 *   transportProtocol: "TCP",
 *   codecs: ["PCMA", "PCMU", "telephone-event"],
 * });
 *
 * /** What the DID provider forwards calls to. *\/
 * export const birchForwardsTo = trunk.domain.apply((domain) => `sip:{DID}@${domain}`);
 * ```
 *
 * @see Operator API manual, Incoming Trunks; Public reference, Incoming trunks
 */
export class IncomingTrunk extends OperatorResource {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  declare readonly customer: pulumi.Output<string>;
  /** The trunk's name in the user interface. Must be a text, or null (no name). Default: null. */
  declare readonly name: pulumi.Output<string | null>;
  /** Preferred transport protocol. Must be one of "UDP", "TCP". Default: "UDP". */
  declare readonly transportProtocol: pulumi.Output<TransportProtocol>;
  /** Allowed codecs, the most preferred first. Must be a list of at least one codec, each listed once. Default: set by the commercial account. */
  declare readonly codecs: pulumi.Output<Codec[]>;
  /** Where the called DID number is looked for in an incoming call: the request URI or the To header. Must be one of "RURI_USERPART", "TO_USERPART". Default: "RURI_USERPART". */
  declare readonly destinationField: pulumi.Output<DestinationField>;
  /** Id of the Customer. */
  declare readonly customerId: pulumi.Output<string>;
  /** The trunk's own SIP domain, made by the API: the host part of the SIP URI to which calls are forwarded. Lost for ever when the trunk is deleted. */
  declare readonly domain: pulumi.Output<string>;

  /**
   * An incoming trunk of a customer: the SIP domain to which a DID provider delivers calls.
   *
   * @param name - the resource's name in the stack
   * @param args - what the IncomingTrunk is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as telecom from "pulumi-telecom-center";
   *
   * const birch = new telecom.Customer("birch", { name: "Birch and Sons" });
   *
   * const trunk = new telecom.IncomingTrunk("birch-trunk", {
   *   customer: birch,
   *   name: "From the DID provider",
   *   transportProtocol: "TCP",
   *   codecs: ["PCMA", "PCMU", "telephone-event"],
   * });
   *
   * /** What the DID provider forwards calls to. *\/
   * export const birchForwardsTo = trunk.domain.apply((domain) => `sip:{DID}@${domain}`);
   * ```
   */
  constructor(name: string, args: IncomingTrunkArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }

  /**
   * Reads one that the stack does not manage.
   *
   * @param name - the resource's name in the stack
   * @param id - the object's id in the account
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): IncomingTrunk {
    return new IncomingTrunk(name, {} as IncomingTrunkArgs, { ...opts, id });
  }
}
