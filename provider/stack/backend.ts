import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const UNKNOWN = "unknown";

/**
 * Where the stack's state is kept, as far as it can be known without the engine: `PULUMI_BACKEND_URL`, the `backend` of
 * Pulumi.yaml, the backend that `pulumi login` chose. Credentials in an address are left out.
 *
 * @param folder - the program's folder, or one below it
 */
export function backendOf(folder: string, env: NodeJS.ProcessEnv): string {
  const url = env.PULUMI_BACKEND_URL || projectBackend(folder) || loggedIn(env);
  return url ? withoutCredentials(url) : UNKNOWN;
}

function projectBackend(folder: string): string | undefined {
  const file = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"]
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
  if (!file) return dirname(folder) === folder ? undefined : projectBackend(dirname(folder));
  // Both YAML's forms and JSON; a whole parser for one value would be loaded in each process.
  return /^\s*["']?backend["']?\s*:\s*\{?\s*["']?url["']?\s*:\s*["']?([^\s"'}]+)/m.exec(
    readFileSync(file, "utf8"),
  )?.[1];
}

function loggedIn(env: NodeJS.ProcessEnv): string | undefined {
  const home = env.PULUMI_CREDENTIALS_PATH || env.PULUMI_HOME || join(homedir(), ".pulumi");
  try {
    const { current } = JSON.parse(readFileSync(join(home, "credentials.json"), "utf8")) as {
      current?: unknown;
    };
    return typeof current === "string" ? current : undefined;
  } catch {
    return undefined;
  }
}

function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, "$1").replace(/[?#].*$/s, "");
}
