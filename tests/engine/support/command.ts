import { join } from "node:path";
import type { Stack } from "../harness";
import { testSetup } from "../harness";
import { nodeBinFolder } from "../harness/environment";
import { type Running, start } from "../harness/process";

/** `npx telecom-center …` in a program's folder. */
export function startCommand(stack: Stack, args: string[], env: NodeJS.ProcessEnv = {}): Running {
  const main = join(
    testSetup().baseFolder,
    "node_modules",
    "pulumi-telecom-center",
    "dist",
    "cli",
    "main.js",
  );
  return start(join(nodeBinFolder, "node"), [main, ...args], {
    cwd: stack.folder,
    env: { ...stack.env, ...env },
    timeoutSeconds: 120,
  });
}
