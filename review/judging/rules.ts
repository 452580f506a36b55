import { isUnknown } from "../../provider/lifecycle/object/values";
import { SECRET } from "../reading/secret";
import { networksVerdict } from "./networks";
import { affecting, harmless, irreversible, type Verdict } from "./risk";
import { type ClassRule, calls, label, limit, type PropertyRule } from "./rule";

const OTHER_CUSTOMER: PropertyRule = {
  word: "customer",
  verdict: affecting("it is made anew for another customer"),
};

const REWRITES = "numbers are rewritten otherwise, so that calls can go elsewhere or fail";

const rewriting: Record<string, PropertyRule> = {
  srcRewriteRule: calls("source rewrite rule", REWRITES),
  srcRewriteResult: calls("source rewrite result", REWRITES),
  dstRewriteRule: calls("destination rewrite rule", REWRITES),
  dstRewriteResult: calls("destination rewrite result", REWRITES),
};

const NEGOTIATION = "calls fail where the other side does not support it";
const LOGIN = "calls fail unless the gateway takes the new credentials";

export const AS_IT_IS = harmless("the object stays as it is; the stack manages it from now on");

/** The rules by class and argument. A test names whatever the entities have and this table lacks. */
export const rules: Readonly<Record<string, ClassRule>> = {
  Customer: {
    one: "customer",
    many: "customers",
    create: harmless("a new customer has no calls yet"),
    takeOver: AS_IT_IS,
    delete: irreversible(
      "everything under it goes for good: trunks with their domains, numbers, gateways, routes, accounts and call flows",
    ),
    replace: irreversible(
      "the old customer goes for good with everything under it, trunk domains and call flows included",
    ),
    properties: {
      customerId: {
        word: "id",
        verdict: irreversible("another id is another customer: the old one goes with all that it has"),
      },
      name: label(),
      language: { word: "language", verdict: harmless("changes the user interface alone") },
      capacityLimit: limit("call limit", "calls"),
      sipAccountLimit: limit("SIP account limit", "SIP accounts"),
      terminationMode: calls("termination mode", "outbound calls are carried by other gateways and routes"),
    },
  },
  IncomingTrunk: {
    one: "trunk",
    many: "trunks",
    create: harmless("gets calls once a DID provider delivers to its domain"),
    takeOver: AS_IT_IS,
    delete: irreversible(
      "its domain is lost for ever: DID providers that deliver to it have to be pointed elsewhere",
    ),
    replace: irreversible(
      "its domain is lost for ever and the new trunk gets another: DID providers have to be changed",
    ),
    properties: {
      customer: OTHER_CUSTOMER,
      name: { ...label(), empty: "no name" },
      transportProtocol: calls("transport", NEGOTIATION),
      codecs: calls("codecs", NEGOTIATION),
      destinationField: calls(
        "destination field",
        "incoming calls whose number stands elsewhere no longer reach their destination",
      ),
    },
  },
  DidNumber: {
    one: "number",
    many: "numbers",
    create: harmless("takes calls once the customer puts it into a call flow"),
    takeOver: AS_IT_IS,
    delete: irreversible("the number is released and its place in the call flow is lost"),
    replace: irreversible("the number is released and comes back without its place in the call flow"),
    properties: {
      customer: OTHER_CUSTOMER,
      // The sentence names the object by its number already.
      number: { word: "", verdict: irreversible("the old number is released") },
      enabled: {
        word: "enabled",
        verdict: (_from, to) =>
          to === false
            ? affecting("calls to the number are rejected")
            : harmless("the number takes calls again"),
      },
      externalId: {
        word: "external id",
        verdict: harmless("only says whether end users may change the number"),
      },
    },
  },
  Gateway: {
    one: "gateway",
    many: "gateways",
    create: harmless("gets no calls until a route points to it"),
    takeOver: AS_IT_IS,
    delete: affecting("every route to it goes with it; calls that they carried fail or take another route"),
    replace: affecting("every route to the old one goes with it, and calls fail until the new one is in use"),
    properties: {
      customer: OTHER_CUSTOMER,
      name: label(),
      host: calls("host", "outbound calls go to another server"),
      port: calls("port", "outbound calls go to another port", "5060"),
      codecs: calls("codecs", NEGOTIATION),
      ...rewriting,
      authorizationName: calls("authorization name", LOGIN),
      authorizationPassword: calls("authorization password", LOGIN),
      networkProtocol: calls("network protocol", "the gateway may not be reachable over it"),
    },
  },
  Route: {
    one: "route",
    many: "routes",
    create: affecting("outbound calls that match its prefixes take it from now on"),
    takeOver: AS_IT_IS,
    delete: affecting("outbound calls that it carried fail or take another route"),
    replace: affecting("outbound calls fail or take another route until the new one is there"),
    properties: {
      customer: OTHER_CUSTOMER,
      gateway: calls("gateway", "outbound calls go to another gateway"),
      name: label(),
      srcPrefix: calls("source prefix", "other calls than before take this route", "any"),
      dstPrefix: calls("prefix", "other calls than before take this route", "any"),
      ...rewriting,
    },
  },
  ExternalAccount: {
    one: "external account",
    many: "external accounts",
    create: harmless("a new account has no calls yet"),
    takeOver: AS_IT_IS,
    delete: affecting("the device loses its account, and what the customer set for it is lost"),
    replace: affecting("the device loses its account until the new one is set up"),
    properties: {
      customer: OTHER_CUSTOMER,
      externalAccountId: {
        word: "id",
        verdict: affecting("another id is another account: the old one goes"),
      },
      didNumber: calls("caller number", "external calls show another number, or are no longer allowed"),
    },
  },
  SipAccount: {
    one: "SIP account",
    many: "SIP accounts",
    create: affecting("devices outside its networks can no longer register"),
    takeOver: affecting("devices outside its networks can no longer register"),
    delete: harmless("the account stays as it is; only the stack lets go of it"),
    replace: affecting("another account is taken over; the old one stays as it is"),
    properties: {
      customer: OTHER_CUSTOMER,
      sipAccountId: calls("id", "another account is locked to the networks"),
      username: calls("user name", "another account is locked to the networks"),
      useAllowedIps: {
        word: "restricted to networks",
        verdict: (_from, to) =>
          to === false
            ? affecting("the account may be used from the whole Internet")
            : affecting("devices outside its networks can no longer register"),
      },
      allowedIps: { word: "networks", verdict: networksVerdict },
    },
  },
  CustomerSession: {
    one: "login link",
    many: "login links",
    create: affecting("a customer has one session: whoever is logged in is logged out"),
    takeOver: AS_IT_IS,
    delete: harmless("a session ends by itself"),
    replace: affecting("a customer has one session: whoever is logged in is logged out"),
    properties: {
      customer: { word: "customer", verdict: harmless("the link is for another customer") },
      triggers: { word: "triggers", verdict: affecting("a new link ends the session before") },
    },
  },
  AdminSession: {
    one: "staff login link",
    many: "staff login links",
    create: harmless("it leaves the customer's own session alone"),
    takeOver: AS_IT_IS,
    delete: harmless("a session ends by itself"),
    replace: harmless("it leaves the customer's own session alone"),
    properties: {
      customer: { word: "customer", verdict: harmless("the link is for another customer") },
      triggers: { word: "triggers", verdict: harmless("it leaves the customer's own session alone") },
    },
  },
};

/** What stands for a value that an answer does not show. */
export const NOT_SHOWN = "(not shown)";

/** For an argument that this version does not know. */
export const UNKNOWN_RULE: PropertyRule = {
  word: "",
  verdict: affecting("this version of the review does not know what it does"),
};

export function ruleOf(className: string, property: string): PropertyRule {
  const rule = rules[className]?.properties[property];
  return rule ?? { ...UNKNOWN_RULE, word: property };
}

const OPEN = affecting("which value it gets is known in the run alone, so that nobody can say what it does");

export function judge({ verdict }: PropertyRule, from: unknown, to: unknown): Verdict {
  if (typeof verdict !== "function") return verdict;
  return isOpen(from) || isOpen(to) ? OPEN : verdict(from, to);
}

const isOpen = (value: unknown): boolean => isUnknown(value) || value === SECRET || value === NOT_SHOWN;
