// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, later, list, one, type Showing } from "../account";
import type { CustomerResult } from "./customer";

/** A DID number of a customer. It receives calls once the customer has put it into a call flow in the user interface. An attribute that an answer does not show is absent. */
export interface DidNumberResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer; in a list where `include` asks for it, or a filter tells it. */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** The number with its country code, digits only. Must be the digits of a number with its country code, without "+" and at most 32, such as "12120000001". */
  number: string;
  /** Whether the number takes calls. A disabled number stays with the customer, and calls to it are rejected. Must be true or false. Default: true. */
  enabled?: boolean;
  /** The number's id in another system. A number that has one can't be changed by the end user. Must be an integer from 0 to 9223372036854775807, as text where it is above 9007199254740991, or null (no id). Default: absent. */
  externalId?: string | null;
}

/** Filters of a list of DidNumbers. */
export interface DidNumberFilter {
  /** The object's id. */
  id?: string | number | undefined;
  /** The owning customer's id. */
  customerId?: string | number | undefined;
  /** The number, digits only. */
  number?: string | number | undefined;
  /** Whether the number takes calls. */
  enabled?: boolean | undefined;
}

/** Attributes of a DidNumber that `fields` can ask for. */
export type DidNumberField = "id" | "number" | "enabled" | "externalId" | "customer";

/** Arguments of `getDidNumbers`. */
export interface GetDidNumbersArgs {
  /** Which ones; all when left out. */
  filter?: DidNumberFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?: `${"" | "-"}${"id" | "number" | "enabled" | "externalId"}`[] | undefined;
  /** Related objects that come along. */
  include?: "customer"[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: DidNumberField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getDidNumber`. */
export interface GetDidNumberArgs extends Pick<GetDidNumbersArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists DidNumbers over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const disabled = telecom.getDidNumbersOutput({ filter: { enabled: false }, include: ["customer"] });
 *
 * export const disabledNumbers = disabled.apply((numbers) =>
 *   numbers.map(({ number, customer }) => `${number} of ${customer?.name}`),
 * );
 * ```
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, DID Numbers; Public reference, DID numbers
 */
export function getDidNumbers(args?: GetDidNumbersArgs, opts?: FunctionOptions): Promise<DidNumberResult[]> {
  return list("DidNumber", args, opts);
}

/** Lists DidNumbers; the arguments may be outputs. */
export function getDidNumbersOutput(
  args?: pulumi.Input<Inputs<GetDidNumbersArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<DidNumberResult[]> {
  return later(args, (known: GetDidNumbersArgs) => getDidNumbers(known, opts));
}

/**
 * One DidNumber by its id.
 *
 * @throws when the account has none with that id
 */
export function getDidNumber(
  id: string,
  args?: Omit<GetDidNumberArgs, "id">,
  opts?: FunctionOptions,
): Promise<Showing<DidNumberResult, "customerId">>;
/** One DidNumber by its id. */
export function getDidNumber(
  args: string | GetDidNumberArgs,
  opts?: FunctionOptions,
): Promise<Showing<DidNumberResult, "customerId">>;
export function getDidNumber(
  id: string | GetDidNumberArgs,
  args?: Omit<GetDidNumberArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<Showing<DidNumberResult, "customerId">> {
  return one("DidNumber", id, args, opts);
}

/** One DidNumber by its id; the arguments may be outputs. */
export function getDidNumberOutput(
  args: pulumi.Input<string> | Inputs<GetDidNumberArgs>,
  opts?: FunctionOptions,
): pulumi.Output<Showing<DidNumberResult, "customerId">> {
  return later(args, (known: string | GetDidNumberArgs) =>
    getDidNumber(typeof known === "string" ? { id: known } : known, opts),
  );
}
