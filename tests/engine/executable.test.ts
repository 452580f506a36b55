import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "telecom-center-executable-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the plugin's single executable starts without Node.js, and its archive has the sum that stands beside it", async () => {
  execFileSync(process.execPath, [join(root, "scripts", "plugin", "release.mjs"), "--out", folder], {
    cwd: root,
    stdio: "pipe",
    // Packed quickly in place of small.
    env: { ...process.env, GZIP: "-1" },
  });
  const [archive] = readdirSync(folder).filter((name) => name.endsWith(".tar.gz"));
  expect(archive).toMatch(/^pulumi-resource-telecom-center-v\d+\.\d+\.\d+-\w+-(amd64|arm64)\.tar\.gz$/);
  const digest = createHash("sha256")
    .update(readFileSync(join(folder, archive!)))
    .digest("hex");
  expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).toBe(`${digest}  ${archive}\n`);

  execFileSync("tar", ["-xzf", archive!], { cwd: folder });
  const plugin = spawn(join(folder, "pulumi-resource-telecom-center"), [], { env: { PATH: folder } });
  const told: string[] = [];
  plugin.stderr.on("data", (data) => told.push(String(data)));
  const port = await new Promise<string>((resolve, reject) => {
    plugin.stdout.once("data", (data) => resolve(String(data)));
    plugin.once("exit", () => reject(new Error(told.join(""))));
  });
  expect(port).toMatch(/^\d+\n$/);
  const ended = new Promise((resolve) => plugin.once("exit", resolve));
  plugin.kill("SIGINT");
  expect(await ended).toBe(130);
}, 180_000);
