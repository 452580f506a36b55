import { customer, type Deployment, declare, deployed, ONE_OF_EACH, traffic } from "./fixtures";
import { balance } from "./support/balance";

/** What is changed, and what is removed: a gateway takes its route along. */
const PROGRAM = [
  ...ONE_OF_EACH,
  declare("Route", "second", '{ customer: acme, gateway, name: "Second", dstPrefix: "01" }'),
  customer("birch"),
  declare("Gateway", "gone", '{ customer: birch, name: "Gone", host: "gone.example.com" }'),
  declare("Route", "goneToo", '{ customer: birch, gateway: gone, name: "Gone, too" }'),
];

describe("an account changed behind the stack's back", () => {
  let drifted: Deployment;
  let other: string;
  const id = (name: string) => drifted.stack.resource(name).id!;

  beforeAll(async () => {
    drifted = await deployed(PROGRAM);
    const { sandbox } = drifted;
    sandbox.change("termination_gateways", id("gateway"), { port: 6000, network_protocol: "Dualstack" });
    ({ id: other } = sandbox.put("termination_gateways", {
      attributes: { name: "Other", host: "other.example.com" },
      relationships: { customer: id("acme") },
    }));
    sandbox.change("termination_routes", id("second"), {}, { gateway: other });
    sandbox.remove("termination_gateways", id("gone"));
    sandbox.remove("incoming_trunks", id("trunk"));
  });
  beforeEach(() => drifted.sandbox.resetRequests());

  test("is not looked at by a plain preview", async () => {
    expect((await drifted.stack.preview({ expectNoChanges: true })).changes).toEqual({ same: 10 });
    expect(drifted.sandbox.requests).toHaveLength(0);
  });

  test("fails a preview that reads and expects no changes, and shows as the declared property that differs, and no other", async () => {
    const { output } = await drifted.stack.preview({
      refresh: true,
      diff: true,
      expectNoChanges: true,
      expectFailure: true,
    });
    expect(output).toMatch(/no changes were expected/i);
    expect(Object.keys(traffic(drifted.sandbox))).toEqual(["GET"]);
    const [found, planned] = output.split("pulumi:pulumi:Stack: (same)");
    expect(found).toMatch(/~ port *: 5080 => 6000/);
    const changed = gatewayIn(planned!);
    expect(changed).toMatch(/~ port *: 6000 => 5080/);
    expect(changed).not.toMatch(/[~+-] (networkProtocol|host|codecs|name|__)/);
  });

  test("is told by refresh, which writes nothing to the account", async () => {
    const result = await drifted.stack.refresh();
    // What was removed: the gateway, its route and the trunk.
    expect(result.changes).toMatchObject({ update: 2, delete: 3 });
    expect(Object.keys(traffic(drifted.sandbox))).toEqual(["GET"]);
    expect(drifted.stack.resource("gateway").outputs).toMatchObject({
      port: 6000,
      networkProtocol: "Dualstack",
    });
  });

  test("then shows in a plain preview, property by property", async () => {
    const { output, changes } = await drifted.stack.preview({ diff: true });
    expect(changes).toEqual({ same: 5, update: 2, create: 3 });
    const changed = gatewayIn(output);
    expect(changed).toMatch(/~ port *: 6000 => 5080/);
    expect(changed).not.toMatch(/[~+-] (networkProtocol|host|codecs|name|__)/);
  });

  test("is set right by up: what was changed and is managed, what was pointed elsewhere, what was removed", async () => {
    const { sandbox, stack } = drifted;
    expect((await stack.up()).changes).toEqual({ same: 5, update: 2, create: 3 });
    expect(sandbox.find("termination_gateways", id("gateway"))!.attributes).toMatchObject({
      port: 5080,
      network_protocol: "Dualstack",
    });
    expect(sandbox.find("termination_routes", id("second"))!.relationships.gateway).toBe(id("gateway"));
    expect(balance(sandbox, stack)).toEqual({ orphans: [`termination_gateways/${other}`], ghosts: [] });
    await stack.preview({ refresh: true, expectNoChanges: true });
  });

  test("what was removed is no obstacle to destroy", async () => {
    const { sandbox, stack } = drifted;
    sandbox.remove("customers", id("acme"));
    await stack.destroy();
    expect(stack.resources()).toEqual([]);
  });
});

/** The lines of a plan about the gateway that was changed. */
function gatewayIn(plan: string): string {
  const lines = plan.split("\n");
  const from = lines.findIndex((line) => line.includes("::gateway]"));
  const to = lines.findIndex(
    (line, index) => index > from && /\[urn=.*dev::/.test(line) && !line.includes("::gateway]"),
  );
  return lines.slice(from, to < 0 ? undefined : to).join("\n");
}
