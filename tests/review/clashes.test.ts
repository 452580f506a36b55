import { render, review } from "../../review";
import { document, only, reviewed, step, urnOf } from "./support";

type Inputs = Record<string, unknown>;

/** The steps of a resource `a` that is called `b` from now on, without an alias. */
function renamed(className: string, before: Inputs, after: Inputs = before, outputs: Inputs = {}) {
  const of = className === "Customer" ? {} : { customer: "5" };
  return [
    step("create", className, "b", { after: { inputs: { ...of, ...after } } }),
    step("delete", className, "a", {
      before: {
        id: String(before.customerId ?? "x1"),
        inputs: { ...of, ...before },
        outputs: { ...of, ...before, ...outputs },
      },
    }),
  ];
}

const NUMBER = { number: "12120000001" };
const GATEWAY = { name: "pbx", host: "a.example" };

test.each([
  ["DidNumber", NUMBER, "number 12120000001"],
  ["Customer", { name: "Acme", customerId: "5" }, "customer `Acme`"],
  ["ExternalAccount", { externalAccountId: "sim1" }, "external account `sim1`"],
  ["Gateway", GATEWAY, "gateway `pbx`"],
  ["Route", { name: "uk", gateway: "g1", dstPrefix: "44" }, "route `uk`"],
  ["IncomingTrunk", { name: "Office" }, "trunk `Office`"],
])("a %s that is renamed without aliases stops the run, and deletes nothing", (className, inputs, object) => {
  const given = reviewed(...renamed(className, inputs));
  expect(only(given)).toMatchObject({
    urn: urnOf(className, "b"),
    action: "clash",
    risk: "service-affecting",
    reasons: ["the run stops there; a renamed resource keeps its object with `aliases`"],
    changes: [],
  });
  const text = render(given, "terminal");
  expect(text).toContain(`${object}: \`b\` declares what \`a\` has\n`);
  expect(text).toContain(`${object}: \`b\` declares what \`a\` has: the run stops there\n`);
  expect(render(given, "json")).toContain(`"leftBy": "${urnOf(className, "a")}"`);
});

test("a number, or an id, is taken whatever else is declared", () => {
  expect(only(reviewed(...renamed("DidNumber", NUMBER, { ...NUMBER, enabled: false }))).action).toBe("clash");
});

test.each([
  ["declared otherwise", { ...GATEWAY, host: "b.example" }, {}],
  ["with what is no default in the account", GATEWAY, { port: 5080 }],
  ["with a host that is secret", { ...GATEWAY, host: "[secret]" }, {}],
])("a gateway %s is another one", (_how, after, outputs) => {
  const given = reviewed(...renamed("Gateway", GATEWAY, after, outputs));
  expect(given.stacks[0]!.customers[0]!.steps.map(({ action }) => action).sort()).toEqual([
    "create",
    "delete",
  ]);
});

test("a default that is declared, and a password, which no answer shows, tell no gateways apart", () => {
  const after = { ...GATEWAY, port: 5060, authorizationPassword: "[secret]" };
  expect(only(reviewed(...renamed("Gateway", GATEWAY, after, { port: null }))).action).toBe("clash");
});

test("a number of another customer is no clash that the document can tell", () => {
  const [made, gone] = renamed("DidNumber", NUMBER);
  Object.assign(made!.newState!.inputs!, { customer: "6" });
  expect(reviewed(made, gone).risk).toBe("irreversible");
});

test("a route is alike where its gateway is the one that was renamed", () => {
  const route = (gateway: string) => ({ name: "uk", gateway });
  const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const [made, gone] = renamed("Route", route("x1"), route(UNKNOWN));
  Object.assign(made!.newState!, { propertyDependencies: { gateway: [urnOf("Gateway", "b")] } });
  const given = reviewed(...renamed("Gateway", GATEWAY), made, gone);
  expect(given.counts).toEqual({ harmless: 0, "service-affecting": 2, irreversible: 0 });
});

describe("telecom-center:checkBeforeCreate", () => {
  const withConfig = (value: string, steps: readonly unknown[]) => {
    const config = { "telecom-center:checkBeforeCreate": value };
    return review([{ name: "test", text: document(steps, { config }) }]);
  };

  test("true takes over what is alike: a move", () => {
    for (const steps of [renamed("DidNumber", NUMBER), renamed("Gateway", GATEWAY)]) {
      expect(only(withConfig("true", steps))).toMatchObject({
        action: "move",
        risk: "harmless",
        takenOver: "x1",
      });
    }
  });

  test("true takes over nothing that differs", () => {
    const steps = renamed("DidNumber", NUMBER, { ...NUMBER, enabled: false });
    expect(only(withConfig("true", steps)).action).toBe("clash");
  });

  test("false makes a second one, and deletes the first; a number can't be there twice", () => {
    expect(withConfig("false", renamed("Gateway", GATEWAY)).counts).toMatchObject({
      harmless: 1,
      "service-affecting": 1,
    });
    expect(only(withConfig("false", renamed("DidNumber", NUMBER))).action).toBe("clash");
  });
});

test("several of one kind are one part of the summary", () => {
  const steps = ["1", "2"].flatMap((digit) =>
    renamed("DidNumber", { number: `1212000000${digit}` }).map(({ urn, ...rest }) => ({
      ...rest,
      urn: `${urn}${digit}`,
    })),
  );
  expect(render(reviewed(...steps), "terminal")).toContain(
    "numbers 12120000001, 12120000002 declared by one resource and held by another: the run stops there\n",
  );
});
