// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Codec, NetworkProtocol } from "../sets";
import type { Customer } from "./customer";

/** Arguments of a `Gateway`. */
export interface GatewayArgs {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  customer: pulumi.Input<Customer | string>;
  /** The gateway's name. Must be a text that is not blank. */
  name: pulumi.Input<string>;
  /** Host name or IP address. Must be a host name or an IP address, such as "sip.example.net", "192.0.2.10" or "2001:db8::10". */
  host: pulumi.Input<string>;
  /** SIP port. Must be an integer from 1 to 65535, or null (the default, 5060). Default: 5060. */
  port?: pulumi.Input<number | null | undefined>;
  /** Allowed codecs, the most preferred first. Must be a list of at least one codec, each listed once. Default: set by the commercial account. */
  codecs?: pulumi.Input<pulumi.Input<Codec>[] | undefined>;
  /** Regular expression (POSIX) that the source number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  srcRewriteRule?: pulumi.Input<string | null | undefined>;
  /** What a matching source number becomes. Must be a text, or null (no rule). Default: null. */
  srcRewriteResult?: pulumi.Input<string | null | undefined>;
  /** Regular expression (POSIX) that the destination number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  dstRewriteRule?: pulumi.Input<string | null | undefined>;
  /** What a matching destination number becomes. Must be a text, or null (no rule). Default: null. */
  dstRewriteResult?: pulumi.Input<string | null | undefined>;
  /** User name with which the PBX registers its calls at the gateway. Must be a text without line breaks, or null (no authorization). Default: null. */
  authorizationName?: pulumi.Input<string | null | undefined>;
  /** Password that belongs to the user name. Must be a text without line breaks, or null (no authorization). Default: null. */
  authorizationPassword?: pulumi.Input<string | null | undefined>;
  /** IP versions used towards the gateway. Must be one of "IPv4_only", "IPv6_only", "IPv4_pref", "IPv6_pref", "Dualstack". Default: "IPv4_only". */
  networkProtocol?: pulumi.Input<NetworkProtocol | undefined>;
  /** Id of an object that exists: it is taken over and updated to match, in place of creating one. */
  adopt?: pulumi.Input<string | undefined>;
}

const definition: Definition = {
  name: "Gateway",
  outputs: [
    "customer",
    "name",
    "host",
    "port",
    "codecs",
    "srcRewriteRule",
    "srcRewriteResult",
    "dstRewriteRule",
    "dstRewriteResult",
    "authorizationName",
    "authorizationPassword",
    "networkProtocol",
    "customerId",
    "operator",
  ],
  secrets: ["authorizationPassword"],
  references: ["customer"],
  mirrors: {
    customerId: "customer",
  },
};

/**
 * A termination gateway of a customer: the SIP server that takes outbound calls. It gets calls once a `Route` points to it.
 *
 * Deleting it removes: The gateway and every route that points to it.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import * as telecom from "pulumi-telecom-center";
 *
 * const config = new pulumi.Config();
 * const dogwood = new telecom.Customer("dogwood", { name: "Dogwood Travel" });
 *
 * const gateway = new telecom.Gateway("dogwood-carrier", {
 *   customer: dogwood,
 *   name: "Carrier",
 *   host: "sip.carrier.example",
 *   port: 5080,
 *   codecs: ["PCMA", "PCMU"],
 *   dstRewriteRule: "^00(.*)$",
 *   dstRewriteResult: "\\1",
 *   authorizationName: "dogwood",
 *   authorizationPassword: config.getSecret("carrierPassword"),
 * });
 *
 * export const dogwoodGateway = gateway.id;
 * ```
 *
 * @see Operator API manual, Gateways; Public reference, Gateways
 */
export class Gateway extends OperatorResource {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  declare readonly customer: pulumi.Output<string>;
  /** The gateway's name. Must be a text that is not blank. */
  declare readonly name: pulumi.Output<string>;
  /** Host name or IP address. Must be a host name or an IP address, such as "sip.example.net", "192.0.2.10" or "2001:db8::10". */
  declare readonly host: pulumi.Output<string>;
  /** SIP port. Must be an integer from 1 to 65535, or null (the default, 5060). Default: 5060. */
  declare readonly port: pulumi.Output<number | null>;
  /** Allowed codecs, the most preferred first. Must be a list of at least one codec, each listed once. Default: set by the commercial account. */
  declare readonly codecs: pulumi.Output<Codec[]>;
  /** Regular expression (POSIX) that the source number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  declare readonly srcRewriteRule: pulumi.Output<string | null>;
  /** What a matching source number becomes. Must be a text, or null (no rule). Default: null. */
  declare readonly srcRewriteResult: pulumi.Output<string | null>;
  /** Regular expression (POSIX) that the destination number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  declare readonly dstRewriteRule: pulumi.Output<string | null>;
  /** What a matching destination number becomes. Must be a text, or null (no rule). Default: null. */
  declare readonly dstRewriteResult: pulumi.Output<string | null>;
  /** User name with which the PBX registers its calls at the gateway. Must be a text without line breaks, or null (no authorization). Default: null. */
  declare readonly authorizationName: pulumi.Output<string | null>;
  /** Password that belongs to the user name. Must be a text without line breaks, or null (no authorization). Default: null. */
  declare readonly authorizationPassword: pulumi.Output<string | null>;
  /** IP versions used towards the gateway. Must be one of "IPv4_only", "IPv6_only", "IPv4_pref", "IPv6_pref", "Dualstack". Default: "IPv4_only". */
  declare readonly networkProtocol: pulumi.Output<NetworkProtocol>;
  /** Id of the Customer. */
  declare readonly customerId: pulumi.Output<string>;
  /** True when it was made through the API or by the staff of telecom.center, false when the customer made it. */
  declare readonly operator: pulumi.Output<boolean>;

  /**
   * A termination gateway of a customer: the SIP server that takes outbound calls. It gets calls once a `Route` points to it.
   *
   * @param name - the resource's name in the stack
   * @param args - what the Gateway is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as pulumi from "@pulumi/pulumi";
   * import * as telecom from "pulumi-telecom-center";
   *
   * const config = new pulumi.Config();
   * const dogwood = new telecom.Customer("dogwood", { name: "Dogwood Travel" });
   *
   * const gateway = new telecom.Gateway("dogwood-carrier", {
   *   customer: dogwood,
   *   name: "Carrier",
   *   host: "sip.carrier.example",
   *   port: 5080,
   *   codecs: ["PCMA", "PCMU"],
   *   dstRewriteRule: "^00(.*)$",
   *   dstRewriteResult: "\\1",
   *   authorizationName: "dogwood",
   *   authorizationPassword: config.getSecret("carrierPassword"),
   * });
   *
   * export const dogwoodGateway = gateway.id;
   * ```
   */
  constructor(name: string, args: GatewayArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }

  /**
   * Reads one that the stack does not manage.
   *
   * @param name - the resource's name in the stack
   * @param id - the object's id in the account
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Gateway {
    return new Gateway(name, {} as GatewayArgs, { ...opts, id });
  }
}
