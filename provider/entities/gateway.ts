import type { Entity } from "./entity";
import { host } from "./host";
import { credential, integer, nullable, oneOf, text } from "./kinds";
import { codecList, operatorFlag, ownedFilters, owner, rewriting } from "./shared";

const DEFAULT_PORT = 5060;

// The API answers null where the documented default is in force.
const port = nullable(integer(1, 65535), `the default, ${DEFAULT_PORT}`, [DEFAULT_PORT]);

/** A gateway: the SIP server that takes a customer's outbound calls. */
export const gateway: Entity = {
  name: "Gateway",
  plural: "Gateways",
  type: "termination_gateways",
  doc: "A termination gateway of a customer: the SIP server that takes outbound calls. It gets calls once a `Route` points to it.",
  sources: ["Operator API manual, Gateways", "Public reference, Gateways"],
  origin: "created",
  relationships: { customer: owner },
  attributes: {
    name: {
      wire: "name",
      kind: text,
      required: true,
      expected: true,
      inUi: true,
      doc: "The gateway's name.",
    },
    host: {
      wire: "host",
      kind: host,
      required: true,
      expected: true,
      inUi: true,
      doc: "Host name or IP address.",
    },
    port: {
      wire: "port",
      // A server that documents an integer need not take null for it.
      kind: { ...port, write: (value) => value ?? DEFAULT_PORT },
      fallback: DEFAULT_PORT,
      inUi: true,
      doc: "SIP port.",
    },
    codecs: codecList,
    ...rewriting,
    authorizationName: {
      wire: "authorization_name",
      kind: credential("no authorization"),
      fallback: null,
      inUi: true,
      doc: "User name with which the PBX registers its calls at the gateway.",
    },
    authorizationPassword: {
      wire: "authorization_password",
      kind: credential("no authorization"),
      fallback: null,
      inUi: true,
      secret: true,
      writeOnly: true,
      goesWith: "authorizationName",
      doc: "Password that belongs to the user name.",
    },
    networkProtocol: {
      wire: "network_protocol",
      kind: oneOf("NetworkProtocol", "IP versions used towards a gateway.", [
        "IPv4_only",
        "IPv6_only",
        "IPv4_pref",
        "IPv6_pref",
        "Dualstack",
      ]),
      fallback: "IPv4_only",
      inUi: true,
      doc: "IP versions used towards the gateway.",
    },
    operator: operatorFlag,
  },
  label: "name",
  filters: {
    ...ownedFilters,
    name: { wire: "name", type: "string", doc: "The gateway's name." },
    host: { wire: "host", type: "string", doc: "The gateway's host." },
  },
  includes: ["customer"],
  deleteDoc: "The gateway and every route that points to it.",
};
