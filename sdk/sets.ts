// Generated from provider/entities by `npm run generate`: change the entity, not this file.

/** A codec. `telephone-event` and `telephone-event/8000` are the same. */
export type Codec =
  | "g729"
  | "G722"
  | "GSM"
  | "PCMA"
  | "PCMU"
  | "OPUS"
  | "telephone-event"
  | "telephone-event/8000";

/** Where the called DID number is looked for in an incoming call. */
export type DestinationField = "RURI_USERPART" | "TO_USERPART";

/** A language of the user interface. */
export type Language = "EN" | "RU" | "LT" | "LV";

/** IP versions used towards a gateway. */
export type NetworkProtocol = "IPv4_only" | "IPv6_only" | "IPv4_pref" | "IPv6_pref" | "Dualstack";

/** Whose gateways and routes carry a customer's outbound calls. */
export type TerminationMode = "operator" | "operator_customer" | "system" | "system_customer" | "customer";

/** A transport protocol of SIP. */
export type TransportProtocol = "UDP" | "TCP";
