import { uuidOf } from "../random";
import type { Seed, SeedObject } from "./seed";

/** How many objects an account gets; what is left out is 0, except one customer. */
export interface Population {
  customers?: number;
  trunksPerCustomer?: number;
  didsPerCustomer?: number;
  gatewaysPerCustomer?: number;
  routesPerGateway?: number;
  externalAccountsPerCustomer?: number;
  sipAccountsPerCustomer?: number;
  /** "awkward": names that are hard to turn into variable names or files. Default "plain". */
  names?: "plain" | "awkward";
  /** Id of the first customer; the others follow. Default 1000001. */
  firstCustomerId?: number;
  /**
   * Name of another account: the ids that an operator chooses are the same, for other companies; no id that the API
   * gives, and no number, is one of the account without a name.
   */
  account?: string;
}

/** Duplicates, reserved words, other scripts, quotes, names that differ in case only, very long ones. */
export const AWKWARD_NAMES: readonly string[] = [
  "Acme",
  "acme",
  "ACME",
  "Acme",
  "class",
  "default",
  "await",
  "__proto__",
  "constructor",
  "1st Line",
  "Ünïcödé & Söhne GmbH",
  "株式会社テレコム",
  "Телеком Центр",
  "شركة الاتصالات",
  "☎️ 24/7 🚕",
  'O\'Brien "Bob" <bob@example.com>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the name is meant to hold one
  "${process.env.HOME} `whoami`",
  "a/b\\c:d*e?f",
  "  leading and trailing  ",
  "tab\tand\nnewline",
  "*/ // comment",
  "..",
  "-",
  "x".repeat(200),
  `${"long ".repeat(39)}name`,
];

/** A number from 0 to 599 that depends on the text alone. */
function numberOf(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 600, 0);
}

/** A seed with as many objects as asked for, the same each time. */
export function populate(population: Population = {}): Seed {
  const plain = population.names !== "awkward";
  const { account } = population;
  const prefix = account === undefined ? "" : `${account} `;
  const name = (kind: string, n: number) =>
    prefix + (plain ? `${kind} ${n}` : AWKWARD_NAMES[n % AWKWARD_NAMES.length]!);
  const firstNumber = account === undefined ? 12120000001 : 13000000001 + numberOf(account) * 10_000_000;
  const seed = {
    customers: [] as SeedObject[],
    incoming_trunks: [] as SeedObject[],
    available_did_numbers: [] as SeedObject[],
    termination_gateways: [] as SeedObject[],
    termination_routes: [] as SeedObject[],
    external_account_routes: [] as SeedObject[],
    sip_device_routes: [] as SeedObject[],
  };
  const add = (type: keyof typeof seed, count = 0, make: (n: number, id: string) => SeedObject) => {
    for (let i = 0; i < count; i += 1) {
      const n = seed[type].length;
      const id = uuidOf(`${prefix}${type} ${n}`);
      seed[type].push({ id, ...make(n, id) });
    }
  };
  const languages = ["EN", "RU", "LT", "LV"];
  for (let c = 0; c < (population.customers ?? 1); c += 1) {
    const id = String((population.firstCustomerId ?? 1000001) + c);
    const relationships = { customer: id };
    const limit = c % 3 === 0 ? null : 10 + c;
    const attributes = { name: name("Customer", c), language: languages[c % 4]!, capacity_limit: limit };
    seed.customers.push({ id, attributes });
    add("incoming_trunks", population.trunksPerCustomer, (n) => ({
      attributes: { name: name("Trunk", n), transport_protocol: n % 4 === 3 ? "TCP" : "UDP" },
      relationships,
    }));
    const firstDid = seed.available_did_numbers.length;
    add("available_did_numbers", population.didsPerCustomer, (n) => ({
      attributes: { number: String(firstNumber + n), enabled: n % 10 !== 9 },
      relationships,
    }));
    add("termination_gateways", population.gatewaysPerCustomer, (n, gateway) => {
      add("termination_routes", population.routesPerGateway, (r) => ({
        attributes: { name: name("Route", r), dst_prefix: r % 2 === 0 ? "" : String(44 + (r % 50)) },
        relationships: { ...relationships, gateway },
      }));
      return {
        attributes: { name: name("Gateway", n), host: `gw${n}.example.com`, port: n % 2 === 0 ? null : 5080 },
        relationships,
      };
    });
    add("external_account_routes", population.externalAccountsPerCustomer, (n) => ({
      id: String(700000 + n),
      relationships: {
        ...relationships,
        available_did_number: seed.available_did_numbers[firstDid]?.id ?? null,
      },
    }));
    add("sip_device_routes", population.sipAccountsPerCustomer, (n) => ({
      attributes: { username: `sip${n}`, password: `secret${n}`, caller_id_name: name("Desk", n) },
      relationships,
    }));
  }
  return seed;
}
