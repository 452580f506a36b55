import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { populate, type Sandbox, type Seed } from "../../sandbox";
import { AWKWARD_NAMES } from "../../sandbox/data/populate";
import { EVERY_CLASS } from "../population";
import { account } from "./fixtures";
import { Stack, testSetup } from "./harness";
import { start } from "./harness/process";

// Three runs of the engine on 200 objects, and the compiler once.
jest.setTimeout(900_000);
const patient = { timeoutSeconds: 300 };

/** Customers with awkward names and everything that a customer can have. */
function awkward(customers: number): Seed {
  const seed = populate({ customers, names: "awkward", ...EVERY_CLASS });
  const gateways = seed.termination_gateways as { attributes: Record<string, unknown> }[];
  Object.assign(gateways[0]!.attributes, {
    authorization_name: "acme",
    authorization_password: "dark secret",
  });
  Object.assign(gateways[1]!.attributes, { operator: false });
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is meant to hold one
  Object.assign(gateways[2]!.attributes, { src_rewrite_rule: "^\\+?(.*)$", src_rewrite_result: "\\1`${x}`" });
  return seed;
}

const objects = (sandbox: Sandbox) => Object.values(sandbox.sizes()).reduce((sum, count) => sum + count, 0);
const writes = (sandbox: Sandbox) => sandbox.requests.filter(({ method }) => method !== "GET");

/** A stack whose program is the export of an account, made by the command of the installed package. */
async function exported(sandbox: Sandbox): Promise<Stack> {
  const stack = new Stack({ program: {}, project: "exported", sandbox });
  const { out, told } = await exportInto(stack);
  for (const [, key] of told.matchAll(/pulumi config set --secret (\S+)/g)) {
    stack.setProgram({ folder: out });
    await stack.setConfig(key!, "dark secret", { secret: true });
  }
  stack.setProgram({ folder: out });
  return stack;
}

/** Exports the account into a folder beside the stack's, which becomes its program. */
async function exportInto(stack: Stack): Promise<{ out: string; told: string }> {
  const installed = join(testSetup().baseFolder, "node_modules", "pulumi-telecom-center");
  const out = join(stack.folder, "..", "exported");
  const main = join(installed, "dist", "cli", "main.js");
  const told = await run(process.execPath, [main, "export", "--out", out, "--force"], stack);
  stack.setProgram({ folder: out });
  return { out, told };
}

/** Runs a program while the sandbox in this process goes on. */
async function run(command: string, args: string[], stack: Stack): Promise<string> {
  const { code, stdout, stderr } = await start(command, args, {
    cwd: stack.folder,
    env: stack.env,
    timeoutSeconds: 120,
  }).finished;
  if (code !== 0)
    throw new Error(`${command} ${args.join(" ")} failed with status ${code}:\n${stdout}${stderr}`);
  return stdout + stderr;
}

/** Replaces text in the one file of the program that has it. */
function edit(stack: Stack, from: string, to: string): void {
  const folder = join(stack.folder, "customers");
  const files = readdirSync(folder).filter((name) => readFileSync(join(folder, name), "utf8").includes(from));
  expect(files).toHaveLength(1);
  const path = join(folder, files[0]!);
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(from, () => to),
  );
}

test("an exported account is taken over without a write, and managed from then on", async () => {
  const sandbox = await account({ seed: awkward(AWKWARD_NAMES.length) });
  const count = objects(sandbox);
  expect(count).toBe(8 * AWKWARD_NAMES.length);
  const stack = await exported(sandbox);
  const tsc = join(testSetup().baseFolder, "node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--noEmit", "--project", stack.folder], stack);

  const preview = await stack.preview(patient);
  expect(preview.changes).toEqual({ create: count });
  // The engine shows such a line beside the resource and once more in its list.
  const told = preview.output.match(/takes over \S+ as it is, without a write/g);
  expect(new Set(told).size).toBe(count);
  expect(preview.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);

  const up = await stack.up(patient);
  expect(up.changes).toEqual({ create: count });
  expect(writes(sandbox)).toEqual([]);
  expect(stack.checkpoint.text()).not.toContain("dark secret");
  const ids = (type: string) => sandbox.objects(type).map(({ id }) => id);
  const inState = stack.resources().map(({ id }) => id!);
  const inAccount = Object.keys(sandbox.sizes()).flatMap(ids);
  expect(inState.sort()).toEqual(inAccount.sort());

  edit(stack, 'host: "gw7.example.com"', 'host: "gw7.example.net"');
  const { id } = sandbox
    .objects("termination_gateways")
    .find(({ attributes }) => attributes.host === "gw7.example.com")!;
  const edited = await stack.up(patient);
  expect(edited.changes).toEqual({ update: 1, same: count - 1 });
  const changed = edited.steps.find(({ op }) => op === "update")!;
  // Resources of two classes may have one name, and a name may end like another one.
  const named = stack.resources().filter(({ urn }) => urn.endsWith(`:Gateway::${changed.name}`));
  expect(named.map((resource) => resource.id)).toContain(id);
  expect(writes(sandbox).map(({ method, path }) => `${method} ${path.split("/")[1]}`)).toEqual([
    `PATCH termination_gateways`,
  ]);
  expect(sandbox.find("termination_gateways", id)!.attributes.host).toBe("gw7.example.net");
  expect(sandbox.objects("termination_gateways")[0]!.attributes.authorization_password).toBe("dark secret");
});

test("an object that changed behind the export fails the preview, which names it", async () => {
  const sandbox = await account({ seed: awkward(3) });
  const stack = await exported(sandbox);
  const [gateway] = sandbox.objects("termination_gateways");
  sandbox.change("termination_gateways", gateway!.id, { host: "elsewhere.example.com" });

  const preview = await stack.preview({ expectFailure: true });
  expect(preview.output).toContain(
    `(id ${gateway!.id}) differs from the declaration, so it is not taken over`,
  );
  expect(preview.output).toMatch(/host +"elsewhere\.example\.com" +"gw0\.example\.com"/);
  expect(preview.output.match(/differs from the declaration/g)!.length).toBeLessThan(3);

  await stack.up({ expectFailure: true });
  expect(writes(sandbox)).toEqual([]);
});

test("a second export moves no name to another object, and needs no password that the account hides", async () => {
  const pbx = (id: string) => ({
    id,
    attributes: {
      name: "PBX",
      host: `${id}.example`,
      authorization_name: "acme",
      authorization_password: "dark secret",
    },
    relationships: { customer: "2" },
  });
  const sandbox = await account({
    seed: {
      customers: [{ id: "2", attributes: { name: "Acme" } }],
      termination_gateways: [pbx("g5")],
      termination_routes: [
        { id: "r5", attributes: { name: "All" }, relationships: { customer: "2", gateway: "g5" } },
      ],
    },
    switches: { passwordEcho: "masked" },
  });
  const stack = await exported(sandbox);
  expect((await stack.up(patient)).changes).toEqual({ create: 3 });
  // The lower id comes first in any order.
  sandbox.put("termination_gateways", pbx("g1"));
  await exportInto(stack);
  expect((await stack.up(patient)).changes).toEqual({ create: 1, same: 3 });
  expect(writes(sandbox)).toEqual([]);
  expect(sandbox.find("termination_gateways", "g5")!.attributes.host).toBe("g5.example");
});
