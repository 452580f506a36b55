import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { account } from "./fixtures";
import { testSetup } from "./harness";
import { engineEnvironment } from "./harness/environment";
import { start } from "./harness/process";
import { PASSPHRASE } from "./harness/secretsProvider";

const script = `
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const load = () => require("pulumi-telecom-center");
if (process.argv[2] !== "late") load();
const program = async () => ({ id: new (load().Customer)("acme", { name: "Acme" }, { protect: false }).id });
(async () => {
  const stack = await LocalWorkspace.createStack({ stackName: "dev", projectName: "inline", program });
  console.log((await stack.up()).summary.result, (await stack.destroy()).summary.result);
})().catch((error) => console.log(error.message));
`;

/** Runs the script in an empty folder. */
async function run(...args: string[]) {
  const { baseFolder } = testSetup();
  const sandbox = await account();
  const home = join(baseFolder, "stacks", `inline-${process.pid}`);
  const elsewhere = mkdtempSync(join(tmpdir(), "inline-"));
  try {
    const backend = join(home, "backend");
    mkdirSync(backend, { recursive: true });
    writeFileSync(join(home, "inline.js"), script);
    const folders = { home: join(home, "pulumi"), backend, baseFolder };
    const env = { ...engineEnvironment(folders, sandbox), ...PASSPHRASE.env };
    const options = { cwd: elsewhere, env, timeoutSeconds: 120 };
    const { stdout, stderr } = await start(process.execPath, [join(home, "inline.js"), ...args], options)
      .finished;
    return { sandbox, said: stdout + stderr };
  } finally {
    for (const folder of [home, elsewhere]) rmSync(folder, { recursive: true, force: true });
  }
}

test("an inline program of the Automation API runs from any folder, without a workDir", async () => {
  const { sandbox, said } = await run();
  expect(said).toBe("succeeded succeeded\n");
  expect(sandbox.count("POST", "/customers")).toBe(1);
  expect(sandbox.sizes()).toMatchObject({ customers: 0 });
});

test("one that imports the package only while it runs stops, and names workDir", async () => {
  const { sandbox, said } = await run("late");
  expect(said).toMatch(/Pulumi's provider process does not find pulumi-telecom-center from .*`workDir`/);
  expect(said).not.toContain("    at ");
  expect(sandbox.count("POST")).toBe(0);
});
