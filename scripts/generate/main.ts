import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generated } from "./files";

// Writes every file that is made from the entities; `npm run generate`.
const root = join(__dirname, "..", "..");
const files = generated();
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const sources = Object.keys(files).filter((path) => path.endsWith(".ts"));
execFileSync("npx", ["biome", "check", "--write", ...sources], { cwd: root, stdio: "inherit" });
