import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "@swc/core";

const root = join(__dirname, "..", "..");
// Inside the project, so that the compiled files find its dependencies.
const compiled = join(root, "node_modules", ".cache", `api-process-test-${process.pid}`);

beforeAll(() => {
  mkdirSync(compiled, { recursive: true });
  const source = join(root, "provider", "api");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" });
  for (const name of files.filter((file) => file.endsWith(".ts"))) {
    const { code } = transformSync(readFileSync(join(source, name), "utf8"), {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "commonjs", ignoreDynamic: true },
    });
    const target = join(compiled, name.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
});
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

/** Runs a program with a `client` of that address in a process of its own, as some settings hold for a whole process. */
export async function runWith(
  baseUrl: string,
  program: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ stdout: string; stderr: string }> {
  const script = `const { ApiClient } = require(${JSON.stringify(compiled)});
    const client = new ApiClient({ baseUrl: ${JSON.stringify(baseUrl)}, username: "u", password: "p", maxConcurrency: 4,
      timeoutMs: 5000, maxRetries: 0, userAgent: "test" });
    ${program}`;
  return promisify(execFile)(process.execPath, ["-e", script], {
    timeout: 20_000,
    env: { ...process.env, ...env },
  });
}

/** A file of the certificates beside the tests. */
export const certificate = (name: string): string => join(__dirname, "certificates", name);

/** What a TLS server of this machine needs; trusted where `NODE_EXTRA_CA_CERTS` names the certificate. */
export const localhost = () => ({
  key: readFileSync(certificate("localhost.key.pem")),
  cert: readFileSync(certificate("localhost.cert.pem")),
});
