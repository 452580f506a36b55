// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, iterate, later, list, one } from "../account";
import type { CustomerResult } from "./customer";
import type { GatewayResult } from "./gateway";
import type { RouteResult } from "./route";

/** A call record of an outbound call, call forwarding among them: from the PBX to a gateway. An attribute that an answer does not show is absent. */
export interface TerminationCdrResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer; in a list where `include` asks for it, or a filter tells it. */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** Id of the Route; in a list where `include` asks for it, or a filter tells it. */
  terminationRouteId?: string;
  /** The Route, with `include: ["terminationRoute"]`. */
  terminationRoute?: RouteResult;
  /** Id of the Gateway; in a list where `include` asks for it, or a filter tells it. */
  terminationGatewayId?: string;
  /** The Gateway, with `include: ["terminationGateway"]`. */
  terminationGateway?: GatewayResult;
  /** When the call began. */
  timeStart?: string;
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
  id?: string | number | undefined;
  /** The customer's id. */
  customerId?: string | number | undefined;
  /** The gateway's id. */
  terminationGatewayId?: string | number | undefined;
  /** The route's id. */
  terminationRouteId?: string | number | undefined;
  /** Calls that began at exactly this time. */
  timeStart?: Date | string | undefined;
  /** Calls that began at this time or later. */
  timeStartGteq?: Date | string | undefined;
  /** Calls that began at this time or earlier. */
  timeStartLted?: Date | string | undefined;
  /** Disconnect code of leg A. */
  alegCode?: number | string | undefined;
  /** Disconnect reason of leg A. */
  alegReason?: string | number | undefined;
  /** Caller's name. */
  srcNameIn?: string | number | undefined;
  /** Caller's number. */
  srcNumberIn?: string | number | undefined;
  /** Called number. */
  dstNumberIn?: string | number | undefined;
  /** Id of the originating call. */
  origCallId?: string | number | undefined;
  /** Local tag. */
  localTag?: string | number | undefined;
  /** Global tag. */
  globalTag?: string | number | undefined;
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
  filter?: TerminationCdrFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?:
    | `${"" | "-"}${"id" | "timeStart" | "timeConnect" | "timeEnd" | "duration" | "srcNameIn" | "srcNumberIn" | "dstNumberIn" | "alegCode" | "alegReason" | "origCallId" | "localTag" | "globalTag"}`[]
    | undefined;
  /** Related objects that come along. */
  include?: ("customer" | "terminationRoute" | "terminationGateway")[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: TerminationCdrField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getTerminationCdr`. */
export interface GetTerminationCdrArgs extends Pick<GetTerminationCdrsArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists TerminationCdrs over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * /** Seconds that the customer's calls of a day took; the records need not fit into memory. *\/
 * async function talked(): Promise<number> {
 *   let seconds = 0;
 *   const filter = {
 *     customerId: "1000001",
 *     timeStartGteq: "2026-01-31T00:00:00Z",
 *     timeStartLted: new Date("2026-01-31T23:59:59Z"),
 *   };
 *   for await (const { duration } of telecom.iterateTerminationCdrs({ filter, fields: ["duration"] })) {
 *     seconds += duration ?? 0;
 *   }
 *   return seconds;
 * }
 *
 * export const secondsTalked = talked();
 * ```
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
  args?: pulumi.Input<Inputs<GetTerminationCdrsArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<TerminationCdrResult[]> {
  return later(args, (known: GetTerminationCdrsArgs) => getTerminationCdrs(known, opts));
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
  id: string,
  args?: Omit<GetTerminationCdrArgs, "id">,
  opts?: FunctionOptions,
): Promise<TerminationCdrResult>;
/** One TerminationCdr by its id. */
export function getTerminationCdr(
  args: string | GetTerminationCdrArgs,
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
  return later(args, (known: string | GetTerminationCdrArgs) =>
    getTerminationCdr(typeof known === "string" ? { id: known } : known, opts),
  );
}
