import type { Entity } from "./entity";
import { always, boolean, shownFlag, shownText } from "./kinds";
import { callSettings, ownedFilters, owner } from "./shared";
import { networkSet } from "./telephony";

/** A SIP account: a telephone of a customer, which only the customer can create and delete. */
export const sipAccount: Entity = {
  name: "SipAccount",
  plural: "SipAccounts",
  type: "sip_device_routes",
  doc: "A SIP account of a customer, made by the customer in the user interface. The stack takes it over to lock it to networks; leaving the stack leaves the account as it is.",
  sources: ["Operator API manual, SIP Accounts", "Public reference, SIP accounts"],
  origin: "existing",
  relationships: { customer: owner },
  lookup: ["sipAccountId", "username"],
  attributes: {
    username: {
      wire: "username",
      kind: always(shownText),
      readOnly: true,
      expected: true,
      doc: "The account's SIP user name.",
    },
    useAllowedIps: {
      wire: "use_allowed_ips",
      kind: boolean,
      defaultDoc: "kept as it is",
      inUi: true,
      doc: "Whether the account may register from the allowed networks only.",
    },
    allowedIps: {
      wire: "allowed_ips",
      kind: networkSet,
      defaultDoc: "kept as it is",
      inUi: true,
      doc: "The IPv4 and IPv6 networks from which the account may register, in any order and spelling.",
    },
    password: {
      wire: "password",
      kind: always(shownText),
      readOnly: true,
      secret: true,
      doc: "The account's SIP password.",
    },
    ...callSettings,
    isOnline: {
      wire: "is_online",
      kind: always(shownFlag),
      readOnly: true,
      volatile: true,
      doc: "Whether a device is registered.",
    },
    userAgent: {
      wire: "user_agent",
      kind: shownText,
      readOnly: true,
      volatile: true,
      doc: "The registered device.",
    },
  },
  label: "username",
  filters: {
    ...ownedFilters,
    username: { wire: "username", type: "string", doc: "The SIP user name." },
    callerIdName: { wire: "caller_id_name", type: "string", doc: "Caller's name that is shown." },
    allowExternalCalls: {
      wire: "allow_external_calls",
      type: "boolean",
      doc: "Whether external calls are allowed.",
    },
    internalCallerId: { wire: "internal_caller_id", type: "string", doc: "Caller id within the PBX." },
    externalCallerId: {
      wire: "external_caller_id",
      type: "string",
      doc: "Caller id towards the telephone network.",
    },
  },
  includes: ["customer"],
  deleteDoc: "Nothing: the account stays as it is.",
};
