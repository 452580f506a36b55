import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generated } from "../../scripts/generate/files";

const root = join(__dirname, "..", "..");
const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
const files = generated();

/** The generated files as `npm run generate` leaves them: formatted, with their imports in order. */
function formatted(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "generated-"));
  try {
    copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const sources = Object.keys(files).filter((path) => path.endsWith(".ts"));
    execFileSync(process.execPath, [biome, "check", "--write", "--vcs-enabled=false", ...sources], {
      cwd: folder,
      stdio: "pipe",
    });
    return Object.fromEntries(
      Object.keys(files).map((path) => [path, readFileSync(join(folder, path), "utf8")]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("what is made from the entities is up to date (else: npm run generate)", () => {
  const current = formatted();

  test.each(Object.keys(files))("%s", (path) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(current[path]);
  });

  test.each(["sdk/resources", "sdk/functions"])("%s holds nothing else", (folder) => {
    const wanted = Object.keys(files).filter((path) => dirname(path) === folder);
    expect(
      readdirSync(join(root, folder))
        .map((file) => `${folder}/${file}`)
        .sort(),
    ).toEqual(wanted.sort());
  });
});
