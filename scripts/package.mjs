import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { elapsed, exitWith, progress, ReadableError } from "./lib/output.mjs";
import { ensureBuild } from "./lib/package/build.mjs";
import { root } from "./lib/paths.mjs";
import { run, tail } from "./lib/run.mjs";

// What is tried before a release, and takes too long for `npm test`: no engine is started.

const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const pulumi = devDependencies["@pulumi/pulumi"];
const quiet = ["--no-audit", "--no-fund", "--loglevel", "error"];

/** A way to install: the command, files beside package.json, and further dependencies of the program. */
const INSTALLS = {
  npm: { command: ["npm", "install", ...quiet] },
  "npm beside old optional peers": {
    command: ["npm", "install", ...quiet],
    dependencies: { "libphonenumber-js": "1.9.0", "@pulumi/policy": "1.11.0" },
  },
  ...Object.fromEntries(
    ["8", "9", "10"].map((major) => [
      `pnpm ${major} without hoisting`,
      { command: ["npx", "--yes", `pnpm@${major}`, "install", "--config.hoist=false", "--ignore-scripts"] },
    ]),
  ),
  "yarn 1": { command: ["npx", "--yes", "yarn@1", "install", "--ignore-scripts", "--ignore-engines"] },
  "yarn 4 with node_modules": {
    command: ["npx", "--yes", "@yarnpkg/cli-dist@4", "install", "--mode=skip-build"],
    files: { ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\n", "yarn.lock": "" },
  },
  bun: { command: ["npx", "--yes", "bun@1", "install", "--ignore-scripts"] },
};

const TYPESCRIPTS = ["5.0", "5.9", "latest"];
const RESOLUTIONS = [
  ["commonjs", "node10"],
  ["node16", "node16"],
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
];

const PROGRAM = `import * as telecom from "pulumi-telecom-center";
import { populate, startSandbox } from "pulumi-telecom-center/testing";
export const customer = (name: string) => new telecom.Customer(name, { name, language: "LT" });
export const sandbox = () => startSandbox({ seed: populate({ customers: 2 }) });
`;

const SMOKE = `const telecom = require("pulumi-telecom-center");
const { populate, startSandbox } = require("pulumi-telecom-center/testing");
require("pulumi-telecom-center/runtime").provider("Customer");
startSandbox({ seed: populate({ customers: 2 }) }).then(async (api) => {
  Object.assign(process.env, { TELECOM_CENTER_BASE_URL: api.url, TELECOM_CENTER_USERNAME: api.username, TELECOM_CENTER_PASSWORD: api.password });
  const found = await telecom.getCustomers();
  await api.close();
  if (found.length !== 2 || typeof telecom.Customer !== "function") throw new Error("found " + found.length);
});
`;

const say = (text) => process.stdout.write(`${text}\n`);

async function execute([command, ...args], cwd) {
  const result = await run(command, args, { cwd, timeoutSeconds: 600, ownGroup: true });
  if (result.code !== 0)
    throw new ReadableError(`\`${[command, ...args].join(" ")}\` failed:\n\n${tail(result, 20)}`);
}

function write(folder, tarball, { dependencies = {}, files = {} }) {
  mkdirSync(folder);
  const manifest = {
    name: "trial",
    private: true,
    dependencies: { "pulumi-telecom-center": `file:${tarball}`, "@pulumi/pulumi": pulumi, ...dependencies },
  };
  const all = { ...files, "package.json": JSON.stringify(manifest), "index.ts": PROGRAM, "smoke.cjs": SMOKE };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
}

const trials = (folder, tarball) => ({
  ...Object.fromEntries(
    Object.entries(INSTALLS).map(([name, install], index) => [
      name,
      async () => {
        const own = join(folder, String(index));
        write(own, tarball, install);
        await execute(install.command, own);
        await execute([process.execPath, "smoke.cjs"], own);
      },
    ]),
  ),
  ...Object.fromEntries(
    TYPESCRIPTS.map((version) => [
      `types with TypeScript ${version}`,
      async () => {
        const own = join(folder, `typescript-${version}`);
        write(own, tarball, {
          dependencies: { typescript: version, "@types/node": devDependencies["@types/node"] },
        });
        await execute(["npm", "install", ...quiet], own);
        const tsc = join(own, "node_modules", "typescript", "bin", "tsc");
        for (const [module, resolution] of RESOLUTIONS) {
          // Newer compilers have dropped the oldest resolution.
          if (resolution === "node10" && version === "latest") continue;
          const options = [
            "--noEmit",
            "--strict",
            "--skipLibCheck",
            "--exactOptionalPropertyTypes",
            "--target",
            "es2022",
          ];
          const chosen = ["--types", "node", "--module", module, "--moduleResolution", resolution];
          await execute([process.execPath, tsc, ...options, ...chosen, "index.ts"], own);
        }
      },
    ]),
  ),
});

async function main() {
  const wanted = process.argv.slice(2);
  await ensureDependencies();
  await ensureBuild();
  const folder = mkdtempSync(join(tmpdir(), "telecom-center-package-"));
  let failed = 0;
  try {
    await execute(["npm", "pack", "--pack-destination", folder, "--loglevel", "error"], root);
    const tarball = join(
      folder,
      readdirSync(folder).find((name) => name.endsWith(".tgz")),
    );
    for (const [name, trial] of Object.entries(trials(folder, tarball))) {
      if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
      const started = Date.now();
      const step = progress(name);
      try {
        await trial();
        step.done();
        say(`passed  ${name} (${elapsed(started)})`);
      } catch (error) {
        failed += 1;
        step.failed();
        say(`FAILED  ${name} (${elapsed(started)})\n\n${error.message}\n`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = failed ? 1 : 0;
}

main().catch(exitWith);
