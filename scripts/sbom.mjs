import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exitWith } from "./lib/output.mjs";
import { shippedPackages } from "./lib/package/shipped.mjs";
import { root } from "./lib/paths.mjs";

async function main() {
  const { name } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { all, kept } = await shippedPackages();
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
