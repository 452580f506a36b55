import { account, customer, declare, program, traffic, writes } from "./fixtures";
import { baseFolderWith, Stack } from "./harness";

// The oldest that the package allows, one between, and whatever is the newest today.
test.each(["3.216.0", "3.230.0", "latest"])(
  "the text in the state works with @pulumi/pulumi %s",
  async (sdk) => {
    const baseFolder = await baseFolderWith(sdk);
    const sandbox = await account();
    const lines = (port: number) =>
      program(
        customer("acme"),
        declare(
          "Gateway",
          "gateway",
          `{ customer: acme, name: "Carrier", host: "sip.example.com", port: ${port} }`,
        ),
        declare("Route", "route", '{ customer: acme, gateway, name: "World" }'),
      );
    const stack = new Stack({ program: lines(5080), sandbox, baseFolder });
    await stack.up();
    sandbox.resetRequests();
    stack.setProgram(lines(5090));
    // Reads all by the text of the first run, and writes nothing but the change.
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ same: 2, update: 1 });
    expect(traffic(sandbox)).toMatchObject({ GET: 3, PATCH: 1 });
    expect(writes(sandbox)).toHaveLength(1);
    await stack.destroy();
    expect(Object.values(sandbox.sizes()).every((size) => size === 0)).toBe(true);
  },
);
