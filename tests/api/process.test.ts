import { certificate, localhost, runWith } from "./process";
import { customer, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server.close());

const run = (program: string, env: NodeJS.ProcessEnv = {}) => runWith(server.url, program, env);

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
  const program =
    'client.get("customers", "1").then(({ data }) => console.log(data.id), (error) => console.log(error.code))';

  beforeEach(async () => {
    server = await serve([{ body: customer() }], localhost());
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
