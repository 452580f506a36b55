/**
 * Outbound calls: given a customer's routes, `Routing` decides single calls, `cut` tells which calls a change of them treats
 * otherwise, and `rewriteOf` what becomes of a number on the way. It knows no API, no preview and no customer.
 */
export { cut, type Part } from "./cut";
export { ExpressionError } from "./expression/tree";
export { callerOf, digitsOf } from "./number";
export type { Kind, Outcome } from "./outcome";
export { type Rewrite, rewriteOf } from "./rewrite";
export { beats, byName, type Decision, matches, Routing } from "./routing";
export { type Call, type Fate, type Gateway, NO_REWRITING, type Rewriting, type Route } from "./table";
