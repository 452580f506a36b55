import { argumentNames, entities } from "../../provider/entities";
import { judge, rules } from "../../review/judging/rules";
import { only, reviewed, step, update, urnOf } from "./support";

test("every class has its rules, and there are none for others", () => {
  expect(Object.keys(rules).sort()).toEqual(entities.map(({ name }) => name).sort());
});

// These only say which object is meant or how it comes to be, and can't change what a customer notices.
const NO_RULE = new Set(["adopt", "adoptDefault"]);

test.each(entities.map((entity) => [entity.name, entity] as const))(
  "every argument of %s has a rule, and nothing else",
  (name, entity) => {
    const wanted = argumentNames(entity).filter((argument) => !NO_RULE.has(argument));
    expect(Object.keys(rules[name]!.properties).sort()).toEqual(wanted.sort());
  },
);

test.each([
  ["Customer", "capacityLimit", 10, 20, "harmless"],
  ["Customer", "capacityLimit", 20, 10, "service-affecting"],
  ["Customer", "capacityLimit", null, 10, "service-affecting"],
  ["Customer", "capacityLimit", 10, null, "harmless"],
  ["DidNumber", "enabled", true, false, "service-affecting"],
  ["DidNumber", "enabled", false, true, "harmless"],
  ["DidNumber", "number", "1", "2", "irreversible"],
  ["Gateway", "host", "a", "b", "service-affecting"],
  ["Gateway", "name", "a", "b", "harmless"],
  ["Route", "gateway", "a", "b", "service-affecting"],
  ["IncomingTrunk", "name", "a", "b", "harmless"],
  ["SipAccount", "useAllowedIps", true, false, "service-affecting"],
])("%s.%s from %j to %j is %s", (className, property, from, to, risk) => {
  expect(judge(rules[className]!.properties[property]!, from, to).risk).toBe(risk);
  expect(only(reviewed(update(className, "one", { [property]: from }, { [property]: to }))).risk).toBe(risk);
});

test.each([
  ["Customer", "irreversible"],
  ["IncomingTrunk", "irreversible"],
  ["DidNumber", "irreversible"],
  ["Gateway", "service-affecting"],
  ["Route", "service-affecting"],
  ["ExternalAccount", "service-affecting"],
  ["SipAccount", "harmless"],
  ["AdminSession", "harmless"],
])("deleting a %s is %s, and so is its replacement at least", (className, risk) => {
  const before = { id: "1", inputs: { customer: "5" }, outputs: { customer: "5" } };
  const after = { inputs: { customer: "6" } };
  const gone = only(reviewed(step("delete", className, "one", { before })));
  expect(gone).toMatchObject({ action: "delete", risk, reasons: [expect.any(String)] });
  const anew = reviewed(step("replace", className, "one", { before, after }));
  expect(["irreversible", "service-affecting"].includes(risk) ? anew.risk : risk).toBe(risk);
});

test("what leaves the stack with retainOnDelete stays in the account, which is harmless", () => {
  const before = { id: "1", inputs: { customer: "5" }, outputs: { domain: "d" }, retainOnDelete: true };
  expect(only(reviewed(step("delete", "IncomingTrunk", "one", { before })))).toMatchObject({
    action: "forget",
    risk: "harmless",
  });
});

test("but not when its customer is deleted, which takes everything along", () => {
  const customer = { id: "5", inputs: { customerId: "5", name: "Acme" }, outputs: {} };
  const trunk = {
    id: "1",
    inputs: { customer: "5" },
    retainOnDelete: true,
    deletedWith: urnOf("Customer", "acme"),
  };
  const { stacks } = reviewed(
    step("delete", "IncomingTrunk", "one", { before: trunk }),
    step("delete", "Customer", "acme", { before: customer }),
  );
  expect(stacks[0]!.customers[0]!.steps[1]).toMatchObject({
    action: "delete",
    cascade: true,
    risk: "irreversible",
  });
});

test("below a new customer nothing can break; below an old one a new route can", () => {
  const route = step("create", "Route", "uk", {
    after: { inputs: { name: "uk", customer: "5" }, deletedWith: urnOf("Customer", "acme") },
  });
  expect(reviewed(route).risk).toBe("service-affecting");
  const customer = step("create", "Customer", "acme", {
    after: { inputs: { name: "Acme", customerId: "5" } },
  });
  expect(reviewed(customer, route).risk).toBe("harmless");
});

test("an argument of a later version is told by its name, and is not taken for harmless", () => {
  const given = rules.Route!.properties.name;
  expect(given).toBeDefined();
  const { ruleOf } = jest.requireActual<typeof import("../../review/judging/rules")>(
    "../../review/judging/rules",
  );
  expect(ruleOf("Route", "weight")).toMatchObject({ word: "weight", verdict: { risk: "service-affecting" } });
});
