import ipaddr from "ipaddr.js";
import { isUnknown } from "./known";
import { resourceRule } from "./rule";

interface Config {
  trustedHosts?: string[];
}

const INSIDE = new Set(["private", "uniqueLocal", "loopback", "linkLocal", "carrierGradeNat"]);
const INSIDE_NAMES = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/;

function isPublic(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, "$1");
  if (ipaddr.isValid(address)) return !INSIDE.has(ipaddr.process(address).range());
  return host.includes(".") && !INSIDE_NAMES.test(host);
}

/** "carrier.example" trusts that host, ".carrier.example" every host below it. */
const trusts = (host: string) => (trusted: string) =>
  trusted.startsWith(".") ? host.endsWith(trusted.toLowerCase()) : host === trusted.toLowerCase();

/** A gateway on a public host that asks for no credentials takes calls from whoever can send it a packet. */
export const gatewayAuthentication = resourceRule<Config>(
  ["Gateway"],
  {
    name: "gateway-authentication",
    description: "A gateway on a public host has a user name and a password.",
    enforcementLevel: "advisory",
    configSchema: {
      properties: {
        trustedHosts: {
          type: "array",
          items: { type: "string" },
          default: [],
          description:
            'Hosts that know the PBX by its addresses: "sip.carrier.example", or ".carrier.example" with all below it.',
        },
      },
    },
  },
  ({ host, authorizationName, authorizationPassword }, { trustedHosts = [] }) => {
    if (isUnknown(host)) return [];
    const name = String(host ?? "").toLowerCase();
    if (!isPublic(name) || trustedHosts.some(trusts(name))) return [];
    const missing = Object.entries({ authorizationName, authorizationPassword })
      .filter(([, value]) => value === undefined || value === null || value === "")
      .map(([property]) => property);
    if (missing.length === 0) return [];
    return [
      `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not set, and "${host}" is a public host: whoever ` +
        "reaches it could place calls there. Set authorizationName and authorizationPassword, the password from " +
        "config.requireSecret(…). If the host knows the PBX by its addresses, list it under trustedHosts of this policy.",
    ];
  },
);
