import { delimiter, dirname, join } from "node:path";
import { testSetup } from "./setup";

/** Where an Operator API listens, and who may use it. */
export interface SandboxAccess {
  url: string;
  username: string;
  password: string;
}

/** Settings of the machine's own Pulumi, and credentials of a real account, stay outside of the tests. */
function withoutOwnSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(PULUMI_|TELECOM_CENTER_)/.test(name)));
}

/** The folder of the Node.js that runs programs and providers: TEST_NODE_BIN, or the one that runs the tests. */
export const nodeBinFolder = process.env.TEST_NODE_BIN || dirname(process.execPath);

function searchPath(baseFolder: string): string {
  const { binDir } = testSetup();
  const folders = [nodeBinFolder, binDir, process.env.PATH];
  // Last, for an engine on PATH that was installed without its plugin for resources written in JavaScript.
  folders.push(join(baseFolder, "node_modules", "@pulumi", "pulumi"));
  return folders.filter(Boolean).join(delimiter);
}

/** The environment of an isolated engine: its own home, its own backend, nobody asked, nothing fetched. */
export function engineEnvironment(
  { home, backend, baseFolder }: { home: string; backend: string; baseFolder: string },
  sandbox?: SandboxAccess,
): NodeJS.ProcessEnv {
  return {
    ...withoutOwnSettings(process.env),
    PATH: searchPath(baseFolder),
    NO_COLOR: "1",
    // Spares each of the many runs a second; a program of its own in programs.test.ts goes without.
    NODE_OPTIONS: `--require ${JSON.stringify(join(baseFolder, "node_modules", "pulumi-telecom-center", "dist", "quick", "index.js"))}`,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // Copies and history of each state, which no test reads.
    PULUMI_DISABLE_CHECKPOINT_BACKUPS: "true",
    // Makes the engine know --event-log.
    PULUMI_DEBUG_COMMANDS: "true",
    ...(sandbox && {
      TELECOM_CENTER_BASE_URL: sandbox.url,
      TELECOM_CENTER_USERNAME: sandbox.username,
      TELECOM_CENTER_PASSWORD: sandbox.password,
    }),
  };
}
