import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { projectOf } from "./project";

const UNKNOWN = "unknown";

/**
 * Where the stack's state is kept, as far as it can be known without the engine: `PULUMI_BACKEND_URL`, the `backend` of
 * Pulumi.yaml, the backend that `pulumi login` chose. Credentials in an address are left out, and a folder's is absolute.
 *
 * @param folder - the program's folder, or one below it
 */
export function backendOf(folder: string, env: NodeJS.ProcessEnv): string {
  const project = projectOf(folder);
  const url = env.PULUMI_BACKEND_URL || project?.backend || loggedIn(env);
  return url ? absolute(withoutCredentials(url), project?.folder ?? folder) : UNKNOWN;
}

/** Whether a backend keeps a state as one file that is written whole: a folder, a bucket, a database. */
export const isWrittenWhole = (backend: string): boolean =>
  /^(file|s3|gs|azblob|postgres|mem):\/\//.test(backend);

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

// Two copies of a project, each with its state beside it, have two backends of one address.
function absolute(url: string, folder: string): string {
  const [, path] = /^file:\/\/(.*)$/s.exec(url) ?? [];
  if (path === undefined) return url;
  return `file://${path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : resolve(folder, path)}`;
}
