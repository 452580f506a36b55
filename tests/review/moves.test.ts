import { render, review } from "../../review";
import { document, type Given, only, reviewed, step, urnOf } from "./support";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const text = (...steps: readonly unknown[]) => render(reviewed(...steps), "terminal");

/** A resource that has an object of customer 5. */
const has = (id: string, inputs: object, more: object = {}): { before: Given } => ({
  before: {
    id,
    inputs: { customer: "5", ...inputs },
    outputs: { customer: "5", customerId: "5", ...inputs },
    ...more,
  },
});
const declares = (inputs: object, more: object = {}) => ({
  after: { inputs: { customer: "5", ...inputs }, ...more },
});
const number = { number: "12120000001" };

const gone = (className: string, name: string, id: string, inputs: object, more: object = {}) =>
  step("delete", className, name, has(id, inputs, more));
const made = (className: string, name: string, inputs: object, more: object = {}) =>
  step("create", className, name, declares(inputs, more));

test.each([
  ["the option import", { __import: "n1", __resource: "b" }],
  ["the argument adopt", { adopt: "n1", __resource: "b" }],
])("a deletion and a takeover of one object by %s are one move, and harmless", (_how, how) => {
  const given = reviewed(made("DidNumber", "b", { ...number, ...how }), gone("DidNumber", "a", "n1", number));
  expect(only(given)).toMatchObject({
    urn: urnOf("DidNumber", "b"),
    action: "move",
    takenOver: "n1",
    risk: "harmless",
    changes: [],
  });
  expect(render(given, "terminal")).toContain("number 12120000001 moves from `a` to `b`, the object stays\n");
});

test("for programs, the move names the resource that leaves", () => {
  const given = reviewed(
    made("DidNumber", "b", { ...number, __import: "n1" }),
    gone("DidNumber", "a", "n1", number),
  );
  const [told] = JSON.parse(render(given, "json")).stacks[0].customers[0].steps;
  expect(told).toMatchObject({ action: "move", takenOver: "n1", leftBy: urnOf("DidNumber", "a") });
});

test("what adopt updates is told with the move, as the provider announced it", () => {
  const gateway = { name: "pbx", host: "a.example" };
  const steps = [
    made("Gateway", "b", { ...gateway, host: "b.example", adopt: "g1", __resource: "b" }),
    gone("Gateway", "a", "g1", gateway),
  ];
  const message = 'Gateway "b" takes over g1 and updates it: host: "a.example" -> "b.example"\n';
  const source = document(steps, { diagnostics: [{ message, severity: "info#err" }] });
  const given = review([{ name: "test", text: source }]);
  expect(only(given)).toMatchObject({ action: "move", risk: "service-affecting" });
  const sentence = "moves from `a` to `b`, the object stays and is updated: host a.example → b.example";
  expect(render(given, "terminal")).toContain(sentence);
  // Where nobody announced it, the state tells what differs.
  expect(text(...steps)).toContain(sentence);
});

test("another id, and another class, is no move", () => {
  for (const other of [
    made("DidNumber", "b", { number: "12120000002", __import: "n2" }),
    made("Gateway", "b", { name: "pbx", __import: "n1" }),
  ]) {
    expect(reviewed(other, gone("DidNumber", "a", "n1", number)).risk).toBe("irreversible");
  }
});

test("what stays in the account by retainOnDelete moves as well", () => {
  const steps = [
    made("DidNumber", "b", { ...number, __import: "n1" }),
    gone("DidNumber", "a", "n1", number, { retainOnDelete: true }),
  ];
  expect(only(reviewed(...steps)).action).toBe("move");
});

test("resources of one name are told by where they stand", () => {
  const inside = made("DidNumber", "main", { ...number, __import: "n1" });
  const parent = "urn:pulumi:dev::test::my:component:Office::office";
  Object.assign(inside.newState!, { parent });
  inside.urn = inside.urn.replace("::pulumi-nodejs", "::my:component:Office$pulumi-nodejs");
  expect(text(inside, gone("DidNumber", "main", "n1", number))).toContain(
    "moves from `main` at the top to `main` in `office`, the object stays",
  );
});

test("an external account's id is known to be one object's within its customer alone", () => {
  const account = { externalAccountId: "sim1" };
  const old = gone("ExternalAccount", "a", "sim1", account);
  const here = made("ExternalAccount", "b", { ...account, __import: "sim1" });
  expect(only(reviewed(here, old)).action).toBe("move");
  const there = made("ExternalAccount", "b", { ...account, __import: "sim1", customer: "6" });
  expect(reviewed(there, old).counts).toMatchObject({ harmless: 1, "service-affecting": 1 });
});

test("a SIP account is found by its user name", () => {
  const steps = [
    made("SipAccount", "b", { username: "desk" }),
    gone("SipAccount", "a", "s1", { username: "desk" }),
  ];
  expect(only(reviewed(...steps))).toMatchObject({ action: "move", risk: "harmless", takenOver: "s1" });
});

test("many moves of one kind are one part of the summary", () => {
  const steps = [1, 2, 3].flatMap((index) => [
    made("DidNumber", `b${index}`, { number: `1212000000${index}`, __import: `n${index}` }),
    gone("DidNumber", `a${index}`, `n${index}`, { number: `1212000000${index}` }),
  ]);
  expect(text(...steps)).toContain(
    "customer 5: numbers 12120000001, 12120000002, 12120000003 move to other resources, the objects stay\n",
  );
});

describe("an object that another resource has already", () => {
  const kept = { ...has("n1", number), after: has("n1", number).before };
  const old = gone("DidNumber", "a", "n1", number);

  test.each(["same", "update"])("stays with it (%s)", (op) => {
    const given = reviewed(step(op, "DidNumber", "b", kept), old);
    const step_ = given.stacks[0]!.customers[0]!.steps.find(({ resource }) => resource === "a");
    expect(step_).toMatchObject({ action: "forget", risk: "harmless" });
    expect(render(given, "terminal")).toContain("number 12120000001: `a` leaves, the object stays with `b`");
    expect(render(given, "json")).toContain(`"staysWith": "${urnOf("DidNumber", "b")}"`);
  });

  test("is deleted where the other resource only reads it", () => {
    const reads = { after: { ...kept.after, external: true } };
    expect(reviewed(step("read", "DidNumber", "b", reads), old).risk).toBe("irreversible");
  });

  test("goes where its customer goes", () => {
    const owned = { deletedWith: urnOf("Customer", "acme") };
    const acme = { id: "5", inputs: { name: "Acme", customerId: "5" } };
    const given = reviewed(
      step("create", "DidNumber", "b", declares({ ...number, __import: "n1" })),
      gone("DidNumber", "a", "n1", number, owned),
      step("delete", "Customer", "acme", { before: acme }),
    );
    expect(given.counts.irreversible).toBe(2);
  });
});

describe("a customer that moves", () => {
  const acme = { name: "Acme", customerId: "5" };
  const customers = [
    step("create", "Customer", "new", { after: { inputs: { ...acme, __import: "5" } } }),
    step("delete", "Customer", "old", { before: { id: "5", inputs: acme, outputs: acme } }),
  ];
  const old = { deletedWith: urnOf("Customer", "old") };
  const open = { propertyDependencies: { customer: [urnOf("Customer", "new")] } };

  test("is one customer, with all that belongs to either resource", () => {
    const given = reviewed(
      ...customers,
      made("DidNumber", "b", { ...number, customer: UNKNOWN, __import: "n1" }, open),
      gone("DidNumber", "a", "n1", number, old),
    );
    expect(given.counts).toEqual({ harmless: 2, "service-affecting": 0, irreversible: 0 });
    expect(render(given, "terminal")).toContain(
      "Acme (5): customer `Acme` moves from `old` to `new`, the object stays; number 12120000001 moves from `a` to `b`",
    );
  });

  test("replaces nothing under it, although a preview does not know its id", () => {
    const kept = step("replace", "DidNumber", "main", {
      ...has("n1", number, old),
      ...declares({ ...number, customer: UNKNOWN }, open),
    });
    const given = reviewed(...customers, kept);
    expect(given.risk).toBe("harmless");
    expect(render(given, "terminal")).toContain("number 12120000001 no change in the account");
  });

  test("leaves in the account what is no longer declared: the engine deletes nothing that was to go with it", () => {
    const given = reviewed(...customers, gone("DidNumber", "main", "n1", number, old));
    const forgotten = given.stacks[0]!.customers[0]!.steps[1];
    expect(forgotten).toMatchObject({ action: "forget", risk: "harmless" });
    expect(forgotten!.reasons[0]).toContain("nothing deletes it");
  });
});
