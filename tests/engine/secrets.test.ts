import { readFileSync } from "node:fs";
import { account, customer, declare, deployed, program } from "./fixtures";
import { Stack } from "./harness";

const FIRST = "Tr0ub4dor-one";
const SECOND = "Tr0ub4dor-two";

const gateway = (password: string) =>
  declare(
    "Gateway",
    "gateway",
    `{ customer: acme, name: "Carrier", host: "sip.example.com", authorizationName: "acme", authorizationPassword: ${password} }`,
  );

function expectHidden(stack: Stack, printed: string, ...secrets: string[]): void {
  for (const secret of secrets) {
    expect(printed).not.toContain(secret);
    expect(stack.checkpoint.text()).not.toContain(secret);
  }
}

test("a gateway's password reaches the account, and nothing else after it was made, changed and read", async () => {
  const { sandbox, stack } = await deployed([customer("acme"), gateway(JSON.stringify(FIRST))], {
    passphrase: true,
  });
  const there = () => sandbox.objects("termination_gateways")[0]!.attributes.authorization_password;
  expect(there()).toBe(FIRST);
  expectHidden(stack, "", FIRST);

  stack.setProgram(program(customer("acme"), gateway(`pulumi.output("${SECOND}")`)));
  const preview = await stack.preview({ diff: true });
  expect(preview.changes).toEqual({ same: 1, update: 1 });
  const up = await stack.up({ args: ["--diff"] });
  expect(there()).toBe(SECOND);
  expectHidden(stack, preview.output + up.output, FIRST, SECOND);

  const refresh = await stack.refresh({ args: ["--diff"] });
  expectHidden(stack, refresh.output, FIRST, SECOND);
  await stack.preview({ refresh: true, expectNoChanges: true });
});

test("a SIP account's password, which only the API knows, is encrypted in the state", async () => {
  const sandbox = await account({
    seed: {
      customers: [{ id: "500", attributes: { name: "Acme" } }],
      sip_device_routes: [
        { attributes: { username: "desk", password: FIRST }, relationships: { customer: "500" } },
      ],
    },
  });
  const sip = (extra = "") => declare("SipAccount", "sip", `{ customer: "500", username: "desk"${extra} }`);
  const stack = new Stack({ program: program(sip(), "exports.password = sip.password;"), sandbox });
  const created = await stack.up();
  expectHidden(stack, created.output, FIRST);
  expect(await stack.outputs()).toEqual({ password: "[secret]" });
  expect(await stack.outputs({ showSecrets: true })).toEqual({ password: FIRST });

  stack.setProgram(program(sip(", useAllowedIps: true"), "exports.password = sip.password;"));
  expectHidden(stack, (await stack.up({ args: ["--diff"] })).output, FIRST);
  sandbox.change("sip_device_routes", sandbox.objects("sip_device_routes")[0]!.id, { password: SECOND });
  expectHidden(stack, (await stack.refresh({ args: ["--diff"] })).output, FIRST, SECOND);
  expect(await stack.outputs({ showSecrets: true })).toEqual({ password: FIRST });
});

test("a secret that is no text fails without being printed", async () => {
  const { stack } = await deployed([customer("acme")]);
  stack.setProgram(program(customer("acme"), gateway("47.1175")));
  const { output } = await stack.preview({ expectFailure: true, diff: true });
  expect(output).toContain("`authorizationPassword` must be");
  expectHidden(stack, output, "47.1175");
});

test("the account's own password is in no file of the stack, and not in what is printed", async () => {
  const sandbox = await account({ password: "open-sesame-42" });
  const stack = new Stack({
    program: program(customer("acme")),
    sandbox,
    env: { TELECOM_CENTER_PASSWORD: undefined },
  });
  await stack.setConfig("telecom-center:password", "open-sesame-42", { secret: true });
  const { output } = await stack.up({ args: ["--diff"] });
  expect(sandbox.sizes()).toMatchObject({ customers: 1 });
  expectHidden(stack, output, "open-sesame-42");
  expect(readFileSync(`${stack.folder}/Pulumi.dev.yaml`, "utf8")).not.toContain("open-sesame-42");
});
