/**
 * How customers' calls go out, read from wherever it stands, for the model in `calls/` to decide: the tables of customers, what
 * they leave open, answers about single calls, and tests of calls.
 */
export { type Answer, Answers, type Asked } from "./answer";
export { gatewayOf, routeOf, unseenGateway } from "./build";
export { limitOfMode } from "./limits";
export type { Outbound, OutboundGateway, OutboundRoute } from "./table";
export { type CallTest, readCallTests, TestFileError } from "./tests/read";
export { type CallResult, customersOf, runCallTests } from "./tests/run";
export { fateInWords } from "./words";
