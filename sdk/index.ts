export * from "./functions";
export * from "./resources";
export type { Codec } from "./telephony";
