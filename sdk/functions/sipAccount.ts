// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, later, list, one, type Showing } from "../account";
import type { CustomerResult } from "./customer";

/** A SIP account of a customer, made by the customer in the user interface. The stack takes it over to lock it to networks; leaving the stack leaves the account as it is. An attribute that an answer does not show is absent. */
export interface SipAccountResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer; in a list where `include` asks for it, or a filter tells it. */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** The account's SIP user name. */
  username: string;
  /** Whether the account may register from the allowed networks only. Must be true or false. Default: kept as it is. */
  useAllowedIps?: boolean;
  /** The IPv4 and IPv6 networks from which the account may register, in any order and spelling. Must be a list of at least one network. Default: kept as it is. */
  allowedIps?: string[];
  /** The account's SIP password. Only there when `fields` names it, and secret. */
  password?: pulumi.Output<string | null>;
  /** Records incoming internal calls. */
  incomingInternal?: boolean;
  /** Records incoming external calls. */
  incomingExternal?: boolean;
  /** Records outgoing internal calls. */
  outgoingInternal?: boolean;
  /** Records outgoing external calls. */
  outgoingExternal?: boolean;
  /** Records calls on demand. */
  onDemand?: boolean;
  /** Caller's name that is shown. */
  callerIdName?: string | null;
  /** Caller id within the PBX. */
  internalCallerId?: string | null;
  /** Caller id towards the telephone network. */
  externalCallerId?: string | null;
  /** Whether calls to the telephone network are allowed. */
  allowExternalCalls?: boolean;
  /** Whether a device is registered. */
  isOnline?: boolean;
  /** The registered device. */
  userAgent?: string | null;
}

/** Filters of a list of SipAccounts. */
export interface SipAccountFilter {
  /** The object's id. */
  id?: string | number | undefined;
  /** The owning customer's id. */
  customerId?: string | number | undefined;
  /** The SIP user name. */
  username?: string | number | undefined;
  /** Caller's name that is shown. */
  callerIdName?: string | number | undefined;
  /** Whether external calls are allowed. */
  allowExternalCalls?: boolean | undefined;
  /** Caller id within the PBX. */
  internalCallerId?: string | number | undefined;
  /** Caller id towards the telephone network. */
  externalCallerId?: string | number | undefined;
}

/** Attributes of a SipAccount that `fields` can ask for. */
export type SipAccountField =
  | "id"
  | "username"
  | "useAllowedIps"
  | "allowedIps"
  | "password"
  | "incomingInternal"
  | "incomingExternal"
  | "outgoingInternal"
  | "outgoingExternal"
  | "onDemand"
  | "callerIdName"
  | "internalCallerId"
  | "externalCallerId"
  | "allowExternalCalls"
  | "isOnline"
  | "userAgent"
  | "customer";

/** Arguments of `getSipAccounts`. */
export interface GetSipAccountsArgs {
  /** Which ones; all when left out. */
  filter?: SipAccountFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?:
    | `${"" | "-"}${"id" | "username" | "useAllowedIps" | "allowedIps" | "password" | "incomingInternal" | "incomingExternal" | "outgoingInternal" | "outgoingExternal" | "onDemand" | "callerIdName" | "internalCallerId" | "externalCallerId" | "allowExternalCalls" | "isOnline" | "userAgent"}`[]
    | undefined;
  /** Related objects that come along. */
  include?: "customer"[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: SipAccountField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getSipAccount`. */
export interface GetSipAccountArgs extends Pick<GetSipAccountsArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists SipAccounts over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const accounts = telecom.getSipAccountsOutput({ filter: { customerId: "1000001" } });
 *
 * export const openAccounts = accounts.apply((all) =>
 *   all.filter(({ useAllowedIps }) => !useAllowedIps).map(({ username }) => username),
 * );
 * ```
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, SIP Accounts; Public reference, SIP accounts
 */
export function getSipAccounts(
  args?: GetSipAccountsArgs,
  opts?: FunctionOptions,
): Promise<SipAccountResult[]> {
  return list("SipAccount", args, opts);
}

/** Lists SipAccounts; the arguments may be outputs. */
export function getSipAccountsOutput(
  args?: pulumi.Input<Inputs<GetSipAccountsArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<SipAccountResult[]> {
  return later(args, (known: GetSipAccountsArgs) => getSipAccounts(known, opts));
}

/**
 * One SipAccount by its id.
 *
 * @throws when the account has none with that id
 */
export function getSipAccount(
  id: string,
  args?: Omit<GetSipAccountArgs, "id">,
  opts?: FunctionOptions,
): Promise<Showing<SipAccountResult, "customerId">>;
/** One SipAccount by its id. */
export function getSipAccount(
  args: string | GetSipAccountArgs,
  opts?: FunctionOptions,
): Promise<Showing<SipAccountResult, "customerId">>;
export function getSipAccount(
  id: string | GetSipAccountArgs,
  args?: Omit<GetSipAccountArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<Showing<SipAccountResult, "customerId">> {
  return one("SipAccount", id, args, opts);
}

/** One SipAccount by its id; the arguments may be outputs. */
export function getSipAccountOutput(
  args: pulumi.Input<string> | Inputs<GetSipAccountArgs>,
  opts?: FunctionOptions,
): pulumi.Output<Showing<SipAccountResult, "customerId">> {
  return later(args, (known: string | GetSipAccountArgs) =>
    getSipAccount(typeof known === "string" ? { id: known } : known, opts),
  );
}
