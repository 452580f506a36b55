import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ReadableError } from "../output.mjs";
import { root } from "../paths.mjs";
import { run } from "../run.mjs";
import { BUNDLED } from "./bundle.mjs";

// `npm sbom --omit dev` leaves out what is bundled, as that is installed for development alone. So npm lists everything,
// and what the shipped libraries lead to is kept.
const COMMAND = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];

const readJson = (name) => JSON.parse(readFileSync(join(root, name), "utf8"));

async function everything() {
  const { code, stdout, stderr } = await run("npm", COMMAND, { cwd: root });
  if (code !== 0) throw new ReadableError(`npm can't list the packages:\n\n${stderr}`);
  return JSON.parse(stdout);
}

/** The references of what is shipped, from the direct dependencies down. */
function below({ dependencies }, direct) {
  const known = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const found = new Set();
  const waiting = [...direct];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (found.has(ref)) continue;
    if (!known.has(ref)) throw new ReadableError(`npm's list lacks ${ref}.`);
    found.add(ref);
    waiting.push(...known.get(ref));
  }
  return found;
}

/** npm's list of all packages, and the references of those that users get: within the package, or installed beside it. */
export async function shippedPackages() {
  const { dependencies = {} } = readJson("package.json");
  const { packages } = readJson("package-lock.json");
  const all = await everything();
  const names = [...Object.keys(BUNDLED), ...Object.keys(dependencies)];
  const direct = names.map((one) => `${one}@${packages[`node_modules/${one}`].version}`);
  return { all, kept: below(all, direct) };
}
