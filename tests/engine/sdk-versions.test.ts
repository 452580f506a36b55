import { account, customer, declare, program, traffic, writes } from "./fixtures";
import { baseFolderWith, Stack } from "./harness";

const ROUTE = declare("Route", "route", '{ customer: acme, gateway, name: "World" }');

// The oldest that the package allows, one between, and whatever is the newest today.
test.each(["3.216.0", "3.230.0", "latest"])(
  "the text in the state works with @pulumi/pulumi %s",
  async (sdk) => {
    const baseFolder = await baseFolderWith(sdk);
    const sandbox = await account();
    const lines = (port: number, ...further: string[]) =>
      program(
        customer("acme"),
        declare(
          "Gateway",
          "gateway",
          `{ customer: acme, name: "Carrier", host: "sip.example.com", port: ${port} }`,
        ),
        ...further,
      );
    const stack = new Stack({ program: lines(5080, ROUTE), sandbox, baseFolder });
    await stack.up();
    sandbox.resetRequests();
    stack.setProgram(lines(5090));
    // Reads all and deletes by the text of the first run, and writes nothing but the change.
    const { changes } = await stack.up({ refresh: true });
    expect(changes).toMatchObject({ same: 1, update: 1, delete: 1 });
    expect(traffic(sandbox)).toMatchObject({ PATCH: 1, DELETE: 1 });
    expect(writes(sandbox)).toHaveLength(2);
    expect(traffic(sandbox).GET).toBeGreaterThanOrEqual(3);
    expect(sandbox.sizes()).toMatchObject({ customers: 1, termination_gateways: 1, termination_routes: 0 });
  },
);
