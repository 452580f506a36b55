import type { Entity } from "./entity";
import { always, oneOf, optionalText, shownText } from "./kinds";
import { codecList, ownedFilters, owner } from "./shared";

/** An incoming trunk: where a DID provider delivers a customer's calls. */
export const incomingTrunk: Entity = {
  name: "IncomingTrunk",
  plural: "IncomingTrunks",
  type: "incoming_trunks",
  doc: "An incoming trunk of a customer: the SIP domain to which a DID provider delivers calls.",
  sources: ["Operator API manual, Incoming Trunks", "Public reference, Incoming trunks"],
  origin: "created",
  relationships: { customer: owner },
  attributes: {
    name: {
      wire: "name",
      kind: optionalText("no name"),
      fallback: null,
      inUi: true,
      doc: "The trunk's name in the user interface.",
    },
    transportProtocol: {
      wire: "transport_protocol",
      kind: oneOf("TransportProtocol", "A transport protocol of SIP.", ["UDP", "TCP"]),
      fallback: "UDP",
      inUi: true,
      doc: "Preferred transport protocol.",
    },
    codecs: codecList,
    destinationField: {
      wire: "destination_field",
      kind: oneOf("DestinationField", "Where the called DID number is looked for in an incoming call.", [
        "RURI_USERPART",
        "TO_USERPART",
      ]),
      fallback: "RURI_USERPART",
      inUi: true,
      doc: "Where the called DID number is looked for in an incoming call: the request URI or the To header.",
    },
    domain: {
      wire: "domain",
      kind: always(shownText),
      readOnly: true,
      doc: "The trunk's own SIP domain, made by the API: the host part of the SIP URI to which calls are forwarded. Lost for ever when the trunk is deleted.",
    },
  },
  adoptsDefault: true,
  label: "name",
  filters: { ...ownedFilters, domain: { wire: "domain", type: "string", doc: "The trunk's domain." } },
  includes: ["customer"],
  deleteDoc:
    "The trunk and its domain, which is never given out again: DID providers that deliver to it have to be pointed elsewhere.",
};
