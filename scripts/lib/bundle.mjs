import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { ReadableError } from "./output.mjs";
import { root } from "./paths.mjs";

/**
 * The libraries that are shipped within the package, each with everything below it as one file of dist/vendor, and what
 * that file is made of. `export *` keeps a library of ES modules free of its CommonJS copy; its default export is lost.
 */
export const BUNDLED = {
  commander: 'module.exports = require("commander");',
  got: 'export * from "got";',
  "ipaddr.js": 'module.exports = require("ipaddr.js");',
  zod: 'export * from "zod";',
};

const fileOf = (name) => `${name.replace(/\W/g, "-")}.js`;
const readJson = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

/** Puts the bundled libraries into a compiled package, and points the compiled files to them. */
export async function bundle(dist) {
  const vendor = join(dist, "vendor");
  rmSync(vendor, { recursive: true, force: true });
  mkdirSync(vendor, { recursive: true });
  const { build } = await import("esbuild");
  const packages = new Set();
  for (const [name, contents] of Object.entries(BUNDLED)) {
    const { metafile } = await build({
      stdin: { contents, resolveDir: root },
      outfile: join(vendor, fileOf(name)),
      absWorkingDir: root,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      legalComments: "none",
      metafile: true,
      logLevel: "error",
    });
    for (const input of Object.keys(metafile.inputs)) {
      const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input);
      if (found) packages.add(found[0]);
    }
  }
  writeFileSync(join(vendor, "LICENSES.md"), licences([...packages].sort()));
  redirect(dist, vendor);
}

function licences(folders) {
  const parts = folders.map((folder) => {
    const { name, version, license } = readJson(root, folder, "package.json");
    const file = readdirSync(join(root, folder)).find((one) => /^(licen[cs]e|copying)/i.test(one));
    const text = file ? readFileSync(join(root, folder, file), "utf8").trim() : "";
    return [
      `## ${name} ${version}`,
      `Licence: ${license}`,
      ...(text ? [`\`\`\`\n${text}\n\`\`\``] : []),
    ].join("\n\n");
  });
  return `# Libraries within this package\n\nTheir code stands in this folder.\n\n${parts.join("\n\n")}\n`;
}

/** What a compiled file loads by a package's name, as the compiler and the sources write it. */
const LOADS = /\brequire\("([^".][^"]*)"\)/g;

function redirect(dist, vendor) {
  const { name: own, dependencies = {}, peerDependencies = {} } = readJson(root, "package.json");
  const installed = new Set([
    own,
    ...Object.keys({ ...dependencies, ...peerDependencies }),
    ...builtinModules,
  ]);
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  for (const file of files.map((one) => join(dist, one)).filter((one) => dirname(one) !== vendor)) {
    const text = readFileSync(file, "utf8");
    const redirected = text.replace(LOADS, (whole, target) => {
      const name = target.split("/", target.startsWith("@") ? 2 : 1).join("/");
      if (target in BUNDLED) {
        const path = relative(dirname(file), join(vendor, fileOf(target))).replaceAll("\\", "/");
        return `require("${path.startsWith(".") ? path : `./${path}`}")`;
      }
      if (!target.startsWith("node:") && !installed.has(name))
        throw new ReadableError(
          `${relative(root, file)} loads ${target}, which is neither among the dependencies of package.json nor in scripts/lib/bundle.mjs.`,
        );
      return whole;
    });
    if (redirected !== text) writeFileSync(file, redirected);
  }
}

/** Whether the bundled libraries are there. */
export function isBundled(dist) {
  return Object.keys(BUNDLED).every((name) => existsSync(join(dist, "vendor", fileOf(name))));
}
