import { account, declare, program } from "./fixtures";
import { Stack } from "./harness";

test("what only the API knows stays out of Pulumi's own debug log as well", async () => {
  const sandbox = await account({
    seed: {
      customers: [{ id: "500", attributes: { name: "Acme" } }],
      sip_device_routes: [
        { attributes: { username: "desk", password: "Tr0ub4dor" }, relationships: { customer: "500" } },
      ],
    },
  });
  const stack = new Stack({
    program: program(
      declare("SipAccount", "sip", '{ customer: "500", username: "desk" }'),
      declare("CustomerSession", "session", '{ customer: "500" }'),
      declare(
        "Gateway",
        "gateway",
        '{ customer: "500", name: "Carrier", host: "sip.example.com", authorizationName: "a", authorizationPassword: "h" + "unter2xyz" }',
      ),
    ),
    sandbox,
  });
  const { output } = await stack.up({ args: ["--debug"] });
  expect(output).toContain("RegisterResource RPC finished: resource:sip");
  const [session] = sandbox.objects("sessions");
  for (const secret of ["Tr0ub4dor", "hunter2xyz", String(session!.attributes.uri)]) {
    expect(output).not.toContain(secret);
  }
});
