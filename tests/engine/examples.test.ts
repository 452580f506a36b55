import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Sandbox, SandboxOptions } from "../../sandbox";
import { account } from "./fixtures";
import { Stack } from "./harness";
import { Example } from "./support/example";

const root = join(__dirname, "..", "..");
const examples = join(root, "examples");

interface Deployed {
  /** What the account holds at first. */
  options?: SandboxOptions;
  /** Settings of the example's own. */
  config?: Record<string, string>;
  secrets?: Record<string, string>;
  /** How many objects there are when it is deployed; types that are left out: none. */
  objects: Record<string, number>;
  outputs?: Record<string, unknown>;
  /** What its README.md shows of the deployed stack. */
  shown?(stack: Stack, sandbox: Sandbox): Promise<void>;
  /** Objects that are still there when it is destroyed. */
  left?: Record<string, number>;
}

const sipAccount = (username: string) => ({
  attributes: { username },
  relationships: { customer: "1000001" },
});

// The examples that are a stack each.
const STACKS: Record<string, Deployed> = {
  quickstart: {
    objects: {
      customers: 1,
      incoming_trunks: 1,
      available_did_numbers: 2,
      termination_gateways: 1,
      termination_routes: 1,
      external_account_routes: 1,
    },
  },
  "call-tests": { objects: { customers: 1, termination_gateways: 2, termination_routes: 3 } },
  "customers-from-file": {
    objects: { customers: 2, available_did_numbers: 3, termination_gateways: 1, termination_routes: 2 },
  },
  "customer-component": {
    objects: {
      customers: 2,
      incoming_trunks: 2,
      available_did_numbers: 3,
      termination_gateways: 4,
      termination_routes: 4,
    },
    outputs: { trunks: { acme: expect.stringContaining("."), birch: expect.stringContaining(".") } },
    // A carrier that is down is left by the routes alone.
    async shown(stack, sandbox) {
      await stack.setConfig("failover", "carrier-a:carrier-b");
      expect((await stack.up()).changes).toEqual({ same: 15, update: 2 });
      const hosts = sandbox
        .objects("termination_routes")
        .map(
          ({ relationships }) =>
            sandbox.find("termination_gateways", relationships.gateway!)?.attributes.host,
        );
      expect(new Set(hosts)).toEqual(new Set(["sip.carrier-b.example"]));
    },
  },
  environments: {
    secrets: { "telecom-center-environments:carrierPassword": "hush-hush" },
    objects: {
      customers: 1,
      incoming_trunks: 1,
      available_did_numbers: 1,
      termination_gateways: 1,
      termination_routes: 1,
    },
  },
  "taking-over": {
    options: { seed: join(examples, "taking-over", "seed.json") },
    objects: {
      customers: 1,
      incoming_trunks: 1,
      available_did_numbers: 1,
      termination_gateways: 1,
      termination_routes: 1,
    },
    outputs: { trunkDomain: expect.stringContaining("."), gatewayHost: "pbx.oak.example" },
  },
  "office-networks": {
    options: {
      seed: {
        customers: [{ id: "1000001", attributes: { name: "Oak" } }],
        sip_device_routes: [sipAccount("desk-1"), sipAccount("desk-2"), sipAccount("sales-laptop")],
      },
    },
    config: {
      "telecom-center-office-networks:offices": JSON.stringify([
        { customer: "1000001", networks: ["203.0.113.0/28"], except: ["sales-laptop"] },
      ]),
    },
    objects: { customers: 1, sip_device_routes: 3 },
    outputs: { locked: { "1000001": ["desk-1", "desk-2"] } },
    left: { customers: 1, sip_device_routes: 3 },
  },
};

const nonEmpty = (sizes: Record<string, number>) =>
  Object.fromEntries(Object.entries(sizes).filter(([, size]) => size > 0));

test.each(Object.entries(STACKS))(
  "%s is deployed, finds nothing to do, and is destroyed",
  async (name, example) => {
    const sandbox = await account(example.options);
    const project = `telecom-center-${name}`;
    const program = { folder: join(examples, name) };
    const stack = new Stack({ program, project, language: "typescript", sandbox, config: example.config });
    if (existsSync(join(examples, name, "Pulumi.dev.yaml"))) {
      await stack.setConfig("telecom-center:baseUrl", sandbox.url);
    }
    for (const [key, value] of Object.entries(example.secrets ?? {})) {
      await stack.setConfig(key, value, { secret: true });
    }
    await stack.up();
    expect(nonEmpty(sandbox.sizes())).toEqual(example.objects);
    if (example.outputs) expect(stack.checkpoint.outputs()).toEqual(example.outputs);
    await stack.preview({ refresh: true, expectNoChanges: true });
    await example.shown?.(stack, sandbox);
    stack.checkpoint.unprotect();
    await stack.destroy();
    expect(nonEmpty(sandbox.sizes())).toEqual(example.left ?? {});
    for (const value of Object.values(example.secrets ?? {}))
      expect(stack.checkpoint.text()).not.toContain(value);
  },
);

test("call-report: a day's calls by customer", async () => {
  const relationships = { customer: "1000001" };
  const call = (time_start: string, duration: number) => ({
    attributes: { time_start, duration },
    relationships,
  });
  const sandbox = await account({
    seed: {
      customers: [{ id: "1000001", attributes: { name: 'Oak "West"' } }],
      termination_cdrs: [
        call("2026-01-30 23:59:59", 600),
        call("2026-01-31 00:00:00", 90),
        call("2026-01-31 12:00:00", 0),
        call("2026-01-31 23:59:59", 30),
        call("2026-02-01 00:00:00", 600),
      ],
    },
  });
  const example = new Example("call-report", sandbox);
  const { stdout } = await example.script("report.ts", "2026-01-31");
  expect(stdout.trim().split("\n")).toEqual([
    "day,customer,name,calls,answered,minutes",
    '2026-01-31,1000001,"Oak ""West""",3,2,2.0',
  ]);
  await expect(example.script("report.ts", "tomorrow")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("is no day"),
  });
});

test("testing: its tests pass, and leave nothing behind", async () => {
  // In the checkout, whose node_modules hold jest, and whose build is what is tested.
  const folder = mkdtempSync(join(realpathSync(examples), ".testing-"));
  try {
    cpSync(join(examples, "testing"), folder, { recursive: true });
    const { env } = new Stack({ program: "" });
    const jest = join(root, "node_modules", "jest", "bin", "jest.js");
    const { stderr } = await promisify(execFile)(process.execPath, [jest, "--rootDir", folder, "--ci"], {
      cwd: folder,
      env,
    });
    expect(stderr).toMatch(/Tests: +6 passed, 6 total/);
    expect(existsSync(join(folder, "Pulumi.test.yaml"))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("every example is run by a test", () => {
  const files = ["examples", "policies", "split-stacks"].map((name) => join(__dirname, `${name}.test.ts`));
  const tests = files.map((file) => readFileSync(file, "utf8")).join("");
  const folders = readdirSync(examples).filter((name) => existsSync(join(examples, name, "package.json")));
  expect(folders.filter((name) => !tests.includes(name))).toEqual([]);
});
