import type { JsonObject } from "../../../provider/api";
import type { Values } from "../../../provider/lifecycle";

/** One example of the documents in the terms of a stack file. */
export interface Row {
  /** The class and the arguments with which a stack file asks for what the example asks for. */
  readonly class: string;
  readonly args: Values;
  /** Attributes that the provider means to send in another form than the example prints. */
  readonly corrected?: JsonObject;
  /** Arguments that the example does not repeat, because an update carries what changes. */
  readonly unchanged?: readonly string[];
  /** What the answer shows, in the names of a stack file; of the first object where it is a list. */
  readonly shows: Values;
}

const CODECS = ["PCMU", "PCMA", "telephone-event/8000"];
const DID = "32d039d5-f45c-44a5-ad01-a1ce39eafbe0";
const GATEWAY = "b4f04436-b378-403f-a6c5-8040ae1fb824";
const NO_RULES = {
  srcRewriteRule: null,
  srcRewriteResult: null,
  dstRewriteRule: null,
  dstRewriteResult: null,
};
const PLAIN_GATEWAY = {
  ...NO_RULES,
  port: null,
  authorizationName: null,
  authorizationPassword: null,
  networkProtocol: "IPv4_only",
};
const CALLS = {
  incomingInternal: false,
  incomingExternal: false,
  outgoingInternal: false,
  outgoingExternal: false,
  onDemand: false,
  callerIdName: null,
  internalCallerId: null,
  externalCallerId: "987654345678",
  allowExternalCalls: true,
};
const SIP_ACCOUNT = {
  ...CALLS,
  username: "z4wnypvker",
  password: "08hxobdp5z",
  callerIdName: "Helo bye",
  externalCallerId: null,
  allowExternalCalls: false,
  isOnline: false,
  userAgent: null,
};
const customer = "123";
const johnson = { name: "John Johnson", language: "EN", capacityLimit: 10, sipAccountLimit: 5 };
const updatedTrunk = {
  name: "Updated name",
  transportProtocol: "TCP",
  destinationField: "TO_USERPART",
};
const updatedGateway = { port: 5060, codecs: ["PCMU"], name: "GatewayTest", host: "testing.com" };

/** The examples by the names of their files. */
export const rows: Record<string, Row> = {
  "customers-create": {
    class: "Customer",
    args: { customerId: "123", ...johnson },
    corrected: { capacity_limit: 10 },
    shows: johnson,
  },
  "customers-list": { class: "Customer", args: {}, shows: johnson },
  "customers-update": {
    class: "Customer",
    args: { customerId: "123", name: "John Johnson", capacityLimit: 3, sipAccountLimit: 8 },
    unchanged: ["name"],
    corrected: { capacity_limit: 3 },
    shows: { name: "John Johnson", language: "string", capacityLimit: 3, sipAccountLimit: 8 },
  },
  "sessions-create": {
    class: "CustomerSession",
    args: { customer },
    shows: { uri: expect.stringMatching(/^https:\/\/telecom\.center\/.*auth\?token=/) },
  },
  "admin-sessions-create": {
    class: "AdminSession",
    args: { customer: "999" },
    shows: { uri: expect.stringMatching(/^https:\/\/phone\.systems\/.*\?x-admin-token=/) },
  },
  "trunks-create": {
    class: "IncomingTrunk",
    args: {
      customer,
      name: "DIDWW",
      transportProtocol: "UDP",
      destinationField: "RURI_USERPART",
      codecs: ["PCMU"],
    },
    shows: {
      name: "DIDWW",
      codecs: ["PCMU"],
      transportProtocol: "UDP",
      domain: "3391031169570.in.phone.systems",
      destinationField: "RURI_USERPART",
    },
  },
  "trunks-list": {
    class: "IncomingTrunk",
    args: {},
    shows: {
      name: "Default",
      codecs: CODECS,
      transportProtocol: "UDP",
      domain: "3391161930393.in.phone.systems",
      destinationField: "RURI_USERPART",
    },
  },
  "trunks-update": {
    class: "IncomingTrunk",
    args: { customer, ...updatedTrunk, codecs: ["PCMA"] },
    unchanged: ["customer"],
    shows: { ...updatedTrunk, codecs: CODECS, domain: "3391161930393.in.phone.systems" },
  },
  "numbers-create": {
    class: "DidNumber",
    args: { customer, number: "12120000001" },
    shows: { number: "12120000001", enabled: true, customer },
  },
  "numbers-list": { class: "DidNumber", args: {}, shows: { number: "121200001", enabled: true } },
  "numbers-update": {
    class: "DidNumber",
    args: { customer, number: "12129999999", enabled: false },
    unchanged: ["customer"],
    shows: { number: "12129999999", enabled: false, customer },
  },
  "gateways-create": {
    class: "Gateway",
    args: { customer: "1", name: "Test Gateway", host: "testing.api.com" },
    shows: { ...PLAIN_GATEWAY, name: "Test Gateway", host: "testing.api.com", codecs: CODECS },
  },
  "gateways-list": {
    class: "Gateway",
    args: {},
    shows: { ...PLAIN_GATEWAY, name: "Test GW", host: "sup.com", codecs: ["PCMU"] },
  },
  "gateways-update": {
    class: "Gateway",
    args: { customer: "1", ...updatedGateway },
    unchanged: ["customer"],
    shows: { ...PLAIN_GATEWAY, ...updatedGateway },
  },
  "routes-create": {
    class: "Route",
    args: { customer: "1", gateway: GATEWAY, name: "Test Route" },
    shows: { ...NO_RULES, name: "Test Route", srcPrefix: null, dstPrefix: null },
  },
  "routes-list": {
    class: "Route",
    args: {},
    shows: { ...NO_RULES, name: "Test Route", srcPrefix: null, dstPrefix: null },
  },
  "routes-update": {
    class: "Route",
    args: { customer: "1", gateway: GATEWAY, name: "Updated Route" },
    unchanged: ["customer", "gateway"],
    shows: { ...NO_RULES, name: "Updated Route", srcPrefix: null, dstPrefix: null },
  },
  "external-accounts-create": {
    class: "ExternalAccount",
    args: { customer, externalAccountId: "123", didNumber: DID },
    shows: CALLS,
  },
  "external-accounts-list": { class: "ExternalAccount", args: {}, shows: CALLS },
  "external-accounts-update": {
    class: "ExternalAccount",
    args: { customer, externalAccountId: "123", didNumber: "123" },
    unchanged: ["customer"],
    shows: { ...CALLS, externalCallerId: "121200001" },
  },
  "sip-accounts-list": {
    class: "SipAccount",
    args: {},
    shows: { ...SIP_ACCOUNT, useAllowedIps: false, allowedIps: ["0.0.0.0/0", "::/0"] },
  },
  "sip-accounts-update": {
    class: "SipAccount",
    args: { customer, username: "z4wnypvker", useAllowedIps: true, allowedIps: ["127.0.0.1"] },
    unchanged: ["customer"],
    corrected: { use_allowed_ips: true },
    shows: { ...SIP_ACCOUNT, useAllowedIps: true, allowedIps: ["127.0.0.1/32"] },
  },
  "termination-cdrs-list": {
    class: "TerminationCdr",
    args: {},
    shows: {
      customer,
      alegReason: "string",
      srcNameIn: "string",
      srcNumberIn: "string",
      dstNumberIn: "string",
      origCallId: "string",
      localTag: "string",
      globalTag: "string",
      duration: 0,
      alegCode: 0,
      timeStart: "1970-01-01T00:00:00Z",
      timeConnect: "1970-01-01T00:00:00Z",
      timeEnd: "1970-01-01T00:00:00Z",
    },
  },
  "incoming-trunk-cdrs-list": {
    class: "IncomingTrunkCdr",
    args: {},
    shows: {
      customer,
      duration: "string",
      srcName: "string",
      srcNumber: "string",
      dstNumber: "string",
      didNumber: "string",
      legaDisconnectCode: "string",
      legaDisconnectReason: "string",
      legaCallId: "string",
      success: "string",
      timeStart: "1970-01-01T00:00:00Z",
      timeConnect: "1970-01-01T00:00:00Z",
      timeEnd: "1970-01-01T00:00:00Z",
    },
  },
  "page-gateways-create": {
    class: "Gateway",
    args: { customer, name: "Gateway", host: "testing.api.com" },
    shows: { ...PLAIN_GATEWAY, operator: true, name: "Gateway", host: "testing.api.com", codecs: CODECS },
  },
  "page-gateways-list": {
    class: "Gateway",
    args: {},
    shows: { ...PLAIN_GATEWAY, operator: true, name: "Gateway", host: "testing.api.com", codecs: CODECS },
  },
  "page-gateways-update": {
    class: "Gateway",
    args: { customer, ...updatedGateway },
    unchanged: ["customer"],
    shows: { ...PLAIN_GATEWAY, ...updatedGateway, operator: true },
  },
  "page-trunks-create": {
    class: "IncomingTrunk",
    args: {
      customer,
      name: "From provider",
      transportProtocol: "UDP",
      destinationField: "RURI_USERPART",
      codecs: CODECS,
    },
    shows: {
      name: "From provider",
      codecs: CODECS,
      transportProtocol: "UDP",
      domain: "3391285728100.did-gw-sandbox.phone.systems",
      destinationField: "RURI_USERPART",
    },
  },
  "page-trunks-list": {
    class: "IncomingTrunk",
    args: {},
    shows: {
      name: "Default",
      codecs: CODECS,
      transportProtocol: "UDP",
      domain: "3391246915096.did-gw-sandbox.phone.systems",
      destinationField: "RURI_USERPART",
    },
  },
  "page-trunks-update": {
    class: "IncomingTrunk",
    args: { customer, ...updatedTrunk, name: "Updated trunk", codecs: ["PCMU"] },
    unchanged: ["customer"],
    shows: {
      ...updatedTrunk,
      name: "Updated trunk",
      codecs: ["PCMA"],
      domain: "3391283750930.did-gw-sandbox.phone.systems",
    },
  },
};
