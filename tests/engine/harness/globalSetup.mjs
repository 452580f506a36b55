import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findEngine } from "../../../scripts/engine/find.mjs";
import { ensureBuild } from "../../../scripts/lib/package/build.mjs";
import { root } from "../../../scripts/lib/paths.mjs";
import { ensureSelfLink } from "../../../scripts/lib/selflink.mjs";
import { prepareBaseFolder } from "./baseFolder.mjs";
import { startVault } from "./vault.mjs";

/** TEST_PULUMI_SDK: a version of @pulumi/pulumi other than the one of package.json. */
function sdkVersion() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return process.env.TEST_PULUMI_SDK || devDependencies["@pulumi/pulumi"];
}

/** Once for all engine tests: the engine, and the package as its users install it. */
export default async function globalSetup() {
  // Some examples run in the checkout; `npm test` has made the link already, jest by itself has not.
  ensureSelfLink();
  const packageFolder = ensureBuild().then(() => prepareBaseFolder(sdkVersion()));
  const [engine, baseFolder, vault] = await Promise.all([findEngine(), packageFolder, startVault()]);
  process.env.TELECOM_CENTER_TEST_SETUP = JSON.stringify({
    binDir: engine.binDir,
    version: engine.version,
    baseFolder,
    vault,
  });
}
