import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { CommandError } from "../command";
import { version as ownVersion, packageFolder } from "../manifest";

const NAME = "pulumi-resource-telecom-center";

/** Where a plugin was put. */
export interface Installed {
  readonly folder: string;
  readonly version: string;
}

/** Puts the plugin, one file with all that it needs, into the folder in which Pulumi looks for this version of it. */
export function installPlugin(env: NodeJS.ProcessEnv, file = bundled()): Installed {
  const version = ownVersion();
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  const folder = join(home, "plugins", `resource-telecom-center-v${version}`);
  mkdirSync(dirname(folder), { recursive: true });
  // Made whole before it gets its name: an engine may start at any moment.
  const made = mkdtempSync(join(dirname(folder), ".telecom-center-"));
  try {
    const executable = join(made, NAME);
    cpSync(file, executable);
    chmodSync(executable, 0o755);
    writeFileSync(`${executable}.cmd`, `@echo off\r\nnode "%~dp0${NAME}" %*\r\n`);
    chmodSync(made, 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw new CommandError(`The plugin could not be put into ${folder}: ${(error as Error).message}`);
  }
  return { folder, version };
}

function bundled(): string {
  const file = join(packageFolder(), "dist", "plugin.js");
  if (existsSync(file)) return file;
  throw new CommandError(`${file} is missing: in a checkout, \`npm run build\` makes it.`);
}
