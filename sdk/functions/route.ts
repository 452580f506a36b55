// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, later, list, one, type Showing } from "../account";
import type { CustomerResult } from "./customer";
import type { GatewayResult } from "./gateway";

/** A termination route of a customer: sends the outbound calls whose numbers match to a gateway. An attribute that an answer does not show is absent. */
export interface RouteResult {
  /** The object's id in the account. */
  id: string;
  /** Id of the Customer; in a list where `include` asks for it, or a filter tells it. */
  customerId?: string;
  /** The Customer, with `include: ["customer"]`. */
  customer?: CustomerResult;
  /** Id of the Gateway; in a list where `include` asks for it, or a filter tells it. */
  gatewayId?: string;
  /** The Gateway, with `include: ["gateway"]`. */
  gateway?: GatewayResult;
  /** The route's name. Must be a text that is not blank. */
  name: string;
  /** The first digits of the source number that take this route; of several routes the longest match wins. Must be the first digits of a number, at most 32, such as "44", or null (any number). Default: null. */
  srcPrefix?: string | null;
  /** The first digits of the destination number that take this route; of several routes the longest match wins. Must be the first digits of a number, at most 32, such as "44", or null (any number). Default: null. */
  dstPrefix?: string | null;
  /** Regular expression (POSIX) that the source number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  srcRewriteRule?: string | null;
  /** What a matching source number becomes. Must be a text, or null (no rule). Default: null. */
  srcRewriteResult?: string | null;
  /** Regular expression (POSIX) that the destination number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  dstRewriteRule?: string | null;
  /** What a matching destination number becomes. Must be a text, or null (no rule). Default: null. */
  dstRewriteResult?: string | null;
  /** True when it was made through the API or by the staff of telecom.center, false when the customer made it. */
  operator?: boolean;
}

/** Filters of a list of Routes. */
export interface RouteFilter {
  /** The object's id. */
  id?: string | number | undefined;
  /** The owning customer's id. */
  customerId?: string | number | undefined;
  /** The route's name. */
  name?: string | number | undefined;
}

/** Attributes of a Route that `fields` can ask for. */
export type RouteField =
  | "id"
  | "name"
  | "srcPrefix"
  | "dstPrefix"
  | "srcRewriteRule"
  | "srcRewriteResult"
  | "dstRewriteRule"
  | "dstRewriteResult"
  | "operator"
  | "customer"
  | "gateway";

/** Arguments of `getRoutes`. */
export interface GetRoutesArgs {
  /** Which ones; all when left out. */
  filter?: RouteFilter | undefined;
  /** Order; a leading `-` is descending. The API rejects what it can't sort by. */
  sort?:
    | `${"" | "-"}${"id" | "name" | "srcPrefix" | "dstPrefix" | "srcRewriteRule" | "srcRewriteResult" | "dstRewriteRule" | "dstRewriteResult" | "operator"}`[]
    | undefined;
  /** Related objects that come along. */
  include?: ("customer" | "gateway")[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: RouteField[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of `getRoute`. */
export interface GetRouteArgs extends Pick<GetRoutesArgs, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

/**
 * Lists Routes over all pages.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const routes = telecom.getRoutesOutput({ filter: { customerId: "1000001" }, include: ["gateway"] });
 *
 * export const routing = routes.apply((all) =>
 *   all.map(({ dstPrefix, gateway }) => `${dstPrefix || "anywhere"} leaves over ${gateway?.host}`),
 * );
 * ```
 *
 * @throws when the API rejects a filter, an order or a relationship
 * @see Operator API manual, Routes; Public reference, Routes
 */
export function getRoutes(args?: GetRoutesArgs, opts?: FunctionOptions): Promise<RouteResult[]> {
  return list("Route", args, opts);
}

/** Lists Routes; the arguments may be outputs. */
export function getRoutesOutput(
  args?: pulumi.Input<Inputs<GetRoutesArgs> | undefined>,
  opts?: FunctionOptions,
): pulumi.Output<RouteResult[]> {
  return later(args, (known: GetRoutesArgs) => getRoutes(known, opts));
}

/**
 * One Route by its id.
 *
 * @throws when the account has none with that id
 */
export function getRoute(
  id: string,
  args?: Omit<GetRouteArgs, "id">,
  opts?: FunctionOptions,
): Promise<Showing<RouteResult, "customerId" | "gatewayId">>;
/** One Route by its id. */
export function getRoute(
  args: string | GetRouteArgs,
  opts?: FunctionOptions,
): Promise<Showing<RouteResult, "customerId" | "gatewayId">>;
export function getRoute(
  id: string | GetRouteArgs,
  args?: Omit<GetRouteArgs, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<Showing<RouteResult, "customerId" | "gatewayId">> {
  return one("Route", id, args, opts);
}

/** One Route by its id; the arguments may be outputs. */
export function getRouteOutput(
  args: pulumi.Input<string> | Inputs<GetRouteArgs>,
  opts?: FunctionOptions,
): pulumi.Output<Showing<RouteResult, "customerId" | "gatewayId">> {
  return later(args, (known: string | GetRouteArgs) =>
    getRoute(typeof known === "string" ? { id: known } : known, opts),
  );
}
