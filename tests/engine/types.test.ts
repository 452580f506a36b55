import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testSetup } from "./harness";
import { start } from "./harness/process";

const program = `import * as telecom from "pulumi-telecom-center";
const customer = new telecom.Customer("acme", { name: "Acme" });
const numbers = telecom.getDidNumbersOutput({ filter: { customerId: customer.id }, sort: ["-number"], limit: 3 });
export const first: telecom.DidNumberResult["number"][] = [];
numbers.apply((all) => all.map(({ number }) => first.push(number)));
export const calls = telecom.getTerminationCdrsOutput({ filter: { timeStartGteq: new Date(), customerId: customer.id } });
`;

test("the installed package's types need no other package's settings, and functions take outputs inside a filter", async () => {
  const { baseFolder } = testSetup();
  const folder = join(baseFolder, "stacks", `types-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  // Neither esModuleInterop nor skipLibCheck, as Pulumi's own template for TypeScript.
  const compilerOptions = {
    strict: true,
    module: "commonjs",
    moduleResolution: "node",
    target: "es2022",
    noEmit: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
  writeFileSync(join(folder, "index.ts"), program);
  const tsc = join(baseFolder, "node_modules", "typescript", "bin", "tsc");
  const { stdout, code } = await start(process.execPath, [tsc, "-p", folder], {
    cwd: folder,
    env: process.env,
    timeoutSeconds: 120,
  }).finished;
  expect(stdout).toBe("");
  expect(code).toBe(0);
  const index = join(baseFolder, "node_modules", "pulumi-telecom-center", "dist", "sdk", "account.d.ts");
  expect(readFileSync(index, "utf8")).not.toContain("provider/");
});
