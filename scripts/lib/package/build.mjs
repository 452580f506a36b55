import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { withLock } from "../lock.mjs";
import { progress, ReadableError } from "../output.mjs";
import { checkoutCache, root } from "../paths.mjs";
import { run, tail } from "../run.mjs";
import { bundle, isBundled } from "./bundle.mjs";
import { buildPage, PAGE_FILES } from "./page.mjs";

const SOURCE_FOLDERS = [
  "provider",
  "sdk",
  "sandbox",
  "cli",
  "policies",
  "review",
  "calls",
  "outbound",
  "map",
  "quick",
];
/** What runs in a browser: it becomes the files of the page, none of its own. */
const browser = join(root, "map", "browser");
/** What the package is made of beside its sources: their settings, and the versions of what is bundled. */
const SETTINGS = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "scripts/lib/package/bundle.mjs",
  "scripts/lib/package/page.mjs",
  "schema/schema.json",
];
const dist = join(root, "dist");
const vendor = join(dist, "vendor");
const page = join(dist, "map", "built");

function filesBelow(folder, suffix) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

// The SDKs of other languages, where they have been generated.
const GENERATED = /^sdk[\\/](nodejs|python|go|dotnet)[\\/]/;

const sources = () =>
  SOURCE_FOLDERS.flatMap((folder) => filesBelow(join(root, folder), ".ts")).filter(
    (file) => !GENERATED.test(relative(root, file)) && dirname(file) !== browser,
  );

function fingerprint() {
  const hash = createHash("sha256");
  const settings = SETTINGS.map((name) => join(root, name));
  for (const file of [...settings, ...sources(), ...filesBelow(browser, "")]) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

const output = (source) => join(dist, relative(root, source)).replace(/\.ts$/, ".js");

/** The compiler never deletes: what it once made of a source that is gone would still be packed and published. */
function removeOrphans() {
  const wanted = new Set(sources().map(output));
  for (const file of filesBelow(dist, ".map")) rmSync(file);
  for (const file of filesBelow(dist, ".js")) {
    if (wanted.has(file) || dirname(file) === vendor) continue;
    for (const suffix of [".js", ".d.ts"]) rmSync(file.replace(/\.js$/, suffix), { force: true });
  }
}

/** Compiles the package into dist/ unless dist/ already belongs to these very sources. */
export async function ensureBuild({ quiet = false } = {}) {
  await withLock(checkoutCache("build.lock"), "compiling", () => build(quiet), { quiet });
}

async function build(quiet) {
  const stampFile = checkoutCache("build.sha256");
  const wanted = fingerprint();
  const compiled = sources().every((source) => source.endsWith(".d.ts") || existsSync(output(source)));
  const complete = compiled && isBundled(dist) && PAGE_FILES.every((file) => existsSync(join(page, file)));
  if (complete && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;

  const step = progress("compiling the package", { quiet });
  // The compiler's own memory of what it wrote is only right while all of that is still there.
  if (!compiled) rmSync(join(root, "node_modules", ".cache", "tsc"), { recursive: true, force: true });
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const result = await run(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root });
  if (result.code !== 0) {
    rmSync(stampFile, { force: true });
    step.failed();
    throw new ReadableError(`The package does not compile:\n\n${tail(result, 40)}`);
  }
  removeOrphans();
  await bundle(dist);
  await buildPage(page);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
  step.done();
}
