export * from "./functions";
export * from "./resources";
export type * from "./sets";
