/**
 * How customers' calls go out, read from wherever it stands, for the model in `calls/` to decide: the tables of customers, what
 * they leave open, answers about single calls, and tests of calls.
 */
export { gatewayOf, routeOf, unseenGateway } from "./build";
export { limitOfMode } from "./limits";
export type { Outbound, OutboundGateway, OutboundRoute } from "./table";
