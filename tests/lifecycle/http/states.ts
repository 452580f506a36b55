import type { Values } from "../../../provider/lifecycle";
import { CUSTOMER, GATEWAY, NUMBER, OTHER_GATEWAY } from "./stories";

/** All that a resource declares, and what the change to it from the state before sends at least, by wire names; nothing for no request. */
export interface State {
  readonly name: string;
  readonly args: Values;
  readonly sends?: Readonly<Record<string, unknown>>;
}

const customer = CUSTOMER;
const state = (name: string, args: Values, sends?: State["sends"]): State => ({ name, args, sends });

const LIMITED = { name: "Acme", capacityLimit: 5, sipAccountLimit: null };
const TRUNK = { customer, name: "Office" };
const DID = { customer, number: "441174090316" };
const PBX = { customer, name: "Carrier", host: "sip.example.com" };
const ROUTE = { customer, gateway: GATEWAY, name: "World" };
const DESK = { customer, username: "desk" };

/** Whole states of each entity, in the order in which one object goes through them. */
export const STATES: Readonly<Record<string, readonly State[]>> = {
  Customer: [
    state("as little as there can be", { name: "Acme" }),
    state("limits", { name: "Acme", capacityLimit: 5, sipAccountLimit: 4 }, { sip_account_limit: 4 }),
    state("one limit less", LIMITED, { sip_account_limit: null }),
    state("the default language, in words", { ...LIMITED, language: "EN" }),
    state("another language", { ...LIMITED, language: "LV" }, { language: "LV" }),
    state("nothing but the name: the defaults", { name: "Acme" }, { language: "EN" }),
  ],
  IncomingTrunk: [
    state("as little as there can be", TRUNK),
    state("another name", { ...TRUNK, name: "Home" }, { name: "Home" }),
    state("codecs", { ...TRUNK, codecs: ["PCMA", "telephone-event", "g729"] }, { name: "Office" }),
    state("the same codecs, otherwise spelt", { ...TRUNK, codecs: ["PCMA", "telephone-event/8000", "g729"] }),
    state(
      "a transport",
      { ...TRUNK, codecs: ["PCMA"], transportProtocol: "TCP" },
      { transport_protocol: "TCP" },
    ),
    state("codecs that are nobody's any more", { ...TRUNK, transportProtocol: "TCP" }),
    state("the default transport again", TRUNK, { transport_protocol: "UDP" }),
  ],
  DidNumber: [
    state("as little as there can be", DID),
    state("enabled, as it is by itself", { ...DID, enabled: true }),
    state("disabled", { ...DID, enabled: false }, { enabled: false }),
    state("enabled by default", DID, { enabled: true }),
  ],
  Gateway: [
    state("as little as there can be", PBX),
    state("a port", { ...PBX, port: 5080 }, { port: 5080 }),
    state("no port: the default", { ...PBX, port: null }, { port: 5060 }),
    state("the default, in words", { ...PBX, port: 5060 }),
    state(
      "credentials",
      { ...PBX, authorizationName: "acme", authorizationPassword: "hush" },
      { authorization_name: "acme" },
    ),
    state(
      "another password",
      { ...PBX, authorizationName: "acme", authorizationPassword: "hush now" },
      { authorization_password: "[redacted]" },
    ),
    state(
      "no credentials, a rule",
      { ...PBX, srcRewriteRule: "^0(.*)$", srcRewriteResult: "44\\1" },
      { authorization_name: null, src_rewrite_result: "44\\1" },
    ),
    state(
      "no rule, dual stack",
      { ...PBX, networkProtocol: "Dualstack" },
      { src_rewrite_rule: null, network_protocol: "Dualstack" },
    ),
  ],
  Route: [
    state("as little as there can be", ROUTE),
    state(
      "prefixes",
      { ...ROUTE, srcPrefix: "370", dstPrefix: "0044" },
      { src_prefix: "370", dst_prefix: "0044" },
    ),
    state("one prefix cleared", { ...ROUTE, srcPrefix: null, dstPrefix: "0044" }, { src_prefix: null }),
    state("cleared in another way", { ...ROUTE, srcPrefix: "", dstPrefix: "0044" }),
    state("another gateway", { ...ROUTE, gateway: OTHER_GATEWAY, dstPrefix: "0044" }, {}),
    state("everything", { ...ROUTE, gateway: OTHER_GATEWAY }, { dst_prefix: null }),
  ],
  ExternalAccount: [
    state("a number", { customer, externalAccountId: "111444AA44", didNumber: NUMBER }),
    state("no number", { customer, externalAccountId: "111444AA44", didNumber: null }, {}),
    state("the number again", { customer, externalAccountId: "111444AA44", didNumber: NUMBER }, {}),
  ],
  SipAccount: [
    state("as it is", DESK),
    state(
      "one network",
      { ...DESK, useAllowedIps: true, allowedIps: ["10.0.0.0/8"] },
      { use_allowed_ips: true },
    ),
    state(
      "the same network and an address",
      { ...DESK, useAllowedIps: true, allowedIps: ["10.0.0.0/8", "127.0.0.1"] },
      {},
    ),
    state("the same, otherwise spelt", {
      ...DESK,
      useAllowedIps: true,
      allowedIps: ["127.0.0.1/32", "10.0.0.0/8"],
    }),
    state("open again", { ...DESK, useAllowedIps: false }, { use_allowed_ips: false }),
  ],
};
