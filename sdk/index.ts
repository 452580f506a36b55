export * from "./functions";
export { Provider } from "./provider";
export type { ProviderArgs } from "./providerArgs";
export * from "./resources";
export type * from "./sets";
