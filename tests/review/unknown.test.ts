import { render, review } from "../../review";
import { document, only, reviewed, step, update, urnOf } from "./support";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

test.each([
  ["Customer", "capacityLimit", 30],
  ["Customer", "sipAccountLimit", null],
  ["DidNumber", "enabled", false],
  ["SipAccount", "allowedIps", ["10.0.0.0/8"]],
])("%s.%s from %j to what is not known yet is not harmless", (className, property, from) => {
  const given = reviewed(update(className, "one", { [property]: from }, { [property]: UNKNOWN }));
  expect(only(given)).toMatchObject({
    risk: "service-affecting",
    reasons: [expect.stringContaining("known")],
  });
  expect(render(given, "terminal")).toContain("(known when it is applied)");
});

test("what an answer does not show is told so, and not as a secret, and is judged as unknown", () => {
  const after = {
    inputs: { adopt: "n1", number: "12120000001", enabled: true, externalId: "7", customer: "5" },
  };
  const steps = [step("create", "DidNumber", "did", { after })];
  const message =
    'DidNumber "did" takes over n1 and updates it: enabled: (not shown) -> true; externalId: (not shown) -> "7"\n';
  const given = review([
    { name: "test", text: document(steps, { diagnostics: [{ message, severity: "info#err" }] }) },
  ]);
  expect(only(given)).toMatchObject({ risk: "service-affecting" });
  expect(render(given, "terminal")).toContain("enabled (not shown) → true, external id (not shown) → 7");
});

describe("values that another resource's update leaves open", () => {
  const gateway = update(
    "Gateway",
    "pbx",
    { customer: "5", name: "pbx", host: "a" },
    { customer: "5", name: "pbx", host: "b" },
  );
  const from = (urn: string, ...names: string[]) => ({
    propertyDependencies: Object.fromEntries(names.map((name) => [name, [urn]])),
  });
  const route = (op: string, source: string) =>
    step(op, "Route", "uk", {
      before: {
        id: "r1",
        inputs: { customer: "5", gateway: "pbx-id", name: "uk" },
        outputs: { customer: "5", customerId: "5", gateway: "pbx-id", name: "uk" },
      },
      after: {
        inputs: { customer: UNKNOWN, gateway: "pbx-id", name: "uk" },
        ...from(source, "customer"),
      },
    });

  test("are no replacement, and no other customer", () => {
    const given = reviewed(gateway, route("replace", urnOf("Gateway", "pbx")));
    expect(given.stacks[0]!.customers).toHaveLength(1);
    const [first, second] = given.stacks[0]!.customers[0]!.steps;
    expect(first).toMatchObject({ class: "Gateway", action: "update" });
    expect(second).toMatchObject({ class: "Route", action: "update", risk: "harmless", changes: [] });
  });

  test("also through a resource that is itself left open only", () => {
    const number = step("replace", "DidNumber", "did", {
      before: {
        id: "n1",
        inputs: { customer: "5", number: "1212" },
        outputs: { customer: "5", number: "1212" },
      },
      after: { inputs: { customer: UNKNOWN, number: "1212" }, ...from(urnOf("Route", "uk"), "customer") },
    });
    const given = reviewed(gateway, route("replace", urnOf("Gateway", "pbx")), number);
    expect(given.counts.irreversible).toBe(0);
    expect(given.stacks[0]!.customers).toHaveLength(1);
  });

  test("but what comes from a resource that is new or made anew is a replacement", () => {
    const anew = { ...gateway, op: "replace" };
    Object.assign(anew.newState!, { inputs: { customer: "6", name: "pbx", host: "b" } });
    const given = reviewed(anew, route("replace", urnOf("Gateway", "pbx")));
    const steps = given.stacks.flatMap(({ customers }) => customers.flatMap(({ steps }) => steps));
    expect(steps.filter((one) => one.class === "Route").map(({ action }) => action)).toEqual(["replace"]);
  });
});
