import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPlugin } from "../../cli/plugin/install";
import { command } from "./support";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-plugin-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { version } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8"));

test("the plugin is put where Pulumi looks for this version of it, as often as one likes", () => {
  const bundle = join(folder, "plugin.js");
  const home = join(folder, "home");
  for (const text of ["first", "second"]) {
    writeFileSync(bundle, text);
    const installed = installPlugin({ PULUMI_HOME: home }, bundle);
    expect(installed).toEqual({
      version,
      folder: join(home, "plugins", `resource-telecom-center-v${version}`),
    });
    const executable = join(installed.folder, "pulumi-resource-telecom-center");
    expect(readFileSync(executable, "utf8")).toBe(text);
    expect(statSync(executable).mode & 0o111).not.toBe(0);
  }
  expect(readdirSync(join(home, "plugins"))).toEqual([`resource-telecom-center-v${version}`]);
});

test("another action than `install` is wrong usage", async () => {
  const { status } = await command(["plugin", "remove"], {});
  expect(status).toBe(2);
});
