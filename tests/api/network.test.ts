import { readFileSync } from "node:fs";
import * as net from "node:net";
import { join } from "node:path";
import { clientOf, customer, failureOf, serve } from "./server";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A TCP server that does whatever the callback does with a connection. */
async function listen(
  handle: (socket: net.Socket) => void,
): Promise<{ url: string; host: string; connections: () => number }> {
  let connections = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  return { url: `http://${host}/api`, host, connections: () => connections };
}

async function closedPort(): Promise<string> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

test("a refused connection is told with the host, and even a POST is repeated", async () => {
  const host = await closedPort();
  const error = await failureOf(
    clientOf({ url: `http://${host}` }, { maxRetries: 2 }).create("customers", {}),
  );
  expect(error.message).toBe(
    `POST /customers: ${host} refused the connection (ECONNREFUSED); check telecom-center:baseUrl, or whether the server runs (after 3 attempts)`,
  );
  expect(error).toMatchObject({
    code: "ECONNREFUSED",
    transient: true,
    ambiguous: false,
    attempts: 3,
    status: undefined,
  });
});

test("a host name that doesn't exist", async () => {
  const error = await failureOf(
    clientOf({ url: "https://no-such-host.invalid/api" }, { maxRetries: 1 }).create("customers", {}),
  );
  expect(error.message).toMatch(
    /^POST \/customers: the host name of no-such-host\.invalid can't be resolved \(E[A-Z_]+\)/,
  );
  expect(error).toMatchObject({ transient: true, ambiguous: false, attempts: 2 });
});

test("a server that never answers: one attempt's limit holds, and a POST is ambiguous", async () => {
  const server = await listen(() => {});
  const start = performance.now();
  const error = await failureOf(clientOf(server, { timeoutMs: 150 }).create("customers", {}));
  expect(error.message).toBe(
    `POST /customers: timed out: no complete answer from ${server.host} within 150 ms (ETIMEDOUT)`,
  );
  expect(error).toMatchObject({ code: "ETIMEDOUT", transient: true, ambiguous: true, attempts: 1 });
  expect(performance.now() - start).toBeLessThan(4000);
});

test("a body that trickles in for ever is cut by the same limit", async () => {
  const server = await listen((socket) => {
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    const timer = setInterval(() => socket.write("1\r\n \r\n"), 20);
    socket.on("close", () => clearInterval(timer));
  });
  const error = await failureOf(clientOf(server, { timeoutMs: 200, maxRetries: 0 }).get("customers", "1"));
  expect(error).toMatchObject({ code: "ETIMEDOUT", transient: true, ambiguous: false });
});

test("something that isn't HTTP", async () => {
  const server = await listen((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
  const error = await failureOf(clientOf(server, { maxRetries: 1 }).get("customers", "1"));
  expect(error.message).toContain(`${server.host} answered something that isn't HTTP (HPE_`);
  expect(error).toMatchObject({ transient: true, attempts: 2 });
});

test("headers that Node.js doesn't take are told as such", async () => {
  const server = await serve([{ headers: { "x-large": "x".repeat(20_000) }, body: customer() }]);
  closers.push(() => server.close());
  const error = await failureOf(clientOf(server).get("customers", "1"));
  expect(error.message).toContain("are larger than the 16 kB that Node.js takes (HPE_HEADER_OVERFLOW)");
  expect(error).toMatchObject({ kind: "malformed", transient: false, attempts: 1 });
});

test("a TLS handshake that hangs sent nothing, so a POST is repeated", async () => {
  const server = await listen(() => {});
  const url = server.url.replace("http:", "https:");
  const error = await failureOf(clientOf({ url }, { timeoutMs: 120, maxRetries: 1 }).create("customers", {}));
  expect(error.message).toContain(`timed out: no connection to ${server.host} within 120 ms`);
  expect(error).toMatchObject({ ambiguous: false, transient: true, attempts: 2 });
  expect(server.connections()).toBe(2);
});

test("a TLS handshake that is reset sent nothing, so a POST is repeated", async () => {
  const server = await listen((socket) => socket.once("data", () => socket.destroy()));
  const error = await failureOf(
    clientOf({ url: server.url.replace("http:", "https:") }, { maxRetries: 1 }).create("customers", {}),
  );
  expect(error.message).toContain("closed the connection before the request was sent (ECONNRESET)");
  expect(error).toMatchObject({ ambiguous: false, transient: true, attempts: 2 });
});

test("https at a port that speaks plain http is explained, and not repeated", async () => {
  const server = await serve([{ body: customer() }]);
  closers.push(() => server.close());
  const error = await failureOf(
    clientOf({ url: server.url.replace("http:", "https:") }).get("customers", "1"),
  );
  expect(error.message).toContain("the TLS handshake failed; does the address take https at this port?");
  expect(error).toMatchObject({ transient: false, ambiguous: false, attempts: 1 });
});

test("a certificate that no authority signed is refused", async () => {
  const read = (name: string): string => readFileSync(join(__dirname, "certificates", name), "utf8");
  const server = await serve([{ body: customer() }], {
    key: read("localhost.key.pem"),
    cert: read("localhost.cert.pem"),
  });
  closers.push(() => server.close());
  const error = await failureOf(clientOf(server).create("customers", {}));
  expect(error.message).toContain(
    "its certificate isn't from a trusted authority (DEPTH_ZERO_SELF_SIGNED_CERT)",
  );
  expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
  expect(error).toMatchObject({ transient: false, ambiguous: false, attempts: 1 });
  expect(server.requests).toHaveLength(0);
});
