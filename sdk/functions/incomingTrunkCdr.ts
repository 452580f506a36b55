// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, iterate, later, list, one } from "../account";
import type { CustomerResult } from "./customer";
import type { IncomingTrunkResult } from "./incomingTrunk";

/** A call record of an inbound call: from a DID provider over an incoming trunk. Accounts on the newer API ask for the filter `timeStartGteq`. An attribute that an answer does not show is absent. */
export interface IncomingTrunkCdrResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer; in a list where `include` asks for it, or a filter tells it. */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** Id of the IncomingTrunk; in a list where `include` asks for it, or a filter tells it. */
  incomingTrunkId?: string;
  /** The IncomingTrunk, with `include: ["incomingTrunk"]`. */
  incomingTrunk?: IncomingTrunkResult;
  /** When the call began. */
  timeStart?: string;
  /** When it was answered; null when it was not. */
  timeConnect?: string | null;
  /** When it ended. */
  timeEnd?: string | null;
  /** Seconds from answer to end. */
  duration?: number | null;
  /** Caller's name. */
  srcName?: string | null;
  /** Caller's number. */
  srcNumber?: string | null;
  /** Called number. */
  dstNumber?: string | null;
  /** The DID number that was called. */
  didNumber?: string | null;
  /** Disconnect code of leg A. */
  legaDisconnectCode?: string | null;
  /** Disconnect reason of leg A. */
  legaDisconnectReason?: string | null;
  /** Call id of leg A. */
  legaCallId?: string | null;
  /** Whether the call was answered. */
  success?: boolean | string | null;
}

/** Filters of a list of IncomingTrunkCdrs. */
export interface IncomingTrunkCdrFilter {
  /** The record's id. */
  id?: string | number | undefined;
  /** The customer's id. */
  customerId?: string | number | undefined;
  /** The trunk's domain (older API). */
  domain?: string | number | undefined;
  /** The trunk's id (newer API). */
  incomingTrunkId?: string | number | undefined;
  /** Calls that began at this time or later. */
  timeStartGteq?: Date | string | undefined;
  /** Calls that began at this time or earlier. */
  timeStartLted?: Date | string | undefined;
  /** Caller's number (newer API). */
  srcNumber?: string | number | undefined;
  /** Called number (newer API). */
  dstNumber?: string | number | undefined;
  /** Whether the call was answered (newer API). */
  success?: boolean | undefined;
}

/** Attributes of a IncomingTrunkCdr that `fields` can ask for. */
export type IncomingTrunkCdrField =
  | "id"
  | "timeStart"
  | "timeConnect"
  | "timeEnd"
  | "duration"
  | "srcName"
  | "srcNumber"
  | "dstNumber"
  | "didNumber"
  | "legaDisconnectCode"
  | "legaDisconnectReason"
  | "legaCallId"
  | "success"
  | "customer"
  | "incomingTrunk";

/** Arguments of `getIncomingTrunkCdrs`. */
export interface GetIncomingTrunkCdrsArgs {
  /** Which ones; all when left out. */
  filter?: IncomingTrunkCdrFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?:
    | `${"" | "-"}${"id" | "timeStart" | "timeConnect" | "timeEnd" | "duration" | "srcName" | "srcNumber" | "dstNumber" | "didNumber" | "legaDisconnectCode" | "legaDisconnectReason" | "legaCallId" | "success"}`[]
    | undefined;
  /** Related objects that come along. */
  include?: ("customer" | "incomingTrunk")[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: IncomingTrunkCdrField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getIncomingTrunkCdr`. */
export interface GetIncomingTrunkCdrArgs extends Pick<GetIncomingTrunkCdrsArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists IncomingTrunkCdrs over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * // Accounts on the newer API ask for timeStartGteq.
 * const missed = telecom.getIncomingTrunkCdrsOutput({
 *   filter: { timeStartGteq: "2026-01-31T00:00:00Z", success: false },
 *   limit: 100,
 * });
 *
 * export const missedCalls = missed.apply((calls) =>
 *   calls.map(({ srcNumber, didNumber, timeStart }) => `${timeStart}: ${srcNumber} called ${didNumber}`),
 * );
 * ```
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, Incoming Trunk CDRs; Public reference, Incoming trunk CDRs
 */
export function getIncomingTrunkCdrs(
  args?: GetIncomingTrunkCdrsArgs,
  opts?: FunctionOptions,
): Promise<IncomingTrunkCdrResult[]> {
  return list("IncomingTrunkCdr", args, opts);
}

/** Lists IncomingTrunkCdrs; the arguments may be outputs. */
export function getIncomingTrunkCdrsOutput(
  args?: pulumi.Input<Inputs<GetIncomingTrunkCdrsArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<IncomingTrunkCdrResult[]> {
  return later(args, (known: GetIncomingTrunkCdrsArgs) => getIncomingTrunkCdrs(known, opts));
}

/** The IncomingTrunkCdrs one by one, for more of them than fit into memory. */
export function iterateIncomingTrunkCdrs(
  args?: GetIncomingTrunkCdrsArgs,
  opts?: FunctionOptions,
): AsyncGenerator<IncomingTrunkCdrResult> {
  return iterate("IncomingTrunkCdr", args, opts);
}

/**
 * One IncomingTrunkCdr by its id.
 *
 * @throws when the account has none with that id
 */
export function getIncomingTrunkCdr(
  id: string,
  args?: Omit<GetIncomingTrunkCdrArgs, "id">,
  opts?: FunctionOptions,
): Promise<IncomingTrunkCdrResult>;
/** One IncomingTrunkCdr by its id. */
export function getIncomingTrunkCdr(
  args: string | GetIncomingTrunkCdrArgs,
  opts?: FunctionOptions,
): Promise<IncomingTrunkCdrResult>;
export function getIncomingTrunkCdr(
  id: string | GetIncomingTrunkCdrArgs,
  args?: Omit<GetIncomingTrunkCdrArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<IncomingTrunkCdrResult> {
  return one("IncomingTrunkCdr", id, args, opts);
}

/** One IncomingTrunkCdr by its id; the arguments may be outputs. */
export function getIncomingTrunkCdrOutput(
  args: pulumi.Input<string> | Inputs<GetIncomingTrunkCdrArgs>,
  opts?: FunctionOptions,
): pulumi.Output<IncomingTrunkCdrResult> {
  return later(args, (known: string | GetIncomingTrunkCdrArgs) =>
    getIncomingTrunkCdr(typeof known === "string" ? { id: known } : known, opts),
  );
}
