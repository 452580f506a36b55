// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, iterate, list, one } from "../account";
import type { CustomerResult } from "./customer";
import type { GatewayResult } from "./gateway";
import type { RouteResult } from "./route";

/** A call record of an outbound call, call forwarding among them: from the PBX to a gateway. An attribute that an answer does not show is absent. */
export interface TerminationCdrResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer, where the answer shows it (`include` asks for it). */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** Id of the Route, where the answer shows it (`include` asks for it). */
  terminationRouteId?: string;
  /** The Route, with `include: ["terminationRoute"]`. */
  terminationRoute?: RouteResult;
  /** Id of the Gateway, where the answer shows it (`include` asks for it). */
  terminationGatewayId?: string;
  /** The Gateway, with `include: ["terminationGateway"]`. */
  terminationGateway?: GatewayResult;
  /** When the call began. */
  timeStart?: string | null;
  /** When it was answered; null when it was not. */
  timeConnect?: string | null;
  /** When it ended. */
  timeEnd?: string | null;
  /** Seconds from answer to end. */
  duration?: number | null;
  /** Caller's name. */
  srcNameIn?: string | null;
  /** Caller's number. */
  srcNumberIn?: string | null;
  /** Called number. */
  dstNumberIn?: string | null;
  /** Disconnect code of leg A. */
  alegCode?: number | null;
  /** Disconnect reason of leg A. */
  alegReason?: string | null;
  /** Id of the originating call. */
  origCallId?: string | null;
  /** Local tag. */
  localTag?: string | null;
  /** Global tag. */
  globalTag?: string | null;
}

/** Filters of a list of TerminationCdrs. */
export interface TerminationCdrFilter {
  /** The record's id. */
  id?: string | number;
  /** The customer's id. */
  customerId?: string | number;
  /** The gateway's id. */
  terminationGatewayId?: string | number;
  /** The route's id. */
  terminationRouteId?: string | number;
  /** Calls that began at exactly this time. */
  timeStart?: Date | string;
  /** Calls that began at this time or later. */
  timeStartGteq?: Date | string;
  /** Calls that began at this time or earlier. */
  timeStartLted?: Date | string;
  /** Disconnect code of leg A. */
  alegCode?: number | string;
  /** Disconnect reason of leg A. */
  alegReason?: string | number;
  /** Caller's name. */
  srcNameIn?: string | number;
  /** Caller's number. */
  srcNumberIn?: string | number;
  /** Called number. */
  dstNumberIn?: string | number;
  /** Id of the originating call. */
  origCallId?: string | number;
  /** Local tag. */
  localTag?: string | number;
  /** Global tag. */
  globalTag?: string | number;
}

/** Attributes of a TerminationCdr that `fields` can ask for. */
export type TerminationCdrField =
  | "id"
  | "timeStart"
  | "timeConnect"
  | "timeEnd"
  | "duration"
  | "srcNameIn"
  | "srcNumberIn"
  | "dstNumberIn"
  | "alegCode"
  | "alegReason"
  | "origCallId"
  | "localTag"
  | "globalTag"
  | "customer"
  | "terminationRoute"
  | "terminationGateway";

/** Arguments of `getTerminationCdrs`. */
export interface GetTerminationCdrsArgs {
  /** Which ones; all when left out. */
  filter?: TerminationCdrFilter;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?: `${"" | "-"}${"id" | "timeStart" | "timeConnect" | "timeEnd" | "duration" | "srcNameIn" | "srcNumberIn" | "dstNumberIn" | "alegCode" | "alegReason" | "origCallId" | "localTag" | "globalTag"}`[];
  /** Related objects that come along. */
  include?: ("customer" | "terminationRoute" | "terminationGateway")[];
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: TerminationCdrField[] | Record<string, string[]>;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number;
}

/** Arguments of `getTerminationCdr`. */
export interface GetTerminationCdrArgs extends Pick<GetTerminationCdrsArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists TerminationCdrs over all pages.
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, Termination CDRs; Public reference, Termination CDRs
 */
export function getTerminationCdrs(
  args?: GetTerminationCdrsArgs,
  opts?: FunctionOptions,
): Promise<TerminationCdrResult[]> {
  return list("TerminationCdr", args, opts);
}

/** Lists TerminationCdrs; the arguments may be outputs. */
export function getTerminationCdrsOutput(
  args?: pulumi.Input<Inputs<GetTerminationCdrsArgs>>,
  opts?: FunctionOptions,
): pulumi.Output<TerminationCdrResult[]> {
  return pulumi
    .output(args)
    .apply((known) => getTerminationCdrs(known as GetTerminationCdrsArgs, opts)) as pulumi.Output<
    TerminationCdrResult[]
  >;
}

/** The TerminationCdrs one by one, for more of them than fit into memory. */
export function iterateTerminationCdrs(
  args?: GetTerminationCdrsArgs,
  opts?: FunctionOptions,
): AsyncGenerator<TerminationCdrResult> {
  return iterate("TerminationCdr", args, opts);
}

/**
 * One TerminationCdr by its id.
 *
 * @throws when the account has none with that id
 */
export function getTerminationCdr(
  args: GetTerminationCdrArgs,
  opts?: FunctionOptions,
): Promise<TerminationCdrResult>;
export function getTerminationCdr(
  id: string,
  args?: Omit<GetTerminationCdrArgs, "id">,
  opts?: FunctionOptions,
): Promise<TerminationCdrResult>;
export function getTerminationCdr(
  id: string | GetTerminationCdrArgs,
  args?: Omit<GetTerminationCdrArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<TerminationCdrResult> {
  return one("TerminationCdr", id, args, opts);
}

/** One TerminationCdr by its id; the arguments may be outputs. */
export function getTerminationCdrOutput(
  args: pulumi.Input<string> | Inputs<GetTerminationCdrArgs>,
  opts?: FunctionOptions,
): pulumi.Output<TerminationCdrResult> {
  return pulumi
    .output(args)
    .apply((known) =>
      getTerminationCdr(typeof known === "string" ? { id: known } : (known as GetTerminationCdrArgs), opts),
    ) as pulumi.Output<TerminationCdrResult>;
}
