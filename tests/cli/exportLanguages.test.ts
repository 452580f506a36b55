import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { populate, type Sandbox } from "../../sandbox";
import { EVERY_CLASS } from "../population";
import { account, command, environment } from "./support";

// biome-ignore lint/suspicious/noTemplateCurlyInString: as an account may have it
const NAME = 'Cost ${money} & more: "quotes"';

let folder: string;
let sandbox: Sandbox;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-export-"));
  sandbox = await account({
    seed: populate({
      customers: 3,
      names: "awkward",
      ...EVERY_CLASS,
      didsPerCustomer: 1,
    }),
  });
  sandbox.put("customers", {
    id: "42",
    attributes: { name: NAME, language: "LT" },
  });
  sandbox.put("termination_gateways", {
    attributes: { name: "Own", host: "h", authorization_name: "a", authorization_password: "hush" },
    relationships: { customer: "42" },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...options: string[]): Promise<string> {
  const { status, stderr } = await command(["export", ...options], environment(sandbox));
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  return stderr;
}

const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");

interface Resource {
  type: string;
  name?: string;
  properties: Record<string, unknown>;
  options: Record<string, unknown>;
}

test("a program in YAML declares every object, with references and the options that it needs", async () => {
  await run("--out", join(folder, "account"), "--language", "yaml");
  const text = read("account", "Pulumi.yaml");
  const program = parse(text) as { runtime: string; config: object; resources: Record<string, Resource> };
  expect(program.runtime).toBe("yaml");
  const resources = Object.entries(program.resources);
  const ids = resources.map(([, { type, options }]) => `${type} ${options.import}`);
  const objects = Object.values(sandbox.sizes())
    .slice(0, 7)
    .reduce((sum, size) => sum + size, 0);
  expect(new Set(ids).size).toBe(resources.length);
  expect(resources).toHaveLength(objects);
  const [, customer] = resources.find(([, { options }]) => options.import === "42")!;
  expect(customer).toMatchObject({
    type: "telecom-center:Customer",
    properties: { customerId: "42", name: NAME.replace("$", () => "$$"), language: "LT" },
    options: { protect: true },
  });
  const [, gateway] = resources.find(([, { properties }]) => properties.name === "Own")!;
  expect(gateway.properties.customer).toMatch(/^\$\{.+\}$/);
  expect(gateway.options.deletedWith).toBe(gateway.properties.customer);
  expect(Object.keys(program.config)).toEqual([expect.stringContaining("authorizationPassword")]);
  expect(text).not.toContain("hush");
  const keys = resources.map(([key]) => key);
  for (const [, { properties }] of resources)
    for (const [, reference] of Object.values(properties)
      .join(" ")
      .matchAll(/(?<!\$)\$\{(.+?)\}/g))
      expect([...keys, ...Object.keys(program.config)]).toContain(reference);
});

test("a program in Python has a file for each customer, and none of it is secret", async () => {
  await run("--out", join(folder, "account"), "--language", "python");
  const files = readdirSync(join(folder, "account", "customers"));
  expect(files).toHaveLength(4);
  expect(files.every((name) => /^[a-z0-9_]+\.py$/.test(name))).toBe(true);
  const program = files.map((name) => read("account", "customers", name)).join("\n");
  expect(program.match(/telecom\.\w+\(/g)).toHaveLength(3 * 7 + 2);
  expect(program).toContain('opts=pulumi.ResourceOptions(import_="42", protect=True),');
  expect(program).toContain("authorization_password=config.require_secret(");
  expect(program).not.toContain("hush");
  expect(read("account", "__main__.py").match(/import_module\("customers\./g)).toHaveLength(4);
  expect(read("account", "README.md")).toContain("venv/bin/pip install -r requirements.txt");
});

test.each([
  ["typescript", "npm install"],
  [
    "python",
    "npx telecom-center plugin install && python -m venv venv && venv/bin/pip install -r requirements.txt",
  ],
  ["yaml", "npx telecom-center plugin install"],
])("what is told at the end is what a program in %s needs", async (language, install) => {
  const { stderr } = await command(
    ["export", "--out", join(folder, "account"), "--language", language],
    environment(sandbox),
  );
  expect(stderr).toContain(
    `Next: cd ${join(folder, "account")} && ${install} && pulumi preview. README.md there tells the rest.`,
  );
});

test("a file for `pulumi import` names every object, with or without a program", async () => {
  await run("--bulk", join(folder, "import.json"));
  const { resources } = JSON.parse(read("import.json")) as {
    resources: { type: string; name: string; id: string }[];
  };
  expect(resources).toHaveLength(3 * 7 + 2);
  expect(resources).toContainEqual({
    type: "telecom-center:index:Customer",
    name: expect.stringContaining("cost"),
    id: "42",
  });
  const names = resources.map(({ type, name }) => `${type} ${name}`);
  expect(new Set(names).size).toBe(names.length);
  await run("--bulk", join(folder, "again.json"), "--out", join(folder, "account"));
  expect(JSON.parse(read("again.json"))).toEqual({ resources });
});

test.each([
  [["--language", "yaml", "--list"], "--language belongs to --out."],
  [["--bulk", "x", "--list"], "only one of them can be had"],
])("%j is refused", async (options, message) => {
  const { status, stderr } = await command(["export", ...options], environment(sandbox));
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
});
