import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { testSetup } from "../harness/setup";
import type { Backend } from "./backend";

const VERSION = "1.2.0";

/** A bucket on S3's protocol (gofakes3), built once into the cache where Go is to be had. */
function built(): string | undefined {
  const folder = join(dirname(testSetup().baseFolder), `gofakes3-${VERSION}`);
  const binary = join(folder, "s3");
  if (existsSync(binary)) return binary;
  const go = ["/usr/local/go/bin/go", "/usr/lib/go/bin/go"].find((path) => existsSync(path)) ?? "go";
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync(go, ["build", "-trimpath", "-mod=readonly", "-o", binary, "."], {
      cwd: join(__dirname, "s3"),
      env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" },
      stdio: "ignore",
      timeout: 240_000,
    });
    return binary;
  } catch {
    return undefined;
  }
}

const binary = built();

/** Why there is no bucket here; undefined where there is one. */
export const missing = binary ? undefined : "the bucket's server could not be built with Go";

/** An empty bucket on loopback. */
export async function startBucket(): Promise<Backend> {
  const server = spawn(binary!, ["states"], { stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.once("data", (text) => resolve(String(text).trim()));
    server.once("error", reject);
  });
  const query = `endpoint=http://${address}&disableSSL=true&s3ForcePathStyle=true&region=us-east-1`;
  return {
    env: {
      PULUMI_BACKEND_URL: `s3://states?${query}`,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    },
    async close() {
      server.stdin.end();
      await ended;
    },
  };
}
