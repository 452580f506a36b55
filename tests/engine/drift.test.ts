import { type Deployment, deployed, ONE_OF_EACH, traffic } from "./fixtures";

describe("a gateway changed behind the stack's back", () => {
  let drifted: Deployment;
  const id = () => drifted.stack.resource("gateway").id!;

  beforeAll(async () => {
    drifted = await deployed(ONE_OF_EACH);
    drifted.sandbox.change("termination_gateways", id(), { port: 6000, network_protocol: "Dualstack" });
  });

  test("is not looked at by a plain preview", async () => {
    await drifted.stack.preview({ expectNoChanges: true });
    expect(drifted.sandbox.requests).toHaveLength(0);
  });

  test("fails a preview that reads and expects no changes", async () => {
    const result = await drifted.stack.preview({ refresh: true, expectNoChanges: true, expectFailure: true });
    expect(result.output).toMatch(/no changes were expected/i);
    expect(Object.keys(traffic(drifted.sandbox))).toEqual(["GET"]);
  });

  test("shows as the declared property that differs, and no other", async () => {
    const { output } = await drifted.stack.preview({ refresh: true, diff: true });
    const [found, planned] = output.split("pulumi:pulumi:Stack: (same)");
    expect(found).toMatch(/~ port *: 5080 => 6000/);
    expect(planned).toMatch(/~ port *: 6000 => 5080/);
    expect(planned).not.toMatch(/[~+-] (networkProtocol|host|codecs|name|__)/);
  });

  test("is told by refresh, which writes nothing to the account", async () => {
    const result = await drifted.stack.refresh();
    expect(result.changes).toMatchObject({ update: 1 });
    expect(traffic(drifted.sandbox).PATCH ?? 0).toBe(0);
    expect(drifted.stack.resource("gateway").outputs).toMatchObject({
      port: 6000,
      networkProtocol: "Dualstack",
    });
  });

  test("then shows in a plain preview, property by property", async () => {
    const { output, changes } = await drifted.stack.preview({ diff: true });
    expect(changes).toEqual({ same: 5, update: 1 });
    expect(output).toMatch(/~ port *: 6000 => 5080/);
    expect(output).not.toMatch(/[~+-] (networkProtocol|host|codecs|name|__)/);
  });

  test("is set right by up, what is not managed left as it is", async () => {
    await drifted.stack.up();
    expect(drifted.sandbox.find("termination_gateways", id())!.attributes).toMatchObject({
      port: 5080,
      network_protocol: "Dualstack",
    });
    await drifted.stack.preview({ refresh: true, expectNoChanges: true });
  });
});

describe("a stack whose account is changed further", () => {
  let drifted: Deployment;
  beforeAll(async () => {
    drifted = await deployed(ONE_OF_EACH);
  });

  test("a route that was pointed to another gateway is pointed back", async () => {
    const { sandbox, stack } = drifted;
    const other = sandbox.put("termination_gateways", {
      attributes: { name: "Other", host: "other.example.com" },
      relationships: { customer: stack.resource("acme").id! },
    });
    sandbox.change("termination_routes", stack.resource("route").id!, {}, { gateway: other.id });
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ update: 1 });
    const [route] = sandbox.objects("termination_routes");
    expect(route!.relationships.gateway).toBe(stack.resource("gateway").id);
  });

  test("what was removed is made again", async () => {
    const { sandbox, stack } = drifted;
    // The gateway takes its route along.
    sandbox.remove("termination_gateways", stack.resource("gateway").id!);
    sandbox.remove("incoming_trunks", stack.resource("trunk").id!);
    expect((await stack.refresh()).changes).toMatchObject({ delete: 3 });
    expect((await stack.up()).changes).toMatchObject({ create: 3, same: 3 });
    expect(sandbox.sizes()).toMatchObject({
      termination_gateways: 2,
      termination_routes: 1,
      incoming_trunks: 1,
    });
    await stack.preview({ refresh: true, expectNoChanges: true });
  });

  test("what was removed is no obstacle to destroy", async () => {
    const { sandbox, stack } = drifted;
    sandbox.remove("customers", stack.resource("acme").id!);
    await stack.destroy();
    expect(stack.resources()).toEqual([]);
  });
});
