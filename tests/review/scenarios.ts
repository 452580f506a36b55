import type { Sandbox, SandboxOptions } from "../../sandbox";

/** One stack's change: what stood in the program, and what stands there now. */
export interface Scenario {
  /** What the account holds before the stack does anything. */
  readonly seed?: SandboxOptions["seed"];
  /** Deployed first; left out for a stack that is new. */
  readonly before?: readonly string[];
  readonly after: readonly string[];
  /** What somebody changes in the account in between, told by `preview --refresh`. */
  readonly drift?: (sandbox: Sandbox) => void;
  readonly refresh?: true;
  /** Unchanged resources stand in the document as well, which tells their names and routes. */
  readonly all?: true;
  readonly fails?: true;
  readonly project?: string;
}

const declare = (type: string, name: string, args: string, options = "{}") =>
  `const ${name} = new telecom.${type}("${name}", ${args}, ${options});`;

const customer = (name: string, args: string) => declare("Customer", name, args, "{ protect: false }");

/** A customer with everything that a usual one has. */
function acme(changed: Partial<Record<"limit" | "host" | "password" | "prefix" | "enabled", string>> = {}) {
  const { limit = "10", host = "sip.example.com", password = "correct horse", prefix = "44" } = changed;
  return [
    customer("acme", `{ name: "Acme", customerId: "1000123", capacityLimit: ${limit} }`),
    declare("IncomingTrunk", "acmeTrunk", '{ customer: acme, name: "Office" }'),
    declare(
      "DidNumber",
      "acmeMain",
      `{ customer: acme, number: "12120000000", enabled: ${changed.enabled ?? "true"} }`,
    ),
    declare(
      "Gateway",
      "acmeGateway",
      `{ customer: acme, name: "pbx-a", host: "${host}", authorizationName: "acme", authorizationPassword: "${password}" }`,
    ),
    declare(
      "Route",
      "acmeUk",
      `{ customer: acme, gateway: acmeGateway, name: "uk", dstPrefix: "${prefix}" }`,
    ),
    declare("Route", "acmeWorld", '{ customer: acme, gateway: acmeGateway, name: "world" }'),
  ];
}

const globex = (id = "1000200") => [
  customer("globex", `{ name: "Globex", customerId: "${id}" }`),
  declare("IncomingTrunk", "globexTrunk", '{ customer: globex, name: "Warehouse" }'),
  declare("DidNumber", "globexMain", '{ customer: globex, number: "12120000100" }'),
  declare(
    "ExternalAccount",
    "globexSim",
    '{ customer: globex, externalAccountId: "sim1", didNumber: globexMain }',
  ),
];

const number = (name: string, owner: string, digits: string) =>
  declare("DidNumber", name, `{ customer: ${owner}, number: "${digits}" }`);

/** Made by somebody else, and held by the stack from then on. */
const held = (type: string, name: string, args: string, id: string) =>
  declare(type, name, args, `{ import: "${id}", protect: false }`);

const owned = (id: string, attributes: Record<string, string>, customer = "1000600") => ({
  id,
  attributes,
  relationships: { customer },
});

const AWKWARD =
  '{ name: "<b>Evil</b> | [x](http://evil.example) @team #1 `tick` *star* --> \\n## head", customerId: "1000300" }';

/** Recorded by the engine; each is one fixture, of one stack or of several. */
export const scenarios: Record<string, readonly Scenario[]> = {
  create: [{ after: acme() }],
  update: [
    {
      all: true,
      before: acme(),
      after: [
        ...acme({ limit: "20", host: "sip2.example.com", password: "battery staple", prefix: "4420" }),
        number("acmeSales", "acme", "12120000001"),
        number("acmeHelp", "acme", "12120000002"),
      ],
    },
  ],
  replace: [
    {
      before: [
        ...acme(),
        ...globex(),
        declare("IncomingTrunk", "moving", "{ customer: acme }"),
        number("shared", "acme", "12120000007"),
      ],
      after: [
        ...acme(),
        ...globex("1000201"),
        declare("IncomingTrunk", "moving", "{ customer: globex }"),
        number("shared", "globex", "12120000007"),
      ],
    },
  ],
  "delete-customer": [{ all: true, before: [...acme(), ...globex()], after: globex() }],
  "take-over": [
    {
      seed: {
        customers: [{ id: "1000500", attributes: { name: "Initech" } }],
        incoming_trunks: [
          {
            id: "trunk-1",
            attributes: { name: "Default", domain: "one.in.phone.systems" },
            relationships: { customer: "1000500" },
          },
        ],
        termination_gateways: [
          {
            id: "gateway-1",
            attributes: { name: "pbx", host: "10.0.0.1" },
            relationships: { customer: "1000500" },
          },
        ],
        sip_device_routes: [
          {
            id: "sip-1",
            attributes: { username: "desk", password: "hidden-1" },
            relationships: { customer: "1000500" },
          },
        ],
      },
      after: [
        declare("Customer", "initech", '{ name: "Initech", customerId: "1000500" }', '{ import: "1000500" }'),
        declare("IncomingTrunk", "trunk", '{ customer: initech, name: "Default" }', '{ import: "trunk-1" }'),
        declare(
          "Gateway",
          "gateway",
          '{ customer: initech, name: "pbx", host: "10.0.0.2", adopt: "gateway-1" }',
        ),
        declare(
          "SipAccount",
          "desk",
          '{ customer: initech, username: "desk", useAllowedIps: true, allowedIps: ["192.0.2.0/24"] }',
        ),
        'const read = telecom.Customer.get("read", "1000500");',
        'const link = new telecom.AdminSession("link", { customer: initech });',
      ],
    },
  ],
  mixed: [
    {
      seed: { customers: [{ id: "1000900", attributes: { name: "Umbrella" } }] },
      before: [
        ...acme(),
        ...globex(),
        customer("evil", AWKWARD),
        number("byId", '"1000900"', "12120000555"),
        number("gone", "acme", "12120000003"),
        declare(
          "Gateway",
          "kept",
          '{ customer: acme, name: "kept", host: "198.51.100.7" }',
          "{ retainOnDelete: true }",
        ),
        'new pulumi.ComponentResource("my:component:Office", "office");',
      ],
      after: [
        ...acme({ enabled: "false", prefix: "00" }).filter((line) => !line.includes('"acmeTrunk"')),
        ...globex(),
        customer("evil", AWKWARD.replace("Evil", "Worse")),
        number("byId", '"1000900"', "12120000556"),
        'new pulumi.ComponentResource("my:component:Office", "office");',
        'new pulumi.ComponentResource("my:component:Office", "second");',
        customer("hooli", '{ name: "Hooli" }'),
        number("hooliMain", "hooli", "12120000900"),
      ],
    },
  ],
  drift: [
    {
      before: acme(),
      after: acme(),
      refresh: true,
      drift: (sandbox) => {
        const [gateway] = sandbox.objects("termination_gateways");
        sandbox.change("termination_gateways", gateway!.id, { host: "203.0.113.9" });
        const [number] = sandbox.objects("available_did_numbers");
        sandbox.remove("available_did_numbers", number!.id);
      },
    },
  ],
  failed: [
    {
      before: [declare("Customer", "acme", '{ name: "Acme", customerId: "1000123" }')],
      after: [],
      fails: true,
    },
  ],
  several: [
    { project: "east", after: acme() },
    { project: "west", before: globex(), after: [...globex(), number("extra", "globex", "12120000101")] },
  ],
  move: [
    {
      all: true,
      seed: {
        customers: [
          { id: "1000600", attributes: { name: "Hooli" } },
          { id: "1000700", attributes: { name: "Vandelay" } },
        ],
        incoming_trunks: [
          owned("trunk-1", { name: "Default", domain: "one.in.phone.systems" }),
          owned("trunk-2", { name: "Default", domain: "two.in.phone.systems" }, "1000700"),
        ],
        available_did_numbers: [
          owned("did-1", { number: "12120000600" }),
          owned("did-2", { number: "12120000601" }),
        ],
        termination_gateways: [owned("gateway-1", { name: "pbx", host: "10.0.0.1" })],
      },
      before: [
        held("Customer", "hooli", '{ name: "Hooli" }', "1000600"),
        declare("IncomingTrunk", "trunk", "{ customer: hooli, adoptDefault: true }"),
        held("DidNumber", "main", '{ customer: hooli, number: "12120000600" }', "did-1"),
        held("DidNumber", "sales", '{ customer: hooli, number: "12120000601" }', "did-2"),
        held("DidNumber", "sales2", '{ customer: hooli, number: "12120000601" }', "did-2"),
        held("Gateway", "gateway", '{ customer: hooli, name: "pbx", host: "10.0.0.1" }', "gateway-1"),
        declare("Route", "uk", '{ customer: hooli, gateway, name: "uk", dstPrefix: "44" }'),
        declare("IncomingTrunk", "fax", '{ customer: "1000700", adoptDefault: true }'),
        declare("Gateway", "spare", '{ customer: hooli, name: "spare", host: "10.0.0.9" }'),
      ],
      after: [
        'const office = new pulumi.ComponentResource("my:component:Office", "office");',
        held("Customer", "pbx", '{ name: "Hooli" }', "1000600"),
        declare("IncomingTrunk", "trunk", "{ customer: pbx, adoptDefault: true }", "{ parent: office }"),
        held("DidNumber", "reception", '{ customer: pbx, number: "12120000600" }', "did-1"),
        held("DidNumber", "sales", '{ customer: pbx, number: "12120000601" }', "did-2"),
        declare("Gateway", "carrier", '{ customer: pbx, name: "pbx", host: "10.0.0.2", adopt: "gateway-1" }'),
        declare("IncomingTrunk", "lobby", '{ customer: "1000700", adoptDefault: true, name: "Lobby" }'),
        declare("Route", "uk", '{ customer: pbx, gateway: carrier, name: "uk", dstPrefix: "44" }'),
      ],
    },
  ],
  rename: [
    {
      before: [...acme(), ...globex()],
      after: [
        ...acme().map((line) => line.replace(/"acme(Trunk|Main|Gateway|Uk)"/, '"office$1"')),
        ...globex().map((line) => line.replace('"globex"', '"globexEurope"')),
      ],
    },
  ],
};
