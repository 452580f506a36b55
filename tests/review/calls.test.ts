import { render, review } from "../../review";
import { document, type Given, step } from "./support";

type Values = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: looks into the document of a review
type Json = any;

const sides = (id: string, values: Values, more: Values = {}): Given => ({
  id,
  inputs: values,
  outputs: { ...values, __declared: Object.keys(values).join(",") },
  ...more,
});
const acme = (mode = "operator") => ({
  id: "1",
  inputs: { name: "Acme", customerId: "1" },
  outputs: { name: "Acme", customerId: "1", terminationMode: mode, __declared: "customerId,name" },
});
const gateway = (name: string, more: Values = {}) =>
  sides(`g-${name}`, { customer: "1", name, host: `${name}.example`, ...more });
const route = (name: string, dstPrefix: string, to: string, more: Values = {}) =>
  sides(`r-${name}`, { customer: "1", gateway: `g-${to}`, name, dstPrefix, ...more });
const same = (className: string, name: string, side: Given) =>
  step("same", className, name, { before: side, after: side });

const base = [
  same("Customer", "acme", acme()),
  same("Gateway", "london", gateway("london")),
  same("Gateway", "paris", gateway("paris")),
];

function calls(steps: readonly unknown[], more: Values = {}): Json {
  const shape = JSON.parse(render(review([{ name: "test", text: document(steps, more) }]), "json"));
  return shape.stacks[0].customers[0].calls;
}

const told = (changes: Json[]) =>
  changes.map(({ to, toExcept, kind, before, after }) => [
    to,
    toExcept.join(),
    kind,
    [before.fate, ...before.gateways, ...before.routes].join(" "),
    [after.fate, ...after.gateways, ...after.routes].join(" "),
  ]);

test("a prefix that gets longer leaves a hole, told in the exact form", () => {
  const { inputs } = route("uk", "4420", "london");
  const { changes, nothingElse, limits } = calls([
    ...base,
    step("update", "Route", "uk", { before: route("uk", "44", "london"), after: { inputs } }),
  ]);
  expect({ changes, nothingElse, limits }).toEqual({
    changes: [
      {
        to: "44",
        toExcept: ["4420"],
        from: "",
        fromExcept: [],
        before: { fate: "gateway", gateways: ["london"], routes: ["uk"] },
        after: { fate: "fails", gateways: [], routes: [] },
        kind: "fails",
      },
    ],
    nothingElse: true,
    limits: [],
  });
});

test("the only way out for 37 goes: the hole comes first, in every format", () => {
  const steps = [
    ...base,
    step("delete", "Route", "lt", { before: route("lt", "37", "london") }),
    step("update", "Route", "any", {
      before: route("any", "1", "london"),
      after: { inputs: route("any", "1", "paris").inputs! },
    }),
  ];
  expect(told(calls(steps).changes)).toEqual([
    ["37", "", "fails", "gateway london lt", "fails"],
    ["1", "", "moves", "gateway london any", "gateway paris any"],
  ]);
  const whole = review([{ name: "test", text: document(steps) }]);
  expect(render(whole, "terminal")).toContain("Acme (1): outbound calls to 37 fail; ");
  expect(render(whole, "markdown")).toMatch(
    /\| ⛔ calls to 37 \| `london` by `lt` \| no gateway \|\n\| 🟡 calls to 1 \|/,
  );
});

test("the same in the plugin's form", () => {
  const text = document([
    ...base,
    step("delete", "Route", "lt", { before: route("lt", "37", "london") }),
  ]).replaceAll("pulumi-nodejs:dynamic/telecom-center:", "telecom-center:index:");
  const shape = JSON.parse(render(review([{ name: "test", text }]), "json"));
  expect(told(shape.stacks[0].customers[0].calls.changes)).toEqual([
    ["37", "", "fails", "gateway london lt", "fails"],
  ]);
});

test("what changes nothing for calls says so, and is harmless", () => {
  const steps = [
    ...base,
    same("Route", "all", route("all", "", "london")),
    step("create", "Route", "uk", { after: { inputs: route("uk", "44", "london").inputs! } }),
  ];
  expect(calls(steps)).toEqual({ changes: [], nothingElse: true, limits: [] });
  const whole = review([{ name: "test", text: document(steps) }]);
  expect(whole.risk).toBe("harmless");
  expect(render(whole, "markdown")).toContain("No outbound call changes.");
});

test.each<[what: string, before: Given, after: Values, kinds: string[]]>([
  ["another name", gateway("london"), { name: "renamed" }, []],
  ["another host", gateway("london"), { host: "b" }, ["changed"]],
  ["the default port, written out", gateway("london"), { port: 5060 }, []],
  [
    "another spelling of the codecs",
    gateway("london", { codecs: ["PCMA", "telephone-event"] }),
    { codecs: ["PCMA", "telephone-event/8000"] },
    [],
  ],
  ["a rewriting", gateway("london"), { dstRewriteRule: "^0", dstRewriteResult: "" }, ["changed"]],
  ["a result without a rule", gateway("london"), { dstRewriteResult: "1" }, []],
])("a gateway with %s", (_, before, change, kinds) => {
  const steps = [
    same("Customer", "acme", acme()),
    step("update", "Gateway", "london", { before, after: { inputs: { ...before.inputs, ...change } } }),
    same("Route", "all", route("all", "", "london")),
  ];
  expect(calls(steps).changes.map(({ kind }: Json) => kind)).toEqual(kinds);
});

test("a replaced gateway is another one; a new name is not", () => {
  const before = gateway("london");
  const after = { inputs: { ...before.inputs, customer: "1", host: "new" } };
  const open = { ...route("all", "", "london").inputs!, gateway: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
  const links = { propertyDependencies: { gateway: [step("same", "Gateway", "london", {}).urn] } };
  const steps = [
    same("Customer", "acme", acme()),
    step("replace", "Gateway", "london", { before, after }),
    step("update", "Route", "all", { before: route("all", "", "london"), after: { inputs: open, ...links } }),
  ];
  expect(told(calls(steps).changes)).toEqual([["", "", "moves", "gateway london all", "gateway london all"]]);
});

test("a gateway that goes takes its routes along, also those that the stack leaves as they are", () => {
  const steps = [
    base[0],
    step("delete", "Gateway", "london", { before: gateway("london") }),
    same("Route", "all", route("all", "", "london")),
  ];
  expect(told(calls(steps).changes)).toEqual([["", "", "fails", "gateway london all", "fails"]]);
});

test("what is taken over counts before as well, and what leaves and stays counts after", () => {
  const taken = { inputs: { ...route("all", "", "london").inputs!, __import: "r-all" } };
  const kept = route("uk", "44", "paris", {});
  const steps = [
    ...base,
    step("create", "Route", "all", { after: taken }),
    step("delete", "Route", "uk", { before: { ...kept, retainOnDelete: true } }),
  ];
  expect(calls(steps)).toEqual({ changes: [], nothingElse: true, limits: [] });
});

test("after a refresh, before is what the refresh found", () => {
  const found = route("uk", "4420", "london");
  const steps = [
    ...base,
    step("refresh", "Route", "uk", { before: route("uk", "44", "london"), after: found }),
    step("update", "Route", "uk", { before: found, after: { inputs: route("uk", "44", "london").inputs! } }),
  ];
  expect(told(calls(steps).changes)).toEqual([["44", "4420", "connects", "fails", "gateway london uk"]]);
});

test("what is the same after a refresh is the same, although the engine shows its arguments alone", () => {
  const bare = ({ inputs }: Given) => ({ inputs });
  const steps = [
    ["Customer", "acme", acme()] as const,
    ["Gateway", "london", gateway("london", { codecs: ["PCMA"] })] as const,
    ["Route", "all", route("all", "", "london")] as const,
  ].flatMap(([className, name, side]) => [
    step("refresh", className, name, { before: side, after: side }),
    step("same", className, name, { before: side, after: bare(side) }),
  ]);
  const number = sides("d1", { customer: "1", number: "12125550100" });
  const all = [...steps, step("delete", "DidNumber", "main", { before: number })];
  expect(calls(all)).toEqual({ changes: [], nothingElse: true, limits: [] });
});

describe("a password", () => {
  const before = gateway("london", { authorizationName: "a", authorizationPassword: "[secret]" });
  const changed = (more: Values, diagnostics: Json[] = []) =>
    calls(
      [
        same("Customer", "acme", acme()),
        step("update", "Gateway", "london", { before, after: { inputs: { ...before.inputs, ...more } } }),
        same("Route", "all", route("all", "", "london")),
      ],
      { diagnostics },
    );
  const said = (message: string) => [{ severity: "info#err", message }];

  test("that may change without anything else to see is a limit", () => {
    const limits = ['gateway "london": its password may change, which the preview hides'];
    for (const more of [{}, { name: "renamed" }])
      expect(changed(more)).toEqual({ changes: [], nothingElse: false, limits });
  });

  test("that the provider told to change changes the way over the gateway", () => {
    const line = `Gateway "london" writes the secret authorizationPassword (seal ${"0a".repeat(16)})`;
    expect(changed({}, said(line))).toMatchObject({ changes: [{ kind: "changed" }], nothingElse: true });
  });

  test("that the provider told to stay changes nothing", () => {
    const line = 'Gateway "london" keeps the secret authorizationPassword';
    expect(changed({ name: "renamed" }, said(line))).toEqual({ changes: [], nothingElse: true, limits: [] });
  });
});

test.each(["system", "system_customer", "customer", "operator_customer"])(
  "the mode %s is a limit, in words",
  (mode) => {
    const steps = [
      same("Customer", "acme", acme(mode)),
      step("create", "Gateway", "london", { after: { inputs: gateway("london").inputs! } }),
    ];
    const { nothingElse, limits } = calls(steps);
    expect({ nothingElse, limits }).toEqual({
      nothingElse: false,
      limits: [expect.stringContaining(`mode is ${mode}: `)],
    });
  },
);

test("a customer that the document does not hold, and resources that it leaves out, are limits", () => {
  const steps = [step("create", "Gateway", "london", { after: { inputs: gateway("london").inputs! } })];
  expect(calls(steps, { changeSummary: { same: 7 } }).limits).toEqual([
    expect.stringContaining("7 unchanged resources are not in the preview"),
    expect.stringContaining("termination mode is not known"),
  ]);
});

test("at most twenty lines of a customer are shown, the rest counted", () => {
  const routes = Array.from({ length: 30 }, (_, index) =>
    step("create", "Route", `r${index}`, {
      after: { inputs: route(`r${index}`, String(100 + index), index % 2 ? "london" : "paris").inputs! },
    }),
  );
  const whole = review([{ name: "test", text: document([...base, ...routes]) }]);
  const rows = (text: string) =>
    text.split("\n").filter((line) => /calls to \d+ /.test(line) && /gateway/.test(line));
  for (const format of ["terminal", "markdown"] as const) {
    expect(rows(render(whole, format))).toHaveLength(20);
    expect(render(whole, format)).toMatch(/and 10 more parts: 10 connect; nothing else changes/i);
  }
});

describe("what hangs on an object", () => {
  const reaches = (...steps: unknown[]) => {
    const shape = JSON.parse(render(review([{ name: "test", text: document(steps) }]), "json"));
    return shape.stacks[0].customers[0].steps.flatMap(({ reach }: Json) => reach ?? []);
  };

  test("a gateway's routes, and whether it is the only way out", () => {
    const gone = step("delete", "Gateway", "london", { before: gateway("london") });
    const [uk, lt] = [
      same("Route", "uk", route("uk", "44", "london")),
      same("Route", "lt", route("lt", "37", "paris")),
    ];
    expect(reaches(base[0], base[2], gone, uk)).toEqual(["1 route (`uk`), the customer's only way out"]);
    expect(reaches(base[0], base[2], gone, uk, lt)).toEqual(["1 route (`uk`)"]);
  });

  test("a number's external accounts, a trunk's domain, a customer's SIP accounts", () => {
    const number = sides("d1", { customer: "1", number: "12125550100" });
    const account = sides("x1", { customer: "1", externalAccountId: "x1", didNumber: "d1" });
    const trunk = {
      ...sides("t1", { customer: "1", name: "Office" }),
      outputs: { name: "Office", customer: "1", domain: "abc.in.example" },
    };
    const sip = sides("s1", { customer: "1", username: "desk" });
    const all = reaches(
      step("delete", "Customer", "acme", { before: acme() }),
      step("delete", "DidNumber", "main", { before: number }),
      step("delete", "IncomingTrunk", "office", { before: trunk }),
      same("ExternalAccount", "mobile", account),
      same("SipAccount", "desk", sip),
    );
    expect(all).toEqual([
      "1 SIP account (`desk`)",
      "DID providers deliver to abc.in.example",
      "the caller number of 1 external account (`x1`)",
    ]);
  });
});
