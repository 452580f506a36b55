import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exitWith, ReadableError } from "./lib/output.mjs";
import { root } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";

// `npm sbom --omit dev` leaves out shipped packages that a development tool needs as well. So npm lists everything, and
// what the package's own dependencies lead to is kept.
const COMMAND = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];

const readJson = (name) => JSON.parse(readFileSync(join(root, name), "utf8"));

async function everything() {
  const { code, stdout, stderr } = await run("npm", COMMAND, { cwd: root });
  if (code !== 0) throw new ReadableError(`npm can't list the packages:\n\n${stderr}`);
  return JSON.parse(stdout);
}

/** The references of what is shipped, from the direct dependencies down. */
function shipped({ dependencies }, direct) {
  const below = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const found = new Set();
  const waiting = [...direct];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (found.has(ref)) continue;
    if (!below.has(ref)) throw new ReadableError(`npm's list lacks ${ref}.`);
    found.add(ref);
    waiting.push(...below.get(ref));
  }
  return found;
}

async function main() {
  const { name, dependencies } = readJson("package.json");
  const { packages } = readJson("package-lock.json");
  const all = await everything();
  const direct = Object.keys(dependencies).map((one) => `${one}@${packages[`node_modules/${one}`].version}`);
  const kept = shipped(all, direct);
  const self = all.metadata.component;
  const sbom = {
    ...all,
    // npm takes the name of the folder.
    metadata: { ...all.metadata, component: { ...self, name } },
    components: all.components.filter((component) => kept.has(component["bom-ref"])),
    dependencies: all.dependencies
      .filter(({ ref }) => ref === self["bom-ref"] || kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) })),
  };
  writeFileSync(join(root, "sbom.json"), `${JSON.stringify(sbom, null, 2)}\n`);
  process.stdout.write(`sbom.json: ${sbom.components.length} packages that are shipped\n`);
}

main().catch(exitWith);
