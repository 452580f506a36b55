// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, list, one } from "../account";
import type { CustomerResult } from "./customer";
import type { DidNumberResult } from "./didNumber";

/** An external account of a customer: an object outside the servers of telecom.center, such as a SIM card, that the operator controls. An attribute that an answer does not show is absent. */
export interface ExternalAccountResult {
  /** The object's id in the account. */
  id: string;
  /** The same id. */
  externalAccountId: string;
  /** Id of the Customer, where the answer shows it (`include` asks for it). */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** Id of the DidNumber, where the answer shows it (`include` asks for it). */
  didNumberId?: string | null;
  /** The DidNumber, with `include: ["didNumber"]`. */
  didNumber?: DidNumberResult;
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
}

/** Filters of a list of ExternalAccounts. */
export interface ExternalAccountFilter {
  /** The object's id. */
  id?: string | number;
  /** The owning customer's id. */
  customerId?: string | number;
  /** The external caller id, digits only. */
  externalCallerId?: string | number;
  /** Whether external calls are allowed. */
  allowExternalCalls?: boolean;
}

/** Attributes of a ExternalAccount that `fields` can ask for. */
export type ExternalAccountField =
  | "id"
  | "incomingInternal"
  | "incomingExternal"
  | "outgoingInternal"
  | "outgoingExternal"
  | "onDemand"
  | "callerIdName"
  | "internalCallerId"
  | "externalCallerId"
  | "allowExternalCalls"
  | "customer"
  | "didNumber";

/** Arguments of `getExternalAccounts`. */
export interface GetExternalAccountsArgs {
  /** Which ones; all when left out. */
  filter?: ExternalAccountFilter;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?: `${"" | "-"}${"id" | "incomingInternal" | "incomingExternal" | "outgoingInternal" | "outgoingExternal" | "onDemand" | "callerIdName" | "internalCallerId" | "externalCallerId" | "allowExternalCalls"}`[];
  /** Related objects that come along. */
  include?: ("customer" | "didNumber")[];
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: ExternalAccountField[] | Record<string, string[]>;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number;
}

/** Arguments of `getExternalAccount`. */
export interface GetExternalAccountArgs extends Pick<GetExternalAccountsArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists ExternalAccounts over all pages.
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, External Accounts; Public reference, External accounts
 */
export function getExternalAccounts(
  args?: GetExternalAccountsArgs,
  opts?: FunctionOptions,
): Promise<ExternalAccountResult[]> {
  return list("ExternalAccount", args, opts);
}

/** Lists ExternalAccounts; the arguments may be outputs. */
export function getExternalAccountsOutput(
  args?: pulumi.Input<Inputs<GetExternalAccountsArgs>>,
  opts?: FunctionOptions,
): pulumi.Output<ExternalAccountResult[]> {
  return pulumi
    .output(args)
    .apply((known) => getExternalAccounts(known as GetExternalAccountsArgs, opts)) as pulumi.Output<
    ExternalAccountResult[]
  >;
}

/**
 * One ExternalAccount by its id.
 *
 * @throws when the account has none with that id
 */
export function getExternalAccount(
  args: GetExternalAccountArgs,
  opts?: FunctionOptions,
): Promise<ExternalAccountResult>;
export function getExternalAccount(
  id: string,
  args?: Omit<GetExternalAccountArgs, "id">,
  opts?: FunctionOptions,
): Promise<ExternalAccountResult>;
export function getExternalAccount(
  id: string | GetExternalAccountArgs,
  args?: Omit<GetExternalAccountArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<ExternalAccountResult> {
  return one("ExternalAccount", id, args, opts);
}

/** One ExternalAccount by its id; the arguments may be outputs. */
export function getExternalAccountOutput(
  args: pulumi.Input<string> | Inputs<GetExternalAccountArgs>,
  opts?: FunctionOptions,
): pulumi.Output<ExternalAccountResult> {
  return pulumi
    .output(args)
    .apply((known) =>
      getExternalAccount(typeof known === "string" ? { id: known } : (known as GetExternalAccountArgs), opts),
    ) as pulumi.Output<ExternalAccountResult>;
}
