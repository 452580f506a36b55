import { customerBoundaries } from "../../../policies/customerBoundaries";
import { routePrefixes } from "../../../policies/routePrefixes";
import { resource, saidOfStack, UNKNOWN } from "./support";

const acme = resource("Customer", "acme", { customerId: "1000001" });
const birch = resource("Customer", "birch", { customerId: "1000002" });

describe("route-prefixes", () => {
  const route = (name: string, args: Record<string, unknown>) => resource("Route", name, args);

  test("two routes of a customer with the same prefixes, however both are written", async () => {
    const told = await saidOfStack(routePrefixes, [
      acme,
      route("uk", { customer: acme, dstPrefix: "44" }),
      route("uk-too", { customer: "1000001", dstPrefix: 44, srcPrefix: null }),
      route("world", { customer: acme }),
      route("rest", { customer: acme, dstPrefix: "", srcPrefix: "" }),
    ]);
    expect(told).toEqual([
      [
        "uk-too",
        expect.stringContaining('Routes "uk" and "uk-too" of acme both have srcPrefix "" and dstPrefix "44"'),
      ],
      ["world", expect.stringContaining('Routes "rest" and "world" of acme')],
    ]);
  });

  test("prefixes that are not known yet are no prefix at all, and no empty one", async () => {
    const told = await saidOfStack(routePrefixes, [
      acme,
      route("one", { customer: acme, dstPrefix: UNKNOWN }),
      route("two", { customer: acme, dstPrefix: UNKNOWN }),
      route("three", { customer: acme, srcPrefix: UNKNOWN, dstPrefix: "44" }),
      route("four", { customer: acme, dstPrefix: "44" }),
      route("rest", { customer: acme }),
    ]);
    expect(told).toEqual([]);
  });

  test("different prefixes, or different customers, are fine", async () => {
    const told = await saidOfStack(routePrefixes, [
      acme,
      birch,
      route("uk", { customer: acme, dstPrefix: "44" }),
      route("london", { customer: acme, dstPrefix: "4420" }),
      route("uk-from-london", { customer: acme, srcPrefix: "4420", dstPrefix: "44" }),
      route("uk-of-birch", { customer: birch, dstPrefix: "44" }),
      route("uk-of-another", { customer: "1000003", dstPrefix: "44" }),
    ]);
    expect(told).toEqual([]);
  });

  test("customers of which the stack has the ids alone", async () => {
    const told = await saidOfStack(routePrefixes, [
      route("one", { customer: "1000003" }),
      route("two", { customer: "1000003" }),
    ]);
    expect(told).toEqual([["two", expect.stringContaining("of customer 1000003 both")]]);
  });
});

describe("customer-boundaries", () => {
  const gateway = resource("Gateway", "acme-pbx", { customer: acme });
  const number = resource("DidNumber", "acme-number", { customer: "1000001" });

  test("another customer's gateway and number", async () => {
    const told = await saidOfStack(customerBoundaries, [
      acme,
      birch,
      gateway,
      number,
      resource("Route", "birch-uk", { customer: birch, gateway }),
      resource("ExternalAccount", "birch-sim", { customer: birch, didNumber: number }),
    ]);
    expect(told).toEqual([
      [
        "birch-uk",
        expect.stringContaining('Route "birch-uk" belongs to birch, but its gateway "acme-pbx" to acme'),
      ],
      ["birch-sim", expect.stringContaining('its didNumber "acme-number" to acme')],
    ]);
  });

  test("the customer's own, or ones of which the stack knows nothing", async () => {
    const told = await saidOfStack(customerBoundaries, [
      acme,
      birch,
      gateway,
      number,
      resource("Route", "acme-uk", { customer: "1000001", gateway }),
      resource("ExternalAccount", "acme-sim", { customer: acme, didNumber: number }),
      resource("ExternalAccount", "birch-sim", { customer: birch }),
      resource("Route", "birch-uk", { customer: birch, gateway: "9f2504e0-4f89-41d3-9a0c-0305e82c3309" }),
    ]);
    expect(told).toEqual([]);
  });
});
