import type { Values } from "../../../provider/lifecycle";
import type { Sandbox } from "../../../sandbox";

/** The objects that stories refer to. */
export const CUSTOMER = "500";
export const OTHER_GATEWAY = "0b3a2f0e-4d43-4a0b-9f43-0c7f1e2d5a02";
export const GATEWAY = "0b3a2f0e-4d43-4a0b-9f43-0c7f1e2d5a01";
export const NUMBER = "0b3a2f0e-4d43-4a0b-9f43-0c7f1e2d5a03";
export const SIP_ACCOUNT = "0b3a2f0e-4d43-4a0b-9f43-0c7f1e2d5a04";

/** Puts there what the stories refer to. */
export function furnish(sandbox: Sandbox): void {
  const relationships = { customer: CUSTOMER };
  sandbox.put("customers", { id: CUSTOMER, attributes: { name: "Owner" } });
  for (const id of [GATEWAY, OTHER_GATEWAY]) {
    const attributes = { name: id, host: "gw.example.com" };
    sandbox.put("termination_gateways", { id, attributes, relationships });
  }
  sandbox.put("available_did_numbers", { id: NUMBER, attributes: { number: "12125550100" }, relationships });
  const attributes = { username: "desk", password: "hush" };
  sandbox.put("sip_device_routes", { id: SIP_ACCOUNT, attributes, relationships });
}

/** What is declared for an entity, and what is declared later on. */
export interface Story {
  readonly entity: string;
  readonly type: string;
  readonly first: Values;
  readonly next: Values;
}

const customer = CUSTOMER;
const rules = {
  srcRewriteRule: "^0(.*)$",
  srcRewriteResult: "44\\1",
  dstRewriteRule: null,
  dstRewriteResult: "",
};

/** Every entity with every argument. */
export const STORIES: readonly Story[] = [
  {
    entity: "Customer",
    type: "customers",
    first: {
      name: "Acme",
      language: "LT",
      capacityLimit: 5,
      sipAccountLimit: null,
      terminationMode: "operator_customer",
    },
    next: { capacityLimit: 7, sipAccountLimit: 3 },
  },
  {
    entity: "IncomingTrunk",
    type: "incoming_trunks",
    first: {
      customer,
      name: "Office",
      transportProtocol: "TCP",
      codecs: ["PCMA", "telephone-event", "g729"],
      destinationField: "TO_USERPART",
    },
    next: { codecs: ["telephone-event/8000", "PCMU"] },
  },
  {
    entity: "DidNumber",
    type: "available_did_numbers",
    first: { customer, number: "441174090316", enabled: false, externalId: "9223372036854775807" },
    next: { enabled: true },
  },
  {
    entity: "Gateway",
    type: "termination_gateways",
    first: {
      customer,
      name: "Carrier",
      host: "sip.example.com",
      port: 5060,
      codecs: ["OPUS", "telephone-event"],
      ...rules,
      authorizationName: "acme",
      authorizationPassword: "hush",
      networkProtocol: "IPv4_pref",
    },
    next: { port: 5080, authorizationPassword: "hush now" },
  },
  {
    entity: "Route",
    type: "termination_routes",
    first: { customer, gateway: GATEWAY, name: "World", srcPrefix: null, dstPrefix: "0044", ...rules },
    next: { gateway: OTHER_GATEWAY, dstPrefix: "45" },
  },
  {
    entity: "ExternalAccount",
    type: "external_account_routes",
    first: { customer, externalAccountId: "111444AA44", didNumber: NUMBER },
    next: { didNumber: null },
  },
  {
    entity: "SipAccount",
    type: "sip_device_routes",
    first: { customer, username: "desk", useAllowedIps: true, allowedIps: ["127.0.0.1", "2001:db8::/32"] },
    next: { allowedIps: ["10.0.0.0/8", "::/0"] },
  },
];

/** The story of an entity. */
export function storyOf(entity: string): Story {
  return STORIES.find((story) => story.entity === entity)!;
}
