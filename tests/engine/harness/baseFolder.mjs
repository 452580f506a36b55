import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withLock } from "../../../scripts/lib/lock.mjs";
import { progress, ReadableError } from "../../../scripts/lib/output.mjs";
import { cacheFolder, root } from "../../../scripts/lib/paths.mjs";
import { run, tail } from "../../../scripts/lib/run.mjs";

const KEEP_UNUSED_HOURS = 12;
const PNPM = "10.34.0";

/** `npm test` tells its children which package it runs for; an npm in another folder must not believe that. */
function npmEnv() {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter(([name]) => !/^(npm_(package|lifecycle)_|npm_config_local_prefix|INIT_CWD)/.test(name)),
  );
}

async function execute(command, args, cwd) {
  const result = await run(command, args, { cwd, env: npmEnv(), timeoutSeconds: 600, ownGroup: true });
  if (result.code !== 0)
    throw new ReadableError(`\`${command} ${args.join(" ")}\` failed in ${cwd}:\n\n${tail(result)}`);
  return result.stdout;
}

const npm = (args, cwd) => execute("npm", args, cwd);

const INSTALL = {
  npm: ["npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "error"]],
  pnpm: [
    "npx",
    [
      "--yes",
      `pnpm@${PNPM}`,
      "install",
      "--config.hoist=false",
      "--prefer-offline",
      "--ignore-scripts",
      "--silent",
    ],
  ],
};

const tarballIn = (folder) => readdirSync(folder).find((name) => name.endsWith(".tgz"));

/** The package as a tarball in that folder: packed, or the one of a folder that was made before. */
async function pack(into, from) {
  if (from) cpSync(join(from, tarballIn(from)), join(into, tarballIn(from)));
  else await npm(["pack", "--pack-destination", into, "--loglevel", "error"], root);
  const tarball = tarballIn(into);
  return {
    name: tarball,
    hash: createHash("sha256")
      .update(readFileSync(join(into, tarball)))
      .digest("hex"),
  };
}

function manifest(tarball, sdk, alone) {
  const { devDependencies: ours } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    name: "engine-tests",
    private: true,
    dependencies: {
      "pulumi-telecom-center": `file:${tarball}`,
      "@pulumi/pulumi": sdk,
      ...(!alone && further(ours)),
    },
  };
}

/** What the programs of the tests use besides. */
function further(ours) {
  return {
    "@pulumi/policy": ours["@pulumi/policy"],
    "@types/node": ours["@types/node"],
    "libphonenumber-js": ours["libphonenumber-js"],
    "ts-node": ours["ts-node"],
    typescript: ours.typescript,
    yaml: ours.yaml,
    zod: ours.zod,
  };
}

/** Of each build of the package a folder stays behind; those that nobody used for a while go. */
function prune(parent, current) {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    const ageHours = (Date.now() - statSync(folder, { throwIfNoEntry: false })?.mtimeMs) / 3_600_000;
    if (folder !== current && ageHours > KEEP_UNUSED_HOURS) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A folder into which the package is installed as its users install it: packed, then by npm or pnpm from the tarball. It lies
 * outside the checkout, whose own node_modules would hide a dependency that the package forgets to declare. With the folder of
 * an earlier one, its tarball is taken, and nothing but the SDK stands beside the package.
 */
export async function prepareBaseFolder(sdk, { quiet = false, packageManager = "npm", from } = {}) {
  const parent = cacheFolder("engine-tests");
  mkdirSync(parent, { recursive: true });
  const packed = mkdtempSync(join(tmpdir(), "telecom-center-pack-"));
  try {
    const tarball = await pack(packed, from);
    const wanted = JSON.stringify(manifest(tarball.name, sdk, from !== undefined), null, 2);
    const key = createHash("sha256")
      .update(tarball.hash)
      .update(wanted)
      .update(packageManager)
      .digest("hex")
      .slice(0, 16);
    const folder = join(parent, key);
    await withLock(
      `${folder}.lock`,
      "installing the packed package",
      async () => {
        if (existsSync(folder)) return;
        const step = progress(`installing the packed package with @pulumi/pulumi ${sdk}`, { quiet });
        const partial = mkdtempSync(`${folder}.partial-`);
        try {
          writeFileSync(join(partial, "package.json"), wanted);
          renameSync(join(packed, tarball.name), join(partial, tarball.name));
          await execute(...INSTALL[packageManager], partial);
          renameSync(partial, folder);
        } finally {
          rmSync(partial, { recursive: true, force: true });
        }
        step.done();
      },
      { quiet },
    );
    utimesSync(folder, new Date(), new Date());
    prune(parent, folder);
    return folder;
  } finally {
    rmSync(packed, { recursive: true, force: true });
  }
}
