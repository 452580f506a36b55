import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { baseFolderWith, testSetup } from "./harness";
import { start } from "./harness/process";

// The package as its users install it, without an engine.
const { baseFolder } = testSetup();
const installed = join(baseFolder, "node_modules", "pulumi-telecom-center");
const entries = ["", "/runtime", "/quick", "/testing", "/policies"].map(
  (entry) => `pulumi-telecom-center${entry}`,
);
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of a user's project with these files. */
function project(files: Record<string, string>, base = baseFolder): string {
  mkdirSync(join(base, "stacks"), { recursive: true });
  const folder = mkdtempSync(join(base, "stacks", "package-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function node(folder: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const options = { cwd: folder, env: { ...process.env, ...env }, timeoutSeconds: 120 };
  const { code, stdout, stderr } = await start(process.execPath, args, options).finished;
  return { code, said: `${stdout}${stderr}` };
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));

test("it brings no other package, and is small", () => {
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  expect(dependencies).toBeUndefined();
  const files = filesOf(installed).filter((file) => statSync(file).isFile());
  expect(files.filter((file) => file.endsWith(".map") || file.includes("node_modules/zod"))).toEqual([]);
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeLessThan(4_000_000);
  const licences = readFileSync(join(installed, "dist", "vendor", "LICENSES.md"), "utf8");
  for (const name of ["got", "zod", "ipaddr.js", "commander"])
    expect(licences).toMatch(new RegExp(`^## ${name} \\d`, "m"));
});

const modes: [string, ts.CompilerOptions][] = [
  ["node", { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10 }],
  ["node16", { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 }],
  ["nodenext", { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
  ["bundler", { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
];

test.each(modes)(
  "every entry has its types under moduleResolution %s, and they lack nothing",
  (_mode, options) => {
    const seen = new Set<string>();
    const missing: string[] = [];
    const resolve = (name: string, from: string) => {
      const found = ts.resolveModuleName(name, from, options, ts.sys).resolvedModule?.resolvedFileName;
      if (!found?.endsWith(".d.ts")) missing.push(`${name} from ${from}`);
      else if (found.includes("/node_modules/pulumi-telecom-center/") && !seen.has(found)) visit(found);
    };
    const visit = (file: string) => {
      seen.add(file);
      const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"));
      for (const { fileName } of importedFiles) if (!fileName.startsWith("node:")) resolve(fileName, file);
    };
    for (const entry of entries) resolve(entry, join(baseFolder, "index.ts"));
    expect(missing).toEqual([]);
    expect(seen.size).toBeGreaterThan(entries.length);
    expect([...seen].filter((file) => file.includes("/provider/") && !file.endsWith("runtime.d.ts"))).toEqual(
      [],
    );
  },
);

const esm = `
import * as telecom from "pulumi-telecom-center";
import { populate, startSandbox } from "pulumi-telecom-center/testing";
import { provider } from "pulumi-telecom-center/runtime";
const api = await startSandbox({ seed: populate({ customers: 2 }) });
Object.assign(process.env, { TELECOM_CENTER_BASE_URL: api.url, TELECOM_CENTER_USERNAME: api.username, TELECOM_CENTER_PASSWORD: api.password });
console.log((await telecom.getCustomers()).length, typeof telecom.Customer, typeof provider("Customer").create);
await api.close();
`;

test.each(["npm", "pnpm"] as const)("an ES module asks the account, installed by %s", async (manager) => {
  const { dependencies } = JSON.parse(readFileSync(join(baseFolder, "package.json"), "utf8"));
  const base = manager === "npm" ? baseFolder : await baseFolderWith(dependencies["@pulumi/pulumi"], manager);
  const { code, said } = await node(project({ "index.mjs": esm }, base), ["index.mjs"]);
  expect({ code, said }).toEqual({ code: 0, said: "2 function function\n" });
});

const mocked = `
const asked = [];
pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: name + "-id", state: inputs }),
  call: ({ token, inputs }) => { asked.push([token, inputs]); return { customers: [{ id: "1", name: "Acme" }] }; },
});
const count = async () => {
  const customer = new telecom.Customer("acme", { name: "Acme" });
  const id = await new Promise((known) => customer.id.apply(known));
  const found = await telecom.getCustomers({ filter: { id: 1 } });
  return JSON.stringify([id, found, asked]);
};
const wanted = '["acme-id",[{"id":"1","name":"Acme"}],[["telecom-center:index:getCustomers",{"filter":{"id":1}}]]]';
`;
// The account's address leads nowhere: a request would fail.
const nowhere = { TELECOM_CENTER_BASE_URL: "http://127.0.0.1:1", TELECOM_CENTER_USERNAME: undefined };

test("mocks, and functions against a sandbox, in jest as it comes", async () => {
  const folder = project({
    "package.json": '{ "private": true, "jest": { "transform": {} } }',
    "mocks.test.js": `const pulumi = require("@pulumi/pulumi");
const telecom = require("pulumi-telecom-center");
${mocked}
test("mocks", async () => expect(await count()).toBe(wanted));`,
    "sandbox.test.js": `const telecom = require("pulumi-telecom-center");
const { populate, startSandbox } = require("pulumi-telecom-center/testing");
test("functions", async () => {
  const api = await startSandbox({ seed: populate({ customers: 3 }) });
  Object.assign(process.env, { TELECOM_CENTER_BASE_URL: api.url, TELECOM_CENTER_USERNAME: api.username, TELECOM_CENTER_PASSWORD: api.password });
  expect(await telecom.getCustomers()).toHaveLength(3);
  await api.close();
});`,
  });
  const jest = join(dirname(require.resolve("jest/package.json")), "bin", "jest.js");
  const { code, said } = await node(folder, [jest, "--rootDir", folder, "--maxWorkers", "1"], nowhere);
  expect(said).toContain("Tests:       2 passed, 2 total");
  expect(code).toBe(0);
});

test("mocks in node:test, as an ES module", async () => {
  const folder = project({
    "mocks.test.mjs": `import { equal } from "node:assert";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";
${mocked}
test("mocks", async () => equal(await count(), wanted));`,
  });
  const { code, said } = await node(folder, ["--test", "mocks.test.mjs"], nowhere);
  expect(said).toMatch(/pass 1\n/);
  expect(code).toBe(0);
});

test("a program that only a dependency of its own brings the package to is told so, in one line", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "package-"));
  folders.push(elsewhere);
  const program = `const telecom = require(${JSON.stringify(installed)});
try { new telecom.Customer("acme", { name: "Acme" }); } catch (error) { console.log(error.__pulumiRunError, error.message); }`;
  const { said } = await node(elsewhere, ["-e", program], { PULUMI_NODEJS_MONITOR: "127.0.0.1:1" });
  expect(said).toMatch(
    /^true pulumi-telecom-center is installed for another package than this program.*: npm install pulumi-telecom-center\.\n$/,
  );
});
