// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, list, one } from "../account";
import type { CustomerResult } from "./customer";

/** A SIP account of a customer, made by the customer in the user interface. The stack takes it over to lock it to networks; leaving the stack leaves the account as it is. An attribute that an answer does not show is absent. */
export interface SipAccountResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer, where the answer shows it (`include` asks for it). */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** The account's SIP user name. */
  username: string | null;
  /** Whether the account may register from the allowed networks only. Must be true or false. Default: kept as it is. */
  useAllowedIps?: boolean;
  /** The IPv4 and IPv6 networks from which the account may register, in any order and spelling. Must be a list of at least one network. Default: kept as it is. */
  allowedIps?: string[];
  /** The account's SIP password. Only there when `fields` names it, and secret. */
  password?: pulumi.Output<string | null>;
  /** Records incoming internal calls. */
  incomingInternal?: boolean | null;
  /** Records incoming external calls. */
  incomingExternal?: boolean | null;
  /** Records outgoing internal calls. */
  outgoingInternal?: boolean | null;
  /** Records outgoing external calls. */
  outgoingExternal?: boolean | null;
  /** Records calls on demand. */
  onDemand?: boolean | null;
  /** Caller's name that is shown. */
  callerIdName?: string | null;
  /** Caller id within the PBX. */
  internalCallerId?: string | null;
  /** Caller id towards the telephone network. */
  externalCallerId?: string | null;
  /** Whether calls to the telephone network are allowed. */
  allowExternalCalls?: boolean | null;
  /** Whether a device is registered. */
  isOnline?: boolean | null;
  /** The registered device. */
  userAgent?: string | null;
}

/** Filters of a list of SipAccounts. */
export interface SipAccountFilter {
  /** The object's id. */
  id?: string | number;
  /** The owning customer's id. */
  customerId?: string | number;
  /** The SIP user name. */
  username?: string | number;
  /** Caller's name that is shown. */
  callerIdName?: string | number;
  /** Whether external calls are allowed. */
  allowExternalCalls?: boolean;
  /** Caller id within the PBX. */
  internalCallerId?: string | number;
  /** Caller id towards the telephone network. */
  externalCallerId?: string | number;
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
  filter?: SipAccountFilter;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?: `${"" | "-"}${"id" | "username" | "useAllowedIps" | "allowedIps" | "password" | "incomingInternal" | "incomingExternal" | "outgoingInternal" | "outgoingExternal" | "onDemand" | "callerIdName" | "internalCallerId" | "externalCallerId" | "allowExternalCalls" | "isOnline" | "userAgent"}`[];
  /** Related objects that come along. */
  include?: "customer"[];
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: SipAccountField[] | Record<string, string[]>;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number;
}

/** Arguments of `getSipAccount`. */
export interface GetSipAccountArgs extends Pick<GetSipAccountsArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists SipAccounts over all pages.
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
  args?: pulumi.Input<Inputs<GetSipAccountsArgs>>,
  opts?: FunctionOptions,
): pulumi.Output<SipAccountResult[]> {
  return pulumi
    .output(args)
    .apply((known) => getSipAccounts(known as GetSipAccountsArgs, opts)) as pulumi.Output<SipAccountResult[]>;
}

/**
 * One SipAccount by its id.
 *
 * @throws when the account has none with that id
 */
export function getSipAccount(args: GetSipAccountArgs, opts?: FunctionOptions): Promise<SipAccountResult>;
export function getSipAccount(
  id: string,
  args?: Omit<GetSipAccountArgs, "id">,
  opts?: FunctionOptions,
): Promise<SipAccountResult>;
export function getSipAccount(
  id: string | GetSipAccountArgs,
  args?: Omit<GetSipAccountArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<SipAccountResult> {
  return one("SipAccount", id, args, opts);
}

/** One SipAccount by its id; the arguments may be outputs. */
export function getSipAccountOutput(
  args: pulumi.Input<string> | Inputs<GetSipAccountArgs>,
  opts?: FunctionOptions,
): pulumi.Output<SipAccountResult> {
  return pulumi
    .output(args)
    .apply((known) =>
      getSipAccount(typeof known === "string" ? { id: known } : (known as GetSipAccountArgs), opts),
    ) as pulumi.Output<SipAccountResult>;
}
