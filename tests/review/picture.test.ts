import { mermaid } from "../../review/telling/mermaid";
import { reviewed, step, update, urnOf } from "./support";

const OWNED = { deletedWith: urnOf("Customer", "acme") };
const owned = (inputs: object) => ({
  inputs: { customer: "5", ...inputs },
  outputs: { customer: "5", ...inputs },
  ...OWNED,
});

const drawn = (...steps: readonly unknown[]) => {
  const [customer] = reviewed(...steps).stacks[0]!.customers;
  return customer?.picture && mermaid(customer.picture);
};

const gateway = { id: "g1", ...owned({ name: "pbx", host: "a.example" }) };

test("a route that changes is drawn before and after, with what is unchanged around it", () => {
  const route = update(
    "Route",
    "uk",
    { customer: "5", name: "uk", dstPrefix: "44", gateway: "g1" },
    { customer: "5", name: "uk", dstPrefix: "4420", gateway: "g1" },
  );
  const text = drawn(step("same", "Gateway", "pbx", { before: gateway, after: gateway }), route)!;
  expect(text).toContain('br0["prefix 44<br/>route uk"]:::changed');
  expect(text).toContain('ar0["prefix 4420<br/>route uk"]:::changed');
  expect(text).toContain('bg0["gateway pbx (a.example)"]');
  expect(text).toContain("br0 --> bg0");
  expect(text).toContain("ar0 --> ag0");
});

test("what the update does not declare is drawn as it was", () => {
  const route = update("Route", "uk", { name: "uk" }, { name: "gb" });
  Object.assign(route.oldState!.outputs!, { dstPrefix: "44" });
  expect(drawn(route)).toContain('ar0["prefix 44<br/>route gb"]:::changed');
});

test("what is deleted is drawn before alone, what is created after alone", () => {
  const gone = drawn(step("delete", "Gateway", "pbx", { before: gateway }))!;
  expect(gone).toContain('subgraph before["Before"]');
  expect(gone).not.toContain("subgraph after");
  const made = drawn(step("create", "Gateway", "pbx", { after: gateway }))!;
  expect(made).toContain('ag0["gateway pbx (a.example)"]:::added');
  expect(made).not.toContain("subgraph before");
});

test("what moves from one resource to another is one object in both pictures", () => {
  const taken = (name: string, host: string) =>
    step("create", "Gateway", name, { after: { ...owned({ name: "pbx", host, adopt: "g1" }) } });
  const route = {
    id: "r1",
    ...owned({ name: "uk", gateway: "g1", dstPrefix: "44" }),
    propertyDependencies: { gateway: [urnOf("Gateway", "pbx")] },
  };
  const kept = step("same", "Route", "uk", { before: route, after: route });
  const old = step("delete", "Gateway", "pbx", { before: gateway });
  expect(drawn(taken("b", "a.example"), old, kept)).toBeUndefined();
  const text = drawn(taken("b", "b.example"), old, kept)!;
  expect(text).toContain('bg0["gateway pbx (a.example)"]:::changed');
  expect(text).toContain('ag0["gateway pbx (b.example)"]:::changed');
  expect(text).toContain("br0 --> bg0");
  expect(text).toContain("ar0 --> ag0");
  expect(text.match(/gateway pbx/g)).toHaveLength(2);
});

test("a run that stops at a renamed gateway leaves it where it is", () => {
  const made = step("create", "Gateway", "b", { after: owned({ name: "pbx", host: "a.example" }) });
  const number = step("create", "DidNumber", "n", { after: owned({ number: "12120000001" }) });
  const text = drawn(made, step("delete", "Gateway", "pbx", { before: gateway }), number)!;
  expect(text.match(/"gateway pbx \(a\.example\)"\]$/gm)).toHaveLength(2);
});

test("a change that leaves the routing alone has no picture", () => {
  expect(drawn(update("Customer", "acme", { name: "Acme" }, { name: "Acme Ltd" }))).toBeUndefined();
});

test("a large picture shows the changed objects and counts the rest", () => {
  const numbers = Array.from({ length: 300 }, (_, index) => {
    const side = { id: `d${index}`, ...owned({ number: String(12_120_000_000 + index) }) };
    return step(index === 299 ? "delete" : "same", "DidNumber", `d${index}`, {
      before: side,
      after: index === 299 ? undefined : side,
    });
  });
  const routes = Array.from({ length: 300 }, (_, index) => {
    const side = {
      id: `r${index}`,
      ...owned({ name: `r${index}`, dstPrefix: String(index), gateway: "g1" }),
    };
    return step("same", "Route", `r${index}`, { before: side, after: side });
  });
  const text = drawn(...numbers, ...routes)!;
  expect(text).toContain('bn0["number 12120000299"]:::removed');
  expect(text).toContain("and 292 more numbers");
  expect(text).toContain("and 288 more routes");
  expect(text.length).toBeLessThan(6000);
});
