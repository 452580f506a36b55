// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, later, list, one } from "../account";
import type { Language, TerminationMode } from "../sets";

/** A customer of the operator: one company's account on the hosted PBX. It owns its trunks, numbers, gateways, routes and accounts. An attribute that an answer does not show is absent. */
export interface CustomerResult {
  /** The object's id in the account. */
  id: string;
  /** The same id. */
  customerId: string;

  /** The customer's name. Must be a text that is not blank. */
  name: string;
  /** Language of the customer's user interface. Must be one of "EN", "RU", "LT", "LV". Default: "EN". */
  language?: Language;
  /** How many calls the customer may have at once. Must be an integer from 0, or null (no limit). Default: null. */
  capacityLimit?: number | null;
  /** How many SIP accounts (seats) the customer may have. Must be an integer from 0, or null (no limit). Default: null. */
  sipAccountLimit?: number | null;
  /** Whose gateways and routes carry the customer's outbound calls: the operator's, those of telecom.center (system), the customer's own, or both. Must be one of "operator", "operator_customer", "system", "system_customer", "customer". Default: set by the commercial account. */
  terminationMode?: TerminationMode;
}

/** Filters of a list of Customers. */
export interface CustomerFilter {
  /** The customer's id. */
  id?: number | string | undefined;
}

/** Attributes of a Customer that `fields` can ask for. */
export type CustomerField =
  | "id"
  | "name"
  | "language"
  | "capacityLimit"
  | "sipAccountLimit"
  | "terminationMode";

/** Arguments of `getCustomers`. */
export interface GetCustomersArgs {
  /** Which ones; all when left out. */
  filter?: CustomerFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?:
    | `${"" | "-"}${"id" | "name" | "language" | "capacityLimit" | "sipAccountLimit" | "terminationMode"}`[]
    | undefined;
  /** Related objects that come along. */
  include?: never[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: CustomerField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getCustomer`. */
export interface GetCustomerArgs extends Pick<GetCustomersArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists Customers over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const largest = telecom.getCustomersOutput({
 *   sort: ["-capacityLimit"],
 *   fields: ["name", "capacityLimit"],
 *   limit: 10,
 * });
 *
 * export const largestCustomers = largest.apply((customers) =>
 *   customers.map(({ id, name, capacityLimit }) => `${name} (${id}): ${capacityLimit ?? "no limit"}`),
 * );
 * export const oneCustomer = telecom.getCustomerOutput("1000001").name;
 * ```
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, Customers; Public reference, Customers
 */
export function getCustomers(args?: GetCustomersArgs, opts?: FunctionOptions): Promise<CustomerResult[]> {
  return list("Customer", args, opts);
}

/** Lists Customers; the arguments may be outputs. */
export function getCustomersOutput(
  args?: pulumi.Input<Inputs<GetCustomersArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<CustomerResult[]> {
  return later(args, (known: GetCustomersArgs) => getCustomers(known, opts));
}

/**
 * One Customer by its id.
 *
 * @throws when the account has none with that id
 */
export function getCustomer(
  id: string,
  args?: Omit<GetCustomerArgs, "id">,
  opts?: FunctionOptions,
): Promise<CustomerResult>;
/** One Customer by its id. */
export function getCustomer(args: string | GetCustomerArgs, opts?: FunctionOptions): Promise<CustomerResult>;
export function getCustomer(
  id: string | GetCustomerArgs,
  args?: Omit<GetCustomerArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<CustomerResult> {
  return one("Customer", id, args, opts);
}

/** One Customer by its id; the arguments may be outputs. */
export function getCustomerOutput(
  args: pulumi.Input<string> | Inputs<GetCustomerArgs>,
  opts?: FunctionOptions,
): pulumi.Output<CustomerResult> {
  return later(args, (known: string | GetCustomerArgs) =>
    getCustomer(typeof known === "string" ? { id: known } : known, opts),
  );
}
