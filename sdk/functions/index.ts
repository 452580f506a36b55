// Generated from provider/entities by `npm run generate`.
export * from "./customer";
export * from "./didNumber";
export * from "./externalAccount";
export * from "./gateway";
export * from "./incomingTrunk";
export * from "./incomingTrunkCdr";
export * from "./route";
export * from "./sipAccount";
export * from "./terminationCdr";
