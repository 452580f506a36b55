import { ensureDependencies } from "./lib/dependencies.mjs";
import { exitWith } from "./lib/output.mjs";
import { ensureBuild } from "./lib/package/build.mjs";

// Also before `npm pack` and `npm publish`, so that what is packed in a fresh checkout is the whole package.
async function main() {
  await ensureDependencies();
  await ensureBuild();
}

main().catch(exitWith);
