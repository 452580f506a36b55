import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findGo } from "../engine/gobuild.mjs";
import { exitWith, progress, ReadableError } from "../lib/output.mjs";
import { cacheFolder, root } from "../lib/paths.mjs";
import { run, tail } from "../lib/run.mjs";

const MODULE = "github.com/pulumi/pulumi-telecom-center/sdk/go/telecomcenter";

// A module of its own, so that programs can name the folder with `replace`.
const goModule = `module ${MODULE}

go 1.23

require github.com/pulumi/pulumi/sdk/v3 v3.200.0
`;

/** Writes sdk/python, sdk/nodejs, sdk/go and sdk/dotnet from schema/schema.json. */
async function main() {
  const go = findGo();
  if (!go)
    throw new ReadableError("The SDKs are generated with Go (https://go.dev/dl/), which is not installed.");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const generator = join(cacheFolder("sdks"), "generate");
  const step = progress("building the generators with Go (minutes, once)");
  const built = await run(
    go,
    ["build", "-trimpath", "-buildvcs=false", "-mod=readonly", "-o", generator, "."],
    {
      cwd: join(root, "scripts", "sdks"),
      env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" },
      timeoutSeconds: 1800,
      ownGroup: true,
    },
  );
  if (built.code !== 0) {
    step.failed();
    throw new ReadableError(`The generators do not compile:\n\n${tail(built, 20)}`);
  }
  step.done();
  const made = await run(generator, [join(root, "schema", "schema.json"), version, join(root, "sdk")], {
    cwd: root,
  });
  if (made.code !== 0) throw new ReadableError(`The SDKs were not written:\n\n${tail(made, 20)}`);
  writeFileSync(join(root, "sdk", "go", "go.mod"), goModule);
  process.stdout.write("Written: sdk/python, sdk/nodejs, sdk/go, sdk/dotnet\n");
}

main().catch(exitWith);
