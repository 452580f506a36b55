import { customer, type Deployment, declare, deployed, program, writes } from "./fixtures";
import type { RunOptions } from "./harness";
import { balance } from "./support/balance";

/** A stack that is deployed, changed as people change programs, and deployed again. */
interface Refactoring {
  readonly name: string;
  readonly from: readonly string[];
  /** What is done by hand in between. */
  readonly between?: (deployment: Deployment) => Promise<unknown>;
  readonly to: readonly string[] | ((deployment: Deployment) => readonly string[]);
  readonly run?: (deployment: Deployment) => RunOptions;
  /** Whether the run goes through, or stops with nothing lost. */
  readonly ends: "done" | "stopped";
  /** What the operator is told. */
  readonly says?: readonly (string | RegExp)[];
  /** The writes of the second run, ids shortened to "…". */
  readonly writes?: readonly string[];
  /** Further ones of older engines, which delete what goes along with its customer. */
  readonly older?: readonly string[];
  readonly autoTrunk?: true;
  /** Objects that stay in the account without a resource, by their types. */
  readonly leaves?: readonly string[];
}

const PBX = `class Pbx extends pulumi.ComponentResource {
  constructor(name, make, opts) { super("my:telephony:Pbx", name, {}, opts); make(this); this.registerOutputs({}); }
}`;
const ACME = customer("acme", '{ name: "Acme" }');
const CHOSEN = customer("acme", '{ customerId: "700011", name: "Acme" }');
const TRUNK = declare("IncomingTrunk", "trunk", '{ customer: acme, name: "Office" }');
const AUTOMATIC = declare("IncomingTrunk", "trunk", "{ customer: acme, adoptDefault: true }");
const NUMBER = declare("DidNumber", "did", '{ customer: acme, number: "12120000001" }');
const GATEWAY = declare("Gateway", "gateway", '{ customer: acme, name: "Carrier", host: "sip.example.com" }');
const ROUTE = declare("Route", "route", '{ customer: acme, gateway, name: "World" }');
const SIM = declare("ExternalAccount", "sim", "{ customer: acme }");
const under = (parent: string, line: string) =>
  line.includes(", { protect")
    ? line.replace("{ protect", `{ parent: ${parent}, protect`)
    : withOptions(line, `{ parent: ${parent} }`);
const renamed = (line: string, name: string) => line.replace(/telecom\.(\w+)\("\w+"/, `telecom.$1("${name}"`);
const withOptions = (line: string, options: string) => line.replace(/\);$/, `, ${options});`);
const urnOf = ({ stack }: Deployment, name: string) => stack.resource(name).urn;
const replacing = (name: string) => (deployment: Deployment) => ({
  args: ["--replace", urnOf(deployment, name)],
});
const word = () => ({ env: { TELECOM_CENTER_CHECK_BEFORE_CREATE: "true" } });
const component = (...lines: string[]) => [
  PBX,
  `new Pbx("pbx", (pbx) => {`,
  ...lines.map((line) => under("pbx", line)),
  "});",
];

const REFACTORINGS: readonly Refactoring[] = [
  {
    name: "an automatic trunk and an account with a derived id move into a component",
    autoTrunk: true,
    from: [ACME, AUTOMATIC, SIM],
    to: [ACME, ...component(AUTOMATIC, SIM)],
    ends: "done",
    says: [
      /IncomingTrunk "trunk" \(id .*\) leaves the stack, but its object is not deleted: the resource "trunk" has it/,
    ],
    writes: ["POST /external_account_routes 201", "DELETE /external_account_routes/… 204"],
  },
  {
    name: "an automatic trunk is renamed",
    autoTrunk: true,
    from: [ACME, AUTOMATIC],
    to: [ACME, renamed(AUTOMATIC, "reception")],
    ends: "done",
    says: ['IncomingTrunk "trunk" (id ', 'the resource "reception" has it'],
    writes: [],
  },
  {
    name: "a customer with a derived id moves into a component: another id, as the preview says",
    from: [ACME],
    to: component(ACME),
    ends: "done",
    writes: ["POST /customers 201", "DELETE /customers/… 204"],
  },
  {
    name: "--replace of a customer with a derived id: deleted first, with what is below it",
    from: [ACME, TRUNK],
    to: [ACME, TRUNK],
    run: replacing("acme"),
    ends: "done",
    writes: ["DELETE /customers/… 204", "POST /customers 201", "POST /incoming_trunks 201"],
    older: ["DELETE /incoming_trunks/… 204"],
  },
  {
    name: "--replace of a customer whose id the program chose: stops, and names the cure",
    from: [CHOSEN],
    to: [CHOSEN],
    run: replacing("acme"),
    ends: "stopped",
    says: ["deleteBeforeReplace: true"],
    writes: ["POST /customers 422"],
  },
  ...[TRUNK, NUMBER, GATEWAY].map(
    (line): Refactoring => ({
      name: `with checkBeforeCreate, ${/telecom\.\w+/.exec(line)} is renamed`,
      from: [ACME, line],
      to: [ACME, renamed(line, "other")],
      run: word,
      ends: "done",
      says: ["Its object is not deleted".replace("Its", "its"), 'the resource "other" has it'],
      writes: [],
    }),
  ),
  {
    name: "with checkBeforeCreate, --replace of a gateway makes another one",
    from: [ACME, GATEWAY],
    to: [ACME, GATEWAY],
    run: (deployment) => ({ ...word(), ...replacing("gateway")(deployment) }),
    ends: "done",
    writes: ["POST /termination_gateways 201", "DELETE /termination_gateways/… 204"],
  },
  {
    name: "a number is imported beside the resource that leaves",
    from: [ACME, NUMBER],
    to: ({ stack }) => [
      ACME,
      withOptions(renamed(NUMBER, "other"), `{ import: "${stack.resource("did").id}" }`),
    ],
    ends: "done",
    says: ['DidNumber "did" (id ', 'the resource "other" has it'],
    writes: [],
  },
  {
    name: "a number is imported beside the resource that stays",
    from: [ACME, NUMBER],
    to: ({ stack }) => [
      ACME,
      NUMBER,
      withOptions(
        renamed(NUMBER, "other").replace("const did", "const other"),
        `{ import: "${stack.resource("did").id}" }`,
      ),
    ],
    ends: "stopped",
    says: [/the same object as the resource "(did|other)" of this program/],
    writes: [],
  },
  {
    name: "a number is declared twice",
    from: [ACME],
    to: [ACME, NUMBER, renamed(NUMBER, "again").replace("const did", "const again")],
    ends: "stopped",
    says: [/the same object as the resource "(did|again)" of this program/],
  },
  {
    name: "a number is renamed without an alias",
    from: [ACME, NUMBER],
    to: [ACME, renamed(NUMBER, "reception")],
    ends: "stopped",
    says: ['The resource "did" of this stack has it', 'aliases: [{ name: "did" }]'],
  },
  {
    name: "a gateway is renamed without an alias",
    from: [ACME, GATEWAY],
    to: [ACME, renamed(GATEWAY, "carrier")],
    ends: "stopped",
    says: ['The resource "gateway" of this stack has it', 'aliases: [{ name: "gateway" }]'],
    writes: [],
  },
  {
    name: "all is renamed with aliases",
    from: [ACME, TRUNK, NUMBER, GATEWAY, ROUTE, SIM],
    to: [ACME, TRUNK, NUMBER, GATEWAY, ROUTE, SIM].map((line) =>
      withOptions(
        renamed(line, `${/"(\w+)"/.exec(line)![1]}2`).replace(", { protect: false });", ");"),
        `{ protect: false, aliases: [{ name: ${/"(\w+)"/.exec(line)![0]} }] }`,
      ),
    ),
    ends: "done",
    writes: [],
  },
  {
    name: "--replace of a number: deleted first, because no two may have it",
    from: [ACME, NUMBER],
    to: [ACME, NUMBER],
    run: replacing("did"),
    ends: "done",
    writes: ["DELETE /available_did_numbers/… 204", "POST /available_did_numbers 201"],
  },
  {
    name: "--replace of an external account: deleted first",
    from: [ACME, SIM],
    to: [ACME, SIM],
    run: replacing("sim"),
    ends: "done",
    writes: ["DELETE /external_account_routes/… 204", "POST /external_account_routes 201"],
  },
  {
    name: "--replace of a gateway with its route: made anew, the route follows, nothing is lost",
    from: [ACME, GATEWAY, ROUTE],
    to: [ACME, GATEWAY, ROUTE],
    run: replacing("gateway"),
    ends: "done",
    writes: [
      "POST /termination_gateways 201",
      "PATCH /termination_routes/… 200",
      "DELETE /termination_gateways/… 204",
    ],
  },
  {
    name: "a trunk is tainted",
    from: [ACME, TRUNK],
    between: ({ stack }) => stack.cli(["state", "taint", stack.resource("trunk").urn, "--yes"]),
    to: [ACME, TRUNK],
    ends: "done",
    writes: ["POST /incoming_trunks 201", "DELETE /incoming_trunks/… 204"],
  },
  {
    name: "the state forgets a trunk that is still declared",
    from: [ACME, TRUNK],
    between: ({ stack }) => stack.cli(["state", "delete", stack.resource("trunk").urn, "--yes"]),
    to: [ACME, TRUNK],
    ends: "done",
    says: ["which an earlier run made for it and the state has lost"],
    writes: [],
  },
  {
    name: "another customer id: all below is made again, numbers and accounts after their old selves",
    from: [
      CHOSEN,
      TRUNK,
      NUMBER,
      declare("ExternalAccount", "sim", '{ customer: acme, externalAccountId: "sim1" }'),
    ],
    to: [
      CHOSEN.replace("700011", "700012"),
      TRUNK,
      NUMBER,
      declare("ExternalAccount", "sim", '{ customer: acme, externalAccountId: "sim1" }'),
    ],
    ends: "done",
  },
];

const short = (text: string) =>
  text.replace(/\/[^/ ]*(?= \d+$)/, (id) => (/^\/[a-z_]+$/.test(id) ? id : "/…"));

test.each(REFACTORINGS)(
  "$name",
  async ({
    from,
    between,
    to,
    run,
    ends,
    says = [],
    writes: expected,
    older = [],
    autoTrunk,
    leaves = [],
  }) => {
    const deployment = await deployed(from, autoTrunk ? { switches: { autoTrunk: { delayMs: 0 } } } : {});
    const { sandbox, stack } = deployment;
    await between?.(deployment);
    const options = run?.(deployment) ?? {};
    stack.setProgram(program(...(typeof to === "function" ? to(deployment) : to)));
    sandbox.resetRequests();
    const result = await stack.up({ ...options, expectFailure: ends === "stopped" });
    for (const text of says) expect(result.output).toMatch(text instanceof RegExp ? text : literal(text));
    const sent = writes(sandbox).map(short);
    if (expected) expect(sent.filter((line) => !older.includes(line)).sort()).toEqual([...expected].sort());
    expect(balance(sandbox, stack)).toEqual({ orphans: leaves, ghosts: [] });
    if (ends === "done") await stack.preview({ refresh: true, expectNoChanges: true });
  },
);

const literal = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
