import ipaddr from "ipaddr.js";
import { isUnknown } from "./known";
import { resourceRule } from "./rule";

interface Config {
  shortestIpv4Prefix?: number;
  shortestIpv6Prefix?: number;
}

const FIX =
  'Set useAllowedIps: true, and allowedIps to the networks of the offices, such as allowedIps: ["203.0.113.0/28"].';

// IPv6 networks whose last 32 bits are IPv4 addresses: mapped ones (RFC 4291), and those of translators (RFC 6052).
const IPV4_WITHIN = ["::ffff:0:0", "64:ff9b::"].map((address) => ipaddr.IPv6.parse(address));
const IPV4_STARTS = 96;

/** The network's prefix length against the shortest one allowed; a text that is no network is the provider's to refuse. */
function tooWide(network: string, { shortestIpv4Prefix = 8, shortestIpv6Prefix = 16 }: Config): boolean {
  if (!ipaddr.isValidCIDR(network.trim())) return false;
  const [address, length] = ipaddr.parseCIDR(network.trim());
  if (address.kind() === "ipv4") return length < shortestIpv4Prefix;
  const sharing = Math.min(length, IPV4_STARTS);
  const holdsIpv4 = IPV4_WITHIN.some((within) => (address as ipaddr.IPv6).match(within, sharing));
  return length < (holdsIpv4 ? IPV4_STARTS + shortestIpv4Prefix : shortestIpv6Prefix);
}

/** Stolen or guessed credentials of an account that is open to the whole Internet are enough for toll fraud. */
export const sipAccountNetworks = resourceRule<Config>(
  ["SipAccount"],
  {
    name: "sip-account-networks",
    description: "A SIP account registers from known networks only.",
    enforcementLevel: "mandatory",
    configSchema: {
      properties: {
        shortestIpv4Prefix: {
          type: "integer",
          minimum: 1,
          maximum: 32,
          default: 8,
          description: "Wider IPv4 networks count as the whole Internet.",
        },
        shortestIpv6Prefix: {
          type: "integer",
          minimum: 1,
          maximum: 128,
          default: 16,
          description: "Wider IPv6 networks count as the whole Internet.",
        },
      },
    },
  },
  ({ useAllowedIps, allowedIps }, config) => {
    if (useAllowedIps !== true && !isUnknown(useAllowedIps)) {
      const why = useAllowedIps === false ? "useAllowedIps is false" : "useAllowedIps is not declared";
      return [`${why}, so the account may register from the whole Internet. ${FIX}`];
    }
    if (isUnknown(allowedIps)) return [];
    if (!Array.isArray(allowedIps)) {
      return [`allowedIps is not declared, and the API's default is the whole Internet. ${FIX}`];
    }
    const open = allowedIps.filter((network) => typeof network === "string" && tooWide(network, config));
    if (open.length === 0) return [];
    return [
      `allowedIps holds ${open.join(" and ")}, which is as good as the whole Internet. Name the networks of the offices ` +
        'instead, such as "203.0.113.0/28", or list single addresses.',
    ];
  },
);
