import { render, review } from "../../review";
import { document, only, reviewed, step, update, urnOf } from "./support";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const text = (...steps: readonly unknown[]) => render(reviewed(...steps), "terminal");

test("a replacement that the engine tells in two steps is one", () => {
  const before = { id: "1", inputs: { customer: "5", number: "12120000001" }, outputs: {} };
  const after = { inputs: { customer: "6", number: "12120000001" } };
  const given = reviewed(
    step("create-replacement", "DidNumber", "did", { before, after }),
    step("delete-replaced", "DidNumber", "did", { before }),
  );
  expect(given.counts).toEqual({ harmless: 0, "service-affecting": 0, irreversible: 1 });
  expect(render(given, "terminal")).toContain("number 12120000001 moves from customer 5 to customer 6");
});

test("unchanged and read resources are no steps", () => {
  const side = { id: "5", inputs: { name: "Acme" }, outputs: { name: "Acme" } };
  for (const op of ["same", "read", "refresh"]) {
    expect(
      reviewed(step(op, "Customer", "acme", { before: side, after: side })).stacks[0]!.customers,
    ).toEqual([]);
  }
});

test("a resource inside a component is found", () => {
  const one = step("create", "Gateway", "pbx", { after: { inputs: { name: "pbx", customer: "5" } } });
  const urn = one.urn.replace("::pulumi-nodejs", "::my:component:Office$pulumi-nodejs");
  expect(only(reviewed({ ...one, urn }))).toMatchObject({ class: "Gateway", label: "pbx" });
});

test("resources of other providers are counted; components and providers are not", () => {
  const other = (op: string, type: string, custom = true) => ({
    op,
    urn: `urn:pulumi:dev::test::${type}::one`,
    newState: { custom, inputs: { password: "never shown" } },
  });
  const given = reviewed(
    other("create", "aws:s3/bucket:Bucket"),
    other("update", "aws:s3/bucket:Bucket"),
    other("same", "aws:s3/bucket:Bucket"),
    other("create", "my:component:Office", false),
    other("create", "pulumi:providers:aws"),
  );
  expect(given.stacks[0]!.others).toEqual({ create: 1, update: 1 });
  expect(render(given, "terminal")).toContain(
    "Resources of other providers, not described here: 1 create, 1 update.",
  );
  expect(render(given, "json")).not.toContain("never shown");
});

test("another spelling of the same value is no change", () => {
  const [given] = reviewed(
    update("Route", "uk", { dstPrefix: "", name: "a" }, { dstPrefix: null, name: "b" }),
  ).stacks;
  expect(given!.customers[0]!.steps[0]!.changes.map(({ property }) => property)).toEqual(["name"]);
});

test("an update that writes nothing says so", () => {
  expect(text(update("Route", "uk", { name: "uk" }, { name: "uk" }))).toContain("nothing is written");
});

test("a route that points to a gateway made anew names it", () => {
  const gateway = step("replace", "Gateway", "pbx", {
    before: { id: "g1", inputs: { customer: "5", name: "carrier" } },
    after: { inputs: { customer: UNKNOWN, name: "carrier" } },
  });
  const route = update("Route", "uk", { name: "uk", gateway: "g1" }, { name: "uk", gateway: UNKNOWN });
  Object.assign(route.newState!, { propertyDependencies: { gateway: [urnOf("Gateway", "pbx")] } });
  expect(text(gateway, route)).toContain("route `uk` gateway carrier → carrier (new)");
});

test("a takeover by adopt whose differences nobody told is not taken for harmless", () => {
  const after = { inputs: { adopt: "g1", name: "pbx", host: "h", customer: "5" } };
  const steps = [step("create", "Gateway", "pbx", { after })];
  expect(only(reviewed(...steps))).toMatchObject({ action: "take-over", risk: "service-affecting" });
  const message = 'Gateway "pbx" takes over g1 as it is, without a write\n';
  const as = document(steps, { diagnostics: [{ message, severity: "info#err" }] });
  expect(only(review([{ name: "test", text: as }]))).toMatchObject({ action: "take-over", risk: "harmless" });
});

test("a default trunk that is taken over below a new customer is harmless", () => {
  const customer = step("create", "Customer", "acme", {
    after: { inputs: { name: "Acme", customerId: "5" } },
  });
  const trunk = step("create", "IncomingTrunk", "trunk", {
    after: { inputs: { customer: UNKNOWN, adoptDefault: true }, deletedWith: urnOf("Customer", "acme") },
  });
  const given = reviewed(customer, trunk);
  expect(given.risk).toBe("harmless");
  expect(render(given, "terminal")).toContain("Acme (5): new customer; trunk `trunk` taken over");
});

test("objects of a customer given by id stand beside those of the same customer given as a resource", () => {
  const after = (more: object) => ({ after: { inputs: { customer: "5" }, ...more } });
  const given = reviewed(
    step("create", "IncomingTrunk", "one", after({ deletedWith: urnOf("Customer", "acme") })),
    step("create", "IncomingTrunk", "two", after({})),
  );
  expect(given.stacks[0]!.customers).toHaveLength(1);
  expect(render(given, "terminal")).toContain("acme (5): +2 trunks `one`, `two`");
});

test("many changes of one kind are counted after the first", () => {
  const steps = Array.from({ length: 12 }, (_, index) =>
    step("create", "DidNumber", `n${index}`, {
      after: { inputs: { customer: "5", number: `1212000000${index}` } },
    }),
  );
  expect(text(...steps)).toMatch(/\+12 numbers (\d+, ){5}and 7 more\n/);
});
