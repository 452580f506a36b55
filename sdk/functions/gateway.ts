// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, later, list, one, type Showing } from "../account";
import type { Codec, NetworkProtocol } from "../sets";
import type { CustomerResult } from "./customer";

/** A termination gateway of a customer: the SIP server that takes outbound calls. It gets calls once a `Route` points to it. An attribute that an answer does not show is absent. */
export interface GatewayResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer; in a list where `include` asks for it, or a filter tells it. */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** The gateway's name. Must be a text that is not blank. */
  name: string;
  /** Host name or IP address. Must be a host name or an IP address, such as "sip.example.net", "192.0.2.10" or "2001:db8::10". */
  host: string;
  /** SIP port. Must be an integer from 1 to 65535, or null (the default, 5060). Default: 5060. */
  port?: number | null;
  /** Allowed codecs, the most preferred first. Must be a list of at least one codec, each listed once. Default: set by the commercial account. */
  codecs?: Codec[];
  /** Regular expression (POSIX) that the source number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  srcRewriteRule?: string | null;
  /** What a matching source number becomes. Must be a text, or null (no rule). Default: null. */
  srcRewriteResult?: string | null;
  /** Regular expression (POSIX) that the destination number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  dstRewriteRule?: string | null;
  /** What a matching destination number becomes. Must be a text, or null (no rule). Default: null. */
  dstRewriteResult?: string | null;
  /** User name with which the PBX registers its calls at the gateway. Must be a text without line breaks, or null (no authorization). Default: null. */
  authorizationName?: string | null;
  /** Password that belongs to the user name. Must be a text without line breaks, or null (no authorization). Default: null. Only there when `fields` names it, and secret. */
  authorizationPassword?: pulumi.Output<string | null>;
  /** IP versions used towards the gateway. Must be one of "IPv4_only", "IPv6_only", "IPv4_pref", "IPv6_pref", "Dualstack". Default: "IPv4_only". */
  networkProtocol?: NetworkProtocol;
  /** True when it was made through the API or by the staff of telecom.center, false when the customer made it. */
  operator?: boolean;
}

/** Filters of a list of Gateways. */
export interface GatewayFilter {
  /** The object's id. */
  id?: string | number | undefined;
  /** The owning customer's id. */
  customerId?: string | number | undefined;
  /** The gateway's name. */
  name?: string | number | undefined;
  /** The gateway's host. */
  host?: string | number | undefined;
}

/** Attributes of a Gateway that `fields` can ask for. */
export type GatewayField =
  | "id"
  | "name"
  | "host"
  | "port"
  | "codecs"
  | "srcRewriteRule"
  | "srcRewriteResult"
  | "dstRewriteRule"
  | "dstRewriteResult"
  | "authorizationName"
  | "authorizationPassword"
  | "networkProtocol"
  | "operator"
  | "customer";

/** Arguments of `getGateways`. */
export interface GetGatewaysArgs {
  /** Which ones; all when left out. */
  filter?: GatewayFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?:
    | `${"" | "-"}${"id" | "name" | "host" | "port" | "codecs" | "srcRewriteRule" | "srcRewriteResult" | "dstRewriteRule" | "dstRewriteResult" | "authorizationName" | "authorizationPassword" | "networkProtocol" | "operator"}`[]
    | undefined;
  /** Related objects that come along. */
  include?: "customer"[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: GatewayField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getGateway`. */
export interface GetGatewayArgs extends Pick<GetGatewaysArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists Gateways over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const gateways = telecom.getGatewaysOutput({ filter: { customerId: "1000001" }, sort: ["name"] });
 *
 * export const gatewayHosts = gateways.apply((all) => all.map(({ name, host }) => `${name}: ${host}`));
 * ```
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, Gateways; Public reference, Gateways
 */
export function getGateways(args?: GetGatewaysArgs, opts?: FunctionOptions): Promise<GatewayResult[]> {
  return list("Gateway", args, opts);
}

/** Lists Gateways; the arguments may be outputs. */
export function getGatewaysOutput(
  args?: pulumi.Input<Inputs<GetGatewaysArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<GatewayResult[]> {
  return later(args, (known: GetGatewaysArgs) => getGateways(known, opts));
}

/**
 * One Gateway by its id.
 *
 * @throws when the account has none with that id
 */
export function getGateway(
  id: string,
  args?: Omit<GetGatewayArgs, "id">,
  opts?: FunctionOptions,
): Promise<Showing<GatewayResult, "customerId">>;
/** One Gateway by its id. */
export function getGateway(
  args: string | GetGatewayArgs,
  opts?: FunctionOptions,
): Promise<Showing<GatewayResult, "customerId">>;
export function getGateway(
  id: string | GetGatewayArgs,
  args?: Omit<GetGatewayArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<Showing<GatewayResult, "customerId">> {
  return one("Gateway", id, args, opts);
}

/** One Gateway by its id; the arguments may be outputs. */
export function getGatewayOutput(
  args: pulumi.Input<string> | Inputs<GetGatewayArgs>,
  opts?: FunctionOptions,
): pulumi.Output<Showing<GatewayResult, "customerId">> {
  return later(args, (known: string | GetGatewayArgs) =>
    getGateway(typeof known === "string" ? { id: known } : known, opts),
  );
}
