/**
 * The account and its changes as a page to look at: what the page holds, its file, and what the browser makes of it
 * (`map/browser`, which is compiled into the file).
 */
export type * from "./data";
export { htmlOf } from "./html";
export { jsonOf } from "./json";
export type { Mark, RouteSpot, Scene, Spot } from "./spots";
