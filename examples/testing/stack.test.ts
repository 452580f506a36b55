import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import { type Sandbox, startSandbox } from "pulumi-telecom-center/testing";

// Seconds: the real engine and the real provider, against an account on this machine.
jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), "stack-test-"));
let api: Sandbox;
let stack: Stack;

beforeAll(async () => {
  api = await startSandbox();
  stack = await LocalWorkspace.createStack(
    { stackName: "test", workDir: __dirname },
    {
      envVars: {
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "test",
        TELECOM_CENTER_BASE_URL: api.url,
        TELECOM_CENTER_USERNAME: api.username,
        TELECOM_CENTER_PASSWORD: api.password,
      },
    },
  );
  await stack.up();
});

afterAll(async () => {
  await api.close();
  rmSync(join(__dirname, "Pulumi.test.yaml"), { force: true });
  rmSync(folder, { recursive: true, force: true });
});

test("the account has what the program declares", () => {
  const [customer] = api.objects("customers");
  expect(customer?.attributes).toMatchObject({ name: "Acme Ltd", capacity_limit: 4, sip_account_limit: 5 });
  expect(api.sizes()).toMatchObject({ customers: 1, termination_gateways: 1, termination_routes: 1 });
});

test("another host is one PATCH, and no call is interrupted by a new gateway", async () => {
  api.resetRequests();
  await stack.setConfig("pbx", { value: "pbx2.acme.example" });
  await stack.up();
  expect(api.count("PATCH", "/termination_gateways")).toBe(1);
  expect(api.count("POST") + api.count("DELETE")).toBe(0);
});

test("drift is seen", async () => {
  const [gateway] = api.objects("termination_gateways");
  api.change("termination_gateways", gateway!.id, { host: "changed-by-hand.example" });
  await expect(stack.preview({ refresh: true, expectNoChanges: true })).rejects.toThrow();
});

test("an API that is out of order for a moment does not break a run", async () => {
  api.faults.next.push({ fault: "status503", times: 2 });
  await stack.up({ refresh: true });
  expect(api.objects("termination_gateways")[0]?.attributes.host).toBe("pbx2.acme.example");
});
