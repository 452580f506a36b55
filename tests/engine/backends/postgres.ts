import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Backend } from "./backend";

const DEBIAN = "/usr/lib/postgresql";

/** The folder of initdb and postgres, the newest where Debian has several. */
function binaries(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, "bin")), "/usr/local/bin"];
  return folders.find((folder) => existsSync(join(folder, "initdb")));
}

/** A pipeline may install it; on a person's machine that is theirs to decide. */
function installed(): string | undefined {
  if (binaries() || !process.env.CI || process.getuid?.() !== 0) return binaries();
  const options = { stdio: "ignore", timeout: 180_000 } as const;
  try {
    execFileSync("apt-get", ["update", "-qq"], options);
    execFileSync("apt-get", ["install", "-qq", "-y", "--no-install-recommends", "postgresql"], options);
  } catch {
    // Then it is skipped, and says so.
  }
  return binaries();
}

const bin = installed();

/** Why there is no PostgreSQL here; undefined where there is one. */
export const missing = bin ? undefined : "PostgreSQL is not installed";

/** The server refuses to run as root, where CI does. */
function account(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A PostgreSQL server of its own, on loopback, with an empty database. */
export async function startPostgres(): Promise<Backend> {
  const user = account();
  const folder = mkdtempSync(join(tmpdir(), "telecom-center-postgres-"));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { cwd: folder, ...user };
  execFileSync(join(bin!, "initdb"), ["-D", data, "-A", "trust", "-U", "postgres", "--no-sync"], {
    ...options,
    stdio: "ignore",
  });
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, "fsync=off"];
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const server = spawn(join(bin!, "postgres"), ["-D", data, "-p", String(port), ...flags], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  server.stderr.on("data", (text) => {
    log += text;
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  for (let waited = 0; !log.includes("ready to accept connections"); waited += 50) {
    if (server.exitCode !== null || waited > 30_000) throw new Error(`PostgreSQL did not start:\n${log}`);
    await sleep(50);
  }
  return {
    env: { PULUMI_BACKEND_URL: `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable` },
    async close() {
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
