import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exitWith, ReadableError } from "../lib/output.mjs";
import { ensureBuild } from "../lib/package/build.mjs";
import { pluginFile } from "../lib/package/bundle.mjs";
import { root } from "../lib/paths.mjs";
import { run, tail } from "../lib/run.mjs";

// What Node.js looks for in its own file, and where macOS has it.
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";
const SEGMENT = ["--macho-segment-name", "NODE_SEA"];

// Pulumi's names of what Node.js calls win32 and x64.
const OS = { win32: "windows" };
const ARCH = { x64: "amd64" };

const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(root, "release") },
    node: { type: "string", default: process.execPath },
    platform: { type: "string", default: process.platform },
    arch: { type: "string", default: process.arch },
  },
});

async function done(what, command, args, options) {
  const result = await run(command, args, { timeoutSeconds: 300, ...options });
  if (result.code !== 0) throw new ReadableError(`${what} failed:\n\n${tail(result, 20)}`);
}

/**
 * Makes the plugin a single executable that needs no Node.js, by putting its bundle into a copy of a Node.js; its archive has
 * the name under which Pulumi looks for a plugin, and SHA256SUMS has the sum of each archive in the folder.
 */
async function main() {
  await ensureBuild();
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { out, node, platform, arch } = values;
  const own = platform === process.platform && arch === process.arch && node === process.execPath;
  const folder = mkdtempSync(join(tmpdir(), "telecom-center-release-"));
  try {
    const name = `pulumi-resource-telecom-center${platform === "win32" ? ".exe" : ""}`;
    const blob = join(folder, "plugin.blob");
    const config = join(folder, "sea.json");
    writeFileSync(
      config,
      JSON.stringify({
        main: pluginFile(join(root, "dist")),
        output: blob,
        disableExperimentalSEAWarning: true,
        // Compiled code belongs to the Node.js that made it.
        useCodeCache: own,
      }),
    );
    await done("Packing the bundle", process.execPath, ["--experimental-sea-config", config]);
    const executable = join(folder, name);
    cpSync(node, executable, { dereference: true });
    chmodSync(executable, 0o755);
    const mac = platform === "darwin";
    if (mac && process.platform === "darwin")
      await done("Removing the signature", "codesign", ["--remove-signature", executable]);
    await done("Putting the bundle into Node.js", process.execPath, [
      join(root, "node_modules", "postject", "dist", "cli.js"),
      ...[executable, "NODE_SEA_BLOB", blob, "--sentinel-fuse", FUSE],
      ...(mac ? SEGMENT : []),
    ]);
    if (mac && process.platform === "darwin") await done("Signing", "codesign", ["--sign", "-", executable]);
    mkdirSync(out, { recursive: true });
    const target = `${OS[platform] ?? platform}-${ARCH[arch] ?? arch}`;
    const archive = join(out, `pulumi-resource-telecom-center-v${version}-${target}.tar.gz`);
    await done("Packing the archive", "tar", ["-czf", archive, "-C", folder, name]);
    writeFileSync(join(out, "SHA256SUMS"), sums(out));
    process.stdout.write(`${archive}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sums(folder) {
  const archives = readdirSync(folder).filter((name) => name.endsWith(".tar.gz"));
  const lines = archives.sort().map((name) => {
    const digest = createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
    return `${digest}  ${name}\n`;
  });
  return lines.join("");
}

main().catch(exitWith);
