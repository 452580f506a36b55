// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, later, list, one, type Showing } from "../account";
import type { Codec, DestinationField, TransportProtocol } from "../sets";
import type { CustomerResult } from "./customer";

/** An incoming trunk of a customer: the SIP domain to which a DID provider delivers calls. An attribute that an answer does not show is absent. */
export interface IncomingTrunkResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer; in a list where `include` asks for it, or a filter tells it. */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** The trunk's name in the user interface. Must be a text, or null (no name). Default: null. */
  name?: string | null;
  /** Preferred transport protocol. Must be one of "UDP", "TCP". Default: "UDP". */
  transportProtocol?: TransportProtocol;
  /** Allowed codecs, the most preferred first. Must be a list of at least one codec, each listed once. Default: set by the commercial account. */
  codecs?: Codec[];
  /** Where the called DID number is looked for in an incoming call: the request URI or the To header. Must be one of "RURI_USERPART", "TO_USERPART". Default: "RURI_USERPART". */
  destinationField?: DestinationField;
  /** The trunk's own SIP domain, made by the API: the host part of the SIP URI to which calls are forwarded. Lost for ever when the trunk is deleted. */
  domain?: string;
}

/** Filters of a list of IncomingTrunks. */
export interface IncomingTrunkFilter {
  /** The object's id. */
  id?: string | number | undefined;
  /** The owning customer's id. */
  customerId?: string | number | undefined;
  /** The trunk's domain. */
  domain?: string | number | undefined;
}

/** Attributes of a IncomingTrunk that `fields` can ask for. */
export type IncomingTrunkField =
  | "id"
  | "name"
  | "transportProtocol"
  | "codecs"
  | "destinationField"
  | "domain"
  | "customer";

/** Arguments of `getIncomingTrunks`. */
export interface GetIncomingTrunksArgs {
  /** Which ones; all when left out. */
  filter?: IncomingTrunkFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?:
    | `${"" | "-"}${"id" | "name" | "transportProtocol" | "codecs" | "destinationField" | "domain"}`[]
    | undefined;
  /** Related objects that come along. */
  include?: "customer"[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: IncomingTrunkField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getIncomingTrunk`. */
export interface GetIncomingTrunkArgs extends Pick<GetIncomingTrunksArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists IncomingTrunks over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const trunks = telecom.getIncomingTrunksOutput({ filter: { customerId: "1000001" } });
 *
 * export const trunkDomains = trunks.apply((all) => all.map(({ domain }) => domain));
 * ```
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, Incoming Trunks; Public reference, Incoming trunks
 */
export function getIncomingTrunks(
  args?: GetIncomingTrunksArgs,
  opts?: FunctionOptions,
): Promise<IncomingTrunkResult[]> {
  return list("IncomingTrunk", args, opts);
}

/** Lists IncomingTrunks; the arguments may be outputs. */
export function getIncomingTrunksOutput(
  args?: pulumi.Input<Inputs<GetIncomingTrunksArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<IncomingTrunkResult[]> {
  return later(args, (known: GetIncomingTrunksArgs) => getIncomingTrunks(known, opts));
}

/**
 * One IncomingTrunk by its id.
 *
 * @throws when the account has none with that id
 */
export function getIncomingTrunk(
  id: string,
  args?: Omit<GetIncomingTrunkArgs, "id">,
  opts?: FunctionOptions,
): Promise<Showing<IncomingTrunkResult, "customerId">>;
/** One IncomingTrunk by its id. */
export function getIncomingTrunk(
  args: string | GetIncomingTrunkArgs,
  opts?: FunctionOptions,
): Promise<Showing<IncomingTrunkResult, "customerId">>;
export function getIncomingTrunk(
  id: string | GetIncomingTrunkArgs,
  args?: Omit<GetIncomingTrunkArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<Showing<IncomingTrunkResult, "customerId">> {
  return one("IncomingTrunk", id, args, opts);
}

/** One IncomingTrunk by its id; the arguments may be outputs. */
export function getIncomingTrunkOutput(
  args: pulumi.Input<string> | Inputs<GetIncomingTrunkArgs>,
  opts?: FunctionOptions,
): pulumi.Output<Showing<IncomingTrunkResult, "customerId">> {
  return later(args, (known: string | GetIncomingTrunkArgs) =>
    getIncomingTrunk(typeof known === "string" ? { id: known } : known, opts),
  );
}
