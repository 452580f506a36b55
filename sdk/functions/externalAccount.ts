// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, later, list, one, type Showing } from "../account";
import type { CustomerResult } from "./customer";
import type { DidNumberResult } from "./didNumber";

/** An external account of a customer: an object outside the servers of telecom.center, such as a SIM card, that the operator controls. An attribute that an answer does not show is absent. */
export interface ExternalAccountResult {
  /** The object's id in the account. */
  id: string;
  /** The same id. */
  externalAccountId: string;
  /** Id of the Customer; in a list where `include` asks for it, or a filter tells it. */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** Id of the DidNumber; in a list where `include` asks for it, or a filter tells it. */
  didNumberId?: string | null;
  /** The DidNumber, with `include: ["didNumber"]`. */
  didNumber?: DidNumberResult;
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
}

/** Filters of a list of ExternalAccounts. */
export interface ExternalAccountFilter {
  /** The object's id. */
  id?: string | number | undefined;
  /** The owning customer's id. */
  customerId?: string | number | undefined;
  /** The external caller id, digits only. */
  externalCallerId?: string | number | undefined;
  /** Whether external calls are allowed. */
  allowExternalCalls?: boolean | undefined;
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
  filter?: ExternalAccountFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?:
    | `${"" | "-"}${"id" | "incomingInternal" | "incomingExternal" | "outgoingInternal" | "outgoingExternal" | "onDemand" | "callerIdName" | "internalCallerId" | "externalCallerId" | "allowExternalCalls"}`[]
    | undefined;
  /** Related objects that come along. */
  include?: ("customer" | "didNumber")[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: ExternalAccountField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getExternalAccount`. */
export interface GetExternalAccountArgs extends Pick<GetExternalAccountsArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists ExternalAccounts over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const silent = telecom.getExternalAccountsOutput({ filter: { allowExternalCalls: false } });
 *
 * export const accountsWithoutNumber = silent.apply((accounts) => accounts.map(({ id }) => id));
 * ```
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
  args?: pulumi.Input<Inputs<GetExternalAccountsArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<ExternalAccountResult[]> {
  return later(args, (known: GetExternalAccountsArgs) => getExternalAccounts(known, opts));
}

/**
 * One ExternalAccount by its id.
 *
 * @throws when the account has none with that id
 */
export function getExternalAccount(
  id: string,
  args?: Omit<GetExternalAccountArgs, "id">,
  opts?: FunctionOptions,
): Promise<Showing<ExternalAccountResult, "customerId" | "didNumberId">>;
/** One ExternalAccount by its id. */
export function getExternalAccount(
  args: string | GetExternalAccountArgs,
  opts?: FunctionOptions,
): Promise<Showing<ExternalAccountResult, "customerId" | "didNumberId">>;
export function getExternalAccount(
  id: string | GetExternalAccountArgs,
  args?: Omit<GetExternalAccountArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<Showing<ExternalAccountResult, "customerId" | "didNumberId">> {
  return one("ExternalAccount", id, args, opts);
}

/** One ExternalAccount by its id; the arguments may be outputs. */
export function getExternalAccountOutput(
  args: pulumi.Input<string> | Inputs<GetExternalAccountArgs>,
  opts?: FunctionOptions,
): pulumi.Output<Showing<ExternalAccountResult, "customerId" | "didNumberId">> {
  return later(args, (known: string | GetExternalAccountArgs) =>
    getExternalAccount(typeof known === "string" ? { id: known } : known, opts),
  );
}
