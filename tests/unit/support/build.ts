import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(__dirname, "..", "..", "..");

/** Compiles the package where that is not done: whoever runs a single test has no compiled package, or an old one. */
export function ensureBuild(): void {
  const script = pathToFileURL(join(root, "scripts", "lib", "package", "build.mjs"));
  const build = `import(${JSON.stringify(script)}).then((m) => m.ensureBuild({ quiet: true }))`;
  execFileSync(process.execPath, ["-e", build], { stdio: "inherit" });
}
