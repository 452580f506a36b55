import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "@swc/core";
import { customer, serve, type TestServer } from "./server";

const root = join(__dirname, "..", "..");
// Inside the project, so that the compiled files find its dependencies.
const compiled = join(root, "node_modules", ".cache", `api-process-test-${process.pid}`);
let server: TestServer;

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
afterEach(() => server.close());

async function run(
  program: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ stdout: string; stderr: string }> {
  const script = `const { ApiClient } = require(${JSON.stringify(compiled)});
    const client = new ApiClient({ baseUrl: ${JSON.stringify(server.url)}, username: "u", password: "p", maxConcurrency: 4,
      timeoutMs: 5000, maxRetries: 0, userAgent: "test" });
    ${program}`;
  return promisify(execFile)(process.execPath, ["-e", script], {
    timeout: 20_000,
    env: { ...process.env, ...env },
  });
}

test("idle connections don't keep a process alive, and nothing is written on its streams", async () => {
  server = await serve([{ body: customer() }]);
  const start = performance.now();
  const { stdout, stderr } = await run(
    'client.get("customers", "1").then(({ data }) => console.log(data.attributes.name))',
  );
  expect(stdout).toBe("Acme\n");
  expect(stderr).toBe("");
  // The server keeps the idle connection open for a minute.
  expect(performance.now() - start).toBeLessThan(15_000);
});

describe("over TLS", () => {
  const certificate = (name: string): string => join(__dirname, "certificates", name);
  const program =
    'client.get("customers", "1").then(({ data }) => console.log(data.id), (error) => console.log(error.code))';

  beforeEach(async () => {
    server = await serve([{ body: customer() }], {
      key: readFileSync(certificate("localhost.key.pem")),
      cert: readFileSync(certificate("localhost.cert.pem")),
    });
  });

  test("a certificate of an authority that Node.js was told to trust is accepted", async () => {
    const { stdout } = await run(program, { NODE_EXTRA_CA_CERTS: certificate("localhost.cert.pem") });
    expect(stdout).toBe("1\n");
  });

  test("NODE_TLS_REJECT_UNAUTHORIZED=0 doesn't switch the verification off", async () => {
    const { stdout } = await run(program, { NODE_TLS_REJECT_UNAUTHORIZED: "0" });
    expect(stdout).toBe("DEPTH_ZERO_SELF_SIGNED_CERT\n");
    expect(server.requests).toHaveLength(0);
  });
});

test("the HTTP library isn't loaded before the first request", async () => {
  server = await serve([{ body: customer() }]);
  // got is the only one here to load Node's http2.
  const { stdout } =
    await run(`const loaded = () => console.log(process.moduleLoadList.includes("NativeModule http2"));
    loaded();
    client.get("customers", "1").then(loaded);`);
  expect(stdout).toBe("false\ntrue\n");
});
