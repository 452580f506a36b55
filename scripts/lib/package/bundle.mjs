import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { ReadableError } from "../output.mjs";
import { root } from "../paths.mjs";

/**
 * The libraries that are shipped within the package, each with everything below it as one file of dist/vendor, and what
 * that file is made of. `export *` keeps a library of ES modules free of its CommonJS copy; its default export is lost.
 */
export const BUNDLED = {
  commander: 'module.exports = require("commander");',
  got: 'export * from "got";',
  hpagent: 'module.exports = require("hpagent");',
  "ipaddr.js": 'module.exports = require("ipaddr.js");',
  yaml: 'module.exports = require("yaml");',
  zod: 'export * from "zod";',
};

/** Of all that is made one file of, for Node.js. */
const OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  legalComments: "none",
  metafile: true,
  logLevel: "error",
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
      ...OPTIONS,
      stdin: { contents, resolveDir: root },
      outfile: join(vendor, fileOf(name)),
    });
    for (const name of packagesOf(metafile)) packages.add(name);
  }
  for (const input of await bundlePlugin(dist)) packages.add(input);
  writeFileSync(join(vendor, "LICENSES.md"), licences([...packages].sort()));
  redirect(dist, vendor);
}

const packagesOf = ({ inputs }) =>
  Object.keys(inputs).flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0] ?? []);

/** The plugin for every language: one file with all that it needs, so that it runs from any folder. */
export const pluginFile = (dist) => join(dist, "plugin.js");

async function bundlePlugin(dist) {
  const { build } = await import("esbuild");
  const { version } = readJson(root, "package.json");
  const schema = JSON.stringify(readJson(root, "schema", "schema.json"));
  const { metafile } = await build({
    ...OPTIONS,
    stdin: { contents: 'require("./dist/provider/plugin/main.js").main();', resolveDir: root },
    outfile: pluginFile(dist),
    minifySyntax: true,
    minifyWhitespace: true,
    // `telecom-center plugin install` makes a command of it.
    banner: { js: "#!/usr/bin/env node" },
    define: { TELECOM_CENTER_PACKAGED: JSON.stringify({ version, schema }) },
  });
  return packagesOf(metafile);
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
  // The plugin's files are in its bundle, and not packed.
  const packed = files
    .map((one) => join(dist, one))
    .filter((one) => dirname(one) !== vendor && one !== pluginFile(dist) && !one.startsWith(unpacked(dist)));
  for (const file of packed) {
    const text = readFileSync(file, "utf8");
    const redirected = text.replace(LOADS, (whole, target) => {
      const name = target.split("/", target.startsWith("@") ? 2 : 1).join("/");
      if (target in BUNDLED) {
        const path = relative(dirname(file), join(vendor, fileOf(target))).replaceAll("\\", "/");
        return `require("${path.startsWith(".") ? path : `./${path}`}")`;
      }
      if (!target.startsWith("node:") && !installed.has(name))
        throw new ReadableError(
          `${relative(root, file)} loads ${target}, which is neither among the dependencies of package.json nor in scripts/lib/package/bundle.mjs.`,
        );
      return whole;
    });
    if (redirected !== text) writeFileSync(file, redirected);
  }
}

const unpacked = (dist) => join(dist, "provider", "plugin");

/** Whether the bundled libraries and the plugin are there. */
export function isBundled(dist) {
  if (!existsSync(pluginFile(dist))) return false;
  return Object.keys(BUNDLED).every((name) => existsSync(join(dist, "vendor", fileOf(name))));
}
