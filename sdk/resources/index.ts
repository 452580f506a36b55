// Generated from provider/entities by `npm run generate`.

export { AdminSession, type AdminSessionArgs } from "./adminSession";
export { Customer, type CustomerArgs } from "./customer";
export { CustomerSession, type CustomerSessionArgs } from "./customerSession";
export { DidNumber, type DidNumberArgs } from "./didNumber";
export { ExternalAccount, type ExternalAccountArgs } from "./externalAccount";
export { Gateway, type GatewayArgs } from "./gateway";
export { IncomingTrunk, type IncomingTrunkArgs } from "./incomingTrunk";
export { Route, type RouteArgs } from "./route";
export { SipAccount, type SipAccountArgs } from "./sipAccount";
