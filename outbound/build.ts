import { NO_REWRITING, type Rewriting } from "../calls";
import type { OutboundGateway, OutboundRoute } from "./table";

/** An object by the argument names of a stack file. */
type Values = Readonly<Record<string, unknown>>;

const DEFAULT_PORT = 5060;

const REWRITING = ["srcRewriteRule", "srcRewriteResult", "dstRewriteRule", "dstRewriteResult"];
/** What says nothing about how a call goes through a gateway; the rest does, an attribute of a later version too. */
const ASIDE = new Set(["name", "operator", "customer", "customerId", ...REWRITING]);

/**
 * A gateway as calls see it, of a preview, an account or a program.
 *
 * @param key - what tells it from others, also from the one that it replaces
 * @param login - tells one password from another; a password itself is never kept
 */
export function gatewayOf(key: string, values: Values, { id, login = "" }: { id?: string; login?: string }) {
  const port = values.port === undefined || values.port === null ? DEFAULT_PORT : Number(values.port);
  const settings = Object.entries({ ...values, port, authorizationPassword: login })
    .filter(([name, value]) => !name.startsWith("__") && !ASIDE.has(name) && value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const gateway: OutboundGateway = {
    key,
    name: textOf(values.name) || id || key,
    ...(id !== undefined && { id }),
    ...(textOf(values.host) && { host: textOf(values.host) }),
    port,
    rewriting: rewritingOf(values),
    settings: JSON.stringify(settings),
  };
  return gateway;
}

/** A gateway of which no more is known than that a route points to it. */
export const unseenGateway = (key: string, name: string, id?: string): OutboundGateway => ({
  key,
  name,
  ...(id !== undefined && { id }),
  port: DEFAULT_PORT,
  rewriting: NO_REWRITING,
  settings: "",
});

export function routeOf(key: string, values: Values, gateway: OutboundGateway, id?: string): OutboundRoute {
  return {
    key,
    name: textOf(values.name) || id || key,
    ...(id !== undefined && { id }),
    to: textOf(values.dstPrefix),
    from: textOf(values.srcPrefix),
    gateway,
    rewriting: rewritingOf(values),
  };
}

const rewritingOf = (values: Values): Rewriting => ({
  srcRule: textOf(values.srcRewriteRule),
  srcResult: textOf(values.srcRewriteResult),
  dstRule: textOf(values.dstRewriteRule),
  dstResult: textOf(values.dstRewriteResult),
});

// An empty prefix comes as null, as "" or not at all, and digits as a number too.
const textOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value));
