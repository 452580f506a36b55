/**
 * What people do to a program that is deployed. In its texts `~` stands before each resource's name and `###` for three
 * digits, so that many cases have their own objects in one program and one account.
 */
export interface Refactoring {
  readonly name: string;
  readonly from: readonly string[];
  /** What is done by hand in between, to the resource of that name. */
  readonly between?: { readonly command: "delete" | "taint"; readonly resource: string };
  readonly to: readonly string[] | ((id: (resource: string) => string) => readonly string[]);
  /** The resource that `--replace` names. */
  readonly replace?: string;
  /** What the operator is told. */
  readonly says?: readonly (string | RegExp)[];
  /** In which order a resource's two objects come and go. */
  readonly order?: Record<string, readonly ("create-replacement" | "delete-replaced")[]>;
  /** The writes of the second run, ids shortened to "…". */
  readonly writes: readonly string[];
  /** Further ones of older engines, which delete what goes along with its customer. */
  readonly older?: readonly string[];
}

const declare = (type: string, name: string, args: string, options = "") =>
  `const ${name} = new telecom.${type}("~${name}", ${args}${options && `, ${options}`});`;
/** Stands before the cases of a program. */
export const PBX = `class Pbx extends pulumi.ComponentResource {
  constructor(name, make, opts) { super("my:telephony:Pbx", name, {}, opts); make(this); this.registerOutputs({}); }
}`;
const UNPROTECTED = "{ protect: false }";
const ACME = declare("Customer", "acme", '{ name: "Acme" }', UNPROTECTED);
const CHOSEN = declare("Customer", "acme", '{ customerId: "7###01", name: "Acme" }', UNPROTECTED);
const TRUNK = declare("IncomingTrunk", "trunk", '{ customer: acme, name: "Office" }');
const AUTOMATIC = declare("IncomingTrunk", "trunk", "{ customer: acme, adoptDefault: true }");
const NUMBER = declare("DidNumber", "did", '{ customer: acme, number: "12120###001" }');
const OTHER_NUMBER = NUMBER.replace("001", "002");
const GATEWAY = declare("Gateway", "gateway", '{ customer: acme, name: "Carrier", host: "sip.example.com" }');
const ROUTE = declare("Route", "route", '{ customer: acme, gateway, name: "World" }');
const SIM = declare("ExternalAccount", "sim", "{ customer: acme }");
const SIM_OF_ONES_OWN = declare("ExternalAccount", "sim", '{ customer: acme, externalAccountId: "sim###" }');
const withOptions = (line: string, options: string) => line.replace(/\);$/, `, ${options});`);
const under = (parent: string, line: string) =>
  line.includes(UNPROTECTED)
    ? line.replace(UNPROTECTED, `{ parent: ${parent}, protect: false }`)
    : withOptions(line, `{ parent: ${parent} }`);
const renamed = (line: string, name: string) => line.replace(/"~\w+"/, `"~${name}"`);
const again = (line: string, name: string) => renamed(line, name).replace(/const \w+/, `const ${name}`);
const BOTH = [ACME, declare("Customer", "globex", '{ name: "Globex" }', UNPROTECTED)];
const moved = (line: string) => line.replace("customer: acme", "customer: globex");
const component = (...lines: string[]) => [
  `new Pbx("~pbx", (pbx) => {`,
  ...lines.map((line) => under("pbx", line)),
  "});",
];

/** Deployed, changed and deployed again side by side in one stack; after it nothing is left to do. */
export const REFACTORINGS: readonly Refactoring[] = [
  {
    name: "a customer with a derived id moves into a component: another id, as the preview says",
    from: [ACME],
    to: component(ACME),
    writes: ["POST /customers 201", "DELETE /customers/… 204"],
  },
  {
    name: "--replace of a customer with a derived id: deleted first, with what is below it",
    from: [ACME, TRUNK],
    to: [ACME, TRUNK],
    replace: "acme",
    order: { acme: ["delete-replaced", "create-replacement"] },
    writes: ["DELETE /customers/… 204", "POST /customers 201", "POST /incoming_trunks 201"],
    older: ["DELETE /incoming_trunks/… 204"],
  },
  {
    name: "a number is imported beside the resource that leaves",
    from: [ACME, NUMBER],
    to: (id) => [ACME, withOptions(renamed(NUMBER, "other"), `{ import: "${id("did")}" }`)],
    says: ['DidNumber "~did" (id ', 'the resource "~other" has it'],
    writes: [],
  },
  {
    name: "all is renamed with aliases",
    from: [ACME, TRUNK, NUMBER, GATEWAY, ROUTE, SIM],
    to: [ACME, TRUNK, NUMBER, GATEWAY, ROUTE, SIM].map((line) =>
      withOptions(
        line.replace(`, ${UNPROTECTED}`, "").replace(/"~(\w+)"/, '"~$1-2"'),
        `{ protect: false, aliases: [{ name: ${/"~\w+"/.exec(line)![0]} }] }`,
      ),
    ),
    writes: [],
  },
  {
    name: "--replace of a number: deleted first, because no two may have it",
    from: [ACME, NUMBER],
    to: [ACME, NUMBER],
    replace: "did",
    order: { did: ["delete-replaced", "create-replacement"] },
    writes: ["DELETE /available_did_numbers/… 204", "POST /available_did_numbers 201"],
  },
  {
    name: "--replace of an external account: deleted first",
    from: [ACME, SIM],
    to: [ACME, SIM],
    replace: "sim",
    order: { sim: ["delete-replaced", "create-replacement"] },
    writes: ["DELETE /external_account_routes/… 204", "POST /external_account_routes 201"],
  },
  {
    name: "--replace of a gateway with its route: made anew, the route follows, nothing is lost",
    from: [ACME, GATEWAY, ROUTE],
    to: [ACME, GATEWAY, ROUTE],
    replace: "gateway",
    order: { gateway: ["create-replacement", "delete-replaced"] },
    writes: [
      "POST /termination_gateways 201",
      "PATCH /termination_routes/… 200",
      "DELETE /termination_gateways/… 204",
    ],
  },
  {
    name: "a trunk is tainted",
    from: [ACME, TRUNK],
    between: { command: "taint", resource: "trunk" },
    to: [ACME, TRUNK],
    writes: ["POST /incoming_trunks 201", "DELETE /incoming_trunks/… 204"],
  },
  {
    name: "the state forgets a trunk that is still declared",
    from: [ACME, TRUNK],
    between: { command: "delete", resource: "trunk" },
    to: [ACME, TRUNK],
    says: ["which an earlier run made for it and the state has lost"],
    writes: [],
  },
  {
    name: "another customer id: all below is made again, numbers and accounts after their old selves",
    from: [CHOSEN, TRUNK, NUMBER, GATEWAY, ROUTE, SIM_OF_ONES_OWN],
    to: [CHOSEN.replace("01", "02"), TRUNK, NUMBER, GATEWAY, ROUTE, SIM_OF_ONES_OWN],
    order: {
      did: ["delete-replaced", "create-replacement"],
      sim: ["delete-replaced", "create-replacement"],
    },
    writes: [
      "POST /customers 201",
      "DELETE /customers/… 204",
      "POST /incoming_trunks 201",
      "DELETE /available_did_numbers/… 204",
      "POST /available_did_numbers 201",
      "POST /termination_gateways 201",
      "POST /termination_routes 201",
      "DELETE /external_account_routes/… 204",
      "POST /external_account_routes 201",
    ],
    older: [
      "DELETE /incoming_trunks/… 204",
      "DELETE /termination_gateways/… 204",
      "DELETE /termination_routes/… 204",
    ],
  },
  {
    name: "a number moves to another customer: deleted first, because no two may have it",
    from: [...BOTH, NUMBER],
    to: [...BOTH, moved(NUMBER)],
    order: { did: ["delete-replaced", "create-replacement"] },
    writes: ["DELETE /available_did_numbers/… 204", "POST /available_did_numbers 201"],
  },
  {
    name: "a trunk moves to another customer: made before the old one goes",
    from: [...BOTH, TRUNK],
    to: [...BOTH, moved(TRUNK)],
    order: { trunk: ["create-replacement", "delete-replaced"] },
    writes: ["POST /incoming_trunks 201", "DELETE /incoming_trunks/… 204"],
  },
  {
    name: "an external account with an id of its own moves: deleted first",
    from: [...BOTH, SIM_OF_ONES_OWN],
    to: [...BOTH, moved(SIM_OF_ONES_OWN)],
    order: { sim: ["delete-replaced", "create-replacement"] },
    writes: ["DELETE /external_account_routes/… 204", "POST /external_account_routes 201"],
  },
  {
    name: "a gateway moves to another customer, and takes its route along",
    from: [...BOTH, GATEWAY, ROUTE],
    to: [...BOTH, moved(GATEWAY), moved(ROUTE)],
    writes: [
      "POST /termination_gateways 201",
      "POST /termination_routes 201",
      "DELETE /termination_routes/… 204",
      "DELETE /termination_gateways/… 204",
    ],
  },
  {
    name: "a gateway moves below a route that stays: the route is not lost with the old gateway",
    from: [...BOTH, GATEWAY, ROUTE],
    to: [...BOTH, moved(GATEWAY), ROUTE],
    writes: [
      "POST /termination_gateways 201",
      "PATCH /termination_routes/… 200",
      "DELETE /termination_gateways/… 204",
    ],
  },
];

/** The same, where every customer gets a trunk by itself. */
export const AUTOMATIC_TRUNKS: readonly Refactoring[] = [
  {
    name: "an automatic trunk and an account with a derived id move into a component",
    from: [ACME, AUTOMATIC, SIM],
    to: [ACME, ...component(AUTOMATIC, SIM)],
    says: [
      /IncomingTrunk "~trunk" \(id .*\) leaves the stack, but its object is not deleted: the resource "~trunk" has it/,
    ],
    writes: ["POST /external_account_routes 201", "DELETE /external_account_routes/… 204"],
  },
  {
    name: "an automatic trunk is renamed",
    from: [ACME, AUTOMATIC],
    to: [ACME, renamed(AUTOMATIC, "reception")],
    says: ['IncomingTrunk "~trunk" (id ', 'the resource "~reception" has it'],
    writes: [],
  },
];

/** The same with checkBeforeCreate. */
export const CHECKED_BEFORE: readonly Refactoring[] = [
  ...[TRUNK, NUMBER, GATEWAY].map(
    (line): Refactoring => ({
      name: `with checkBeforeCreate, ${/telecom\.\w+/.exec(line)} is renamed`,
      from: [ACME, line],
      to: [ACME, renamed(line, "other")],
      says: ["its object is not deleted", 'the resource "~other" has it'],
      writes: [],
    }),
  ),
  {
    name: "with checkBeforeCreate, --replace of a gateway makes another one",
    from: [ACME, GATEWAY],
    to: [ACME, GATEWAY],
    replace: "gateway",
    writes: ["POST /termination_gateways 201", "DELETE /termination_gateways/… 204"],
  },
];

/** What is asked for of one deployed stack, one after the other, and stops each time with nothing lost. */
export const REFUSED_FROM = [CHOSEN, NUMBER, GATEWAY];
export const REFUSED: readonly (Omit<Refactoring, "from" | "writes"> & Partial<Refactoring>)[] = [
  {
    name: "--replace of a customer whose id the program chose: the cure is named",
    to: REFUSED_FROM,
    replace: "acme",
    says: ["deleteBeforeReplace: true"],
    writes: ["POST /customers 422"],
  },
  {
    name: "a number is renamed without an alias",
    to: [CHOSEN, renamed(NUMBER, "reception"), GATEWAY],
    says: ['The resource "~did" of this stack has it', 'aliases: [{ name: "~did" }]'],
    writes: ["POST /available_did_numbers 422"],
  },
  {
    name: "a gateway is renamed without an alias",
    to: [CHOSEN, NUMBER, renamed(GATEWAY, "carrier")],
    says: ['The resource "~gateway" of this stack has it', 'aliases: [{ name: "~gateway" }]'],
    writes: [],
  },
  {
    name: "a number is imported beside the resource that stays",
    // Where the engine asks about the import first, the state keeps it: under a name that no further case has.
    to: (id) => [...REFUSED_FROM, withOptions(again(NUMBER, "imported"), `{ import: "${id("did")}" }`)],
    says: [/the same object as the resource "(~did|~imported)" of this program/],
    writes: [],
  },
  {
    name: "a new number is declared twice",
    to: [...REFUSED_FROM, again(OTHER_NUMBER, "other"), again(OTHER_NUMBER, "another")],
    says: [/the same object as the resource "(~other|~another)" of this program/],
    // Whether one of the two asks the API first is left to the engine.
  },
];
