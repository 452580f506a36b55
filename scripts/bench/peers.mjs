import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { progress, ReadableError } from "../lib/output.mjs";
import { cacheFolder } from "../lib/paths.mjs";
import { run, tail } from "../lib/run.mjs";

const PEERS = {
  tofu: { module: "opentofu", package: "github.com/opentofu/opentofu/cmd/tofu", version: "1.10.6" },
  "terraform-provider-restapi_v1.20.0": {
    module: "restapi",
    package: "github.com/Mastercard/terraform-provider-restapi",
    version: "1.20.0",
  },
};

/** Builds the programs that the benchmark compares with from their Go modules, once; minutes on a cold cache. */
export async function buildPeers() {
  const built = {};
  for (const [name, peer] of Object.entries(PEERS)) {
    const folder = cacheFolder("bench", `${peer.module}-${peer.version}`);
    const file = join(folder, name);
    built[peer.module] = file;
    if (existsSync(file)) continue;
    mkdirSync(folder, { recursive: true });
    const step = progress(`building ${peer.module} ${peer.version} with Go (minutes, once)`);
    const cwd = fileURLToPath(new URL(`peers/${peer.module}`, import.meta.url));
    const args = ["build", "-trimpath", "-mod=readonly", "-ldflags", "-s -w", "-o", file, peer.package];
    const result = await run("go", args, { cwd, timeoutSeconds: 3000, ownGroup: true });
    if (result.code !== 0) {
      step.failed();
      throw new ReadableError(`${peer.module} could not be built:\n${tail(result)}`);
    }
    step.done();
  }
  return built;
}
