import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { backendOf } from "../../provider/stack/backend";
import { projectOf } from "../../provider/stack/project";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-project-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string) => writeFileSync(join(folder, "Pulumi.yaml"), text);

test.each([
  ["name: shop\nruntime: nodejs\n", "shop"],
  ['runtime: nodejs\nname: "shop" # ours\n', "shop"],
  ["name: 'shop'\n", "shop"],
  ["plugins:\n  providers:\n    - name: telecom-center\nname: shop\n", "shop"],
  ['{\n  "plugins": { "name": "other" },\n  "name": "shop"\n}\n', "shop"],
  ["{ name: shop, runtime: nodejs }\n", "shop"],
  ["runtime: nodejs\n", undefined],
])("the name of a project whose file says %j", (text, name) => {
  write(text);
  const below = join(folder, "src", "customers");
  mkdirSync(below, { recursive: true });
  expect(projectOf(below)).toMatchObject({ folder, name });
});

test.each([
  ["an absolute folder", "file:///state", () => "file:///state"],
  ["a folder beside the program", "file://./state", (at: string) => `file://${at}/state`],
  ["the program's own folder", "file://.", (at: string) => `file://${at}`],
  ["the home folder", "file://~", () => `file://${homedir()}`],
  ["a bucket", "s3://key:secret@states/prod?region=eu", () => "s3://states/prod"],
])("the backend in %s", (_where, url, expected) => {
  write(`name: shop\nbackend:\n  url: ${url}\n`);
  expect(backendOf(folder, {})).toBe(expected(folder));
  expect(backendOf(folder, { PULUMI_BACKEND_URL: url })).toBe(expected(folder));
});
