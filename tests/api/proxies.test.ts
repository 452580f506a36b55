import * as http from "node:http";
import * as net from "node:net";
import { proxyFor } from "../../provider/api/http/proxy";
import { certificate, localhost, runWith } from "./process";
import { clientOf, customer, failureOf, serve, type TestServer } from "./server";

const closers: (() => unknown)[] = [];
const before = { ...process.env };
afterEach(async () => {
  process.env = { ...before };
  for (const close of closers.splice(0)) await close();
});

interface Proxied {
  readonly host: string;
  /** What it was asked for: `GET http://…`, `CONNECT host:port`. */
  readonly asked: string[];
  /** Credentials that came along. */
  readonly logins: (string | undefined)[];
}

/** A proxy as companies have them; one that refuses answers everything with that status. */
async function proxy(refuses?: number): Promise<Proxied> {
  const seen: Proxied & { host: string } = { host: "", asked: [], logins: [] };
  const note = (request: http.IncomingMessage) => {
    seen.asked.push(`${request.method} ${request.url}`);
    seen.logins.push(request.headers["proxy-authorization"]);
  };
  const server = http.createServer((request, response) => {
    note(request);
    if (refuses) return response.writeHead(refuses).end("<html>no</html>");
    const { "proxy-authorization": _, ...headers } = request.headers;
    const onward = http.request(request.url!, { method: request.method!, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    return request.pipe(onward);
  });
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  server.on("connect", (request: http.IncomingMessage, socket: net.Socket, head: Buffer) => {
    note(request);
    if (refuses) return socket.end(`HTTP/1.1 ${refuses} No\r\n\r\n`);
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = net.connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on("error", () => {});
    sockets.add(onward);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  seen.host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  return seen;
}

async function api(...[script, tls]: Parameters<typeof serve>): Promise<TestServer> {
  const server = await serve(script, tls);
  closers.push(() => server.close());
  return server;
}

describe("plain http", () => {
  test("goes through HTTP_PROXY, this machine's own addresses too, with the login that stands in it", async () => {
    const [server, between] = [await api([{ body: customer() }]), await proxy()];
    process.env.HTTP_PROXY = `http://me:p%40ss@${between.host}`;
    const client = clientOf(server);
    await client.get("customers", "1");
    await client.update("customers", "1", { attributes: { name: "x" } });
    expect(between.asked).toEqual([`GET ${server.url}/customers/1`, `PATCH ${server.url}/customers/1`]);
    expect(between.logins[0]).toBe(`Basic ${Buffer.from("me:p@ss").toString("base64")}`);
    expect(server.requests[1]!.body).toContain('"name":"x"');
    expect(server.requests[0]!.headers).not.toHaveProperty("proxy-authorization");
    expect(server.requests[0]!.headers.host).toBe(new URL(server.url).host);
    client.close();
  });

  test("NO_PROXY excepts", async () => {
    const [server, between] = [await api([{ body: customer() }]), await proxy()];
    Object.assign(process.env, { HTTP_PROXY: `http://${between.host}`, NO_PROXY: "example.com,127.0.0.1" });
    await clientOf(server).get("customers", "1");
    expect([between.asked.length, server.requests.length]).toEqual([0, 1]);
  });

  test("a proxy that wants a login is told as one", async () => {
    const [server, between] = [await api([{ body: customer() }]), await proxy(407)];
    process.env.HTTP_PROXY = `http://${between.host}`;
    const error = await failureOf(clientOf(server).create("customers", {}));
    expect(error).toMatchObject({ kind: "notTheApi", ambiguous: false });
    expect(error.message).toContain("a proxy between here and the API wants a login first");
  });
});

describe("https", () => {
  const program =
    'client.create("customers", {}).then(({ data }) => console.log(data.id), ({ message, code, kind, ambiguous }) => console.log(JSON.stringify({ message, code, kind, ambiguous })))';
  const trusting = { NODE_EXTRA_CA_CERTS: certificate("localhost.cert.pem") };
  const tls = () => api([{ status: 201, body: customer() }], localhost());

  test("goes through a tunnel of HTTPS_PROXY, which sees neither path nor credentials, and does not keep the process alive", async () => {
    const [server, between] = [await tls(), await proxy()];
    const start = performance.now();
    const { stdout, stderr } = await runWith(server.url, program, { ...trusting, HTTPS_PROXY: between.host });
    expect([stdout, stderr]).toEqual(["1\n", ""]);
    expect(between.asked).toEqual([`CONNECT ${new URL(server.url).host}`]);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test("the certificate behind the proxy is verified, whatever NODE_TLS_REJECT_UNAUTHORIZED says", async () => {
    const [server, between] = [await tls(), await proxy()];
    const env = { HTTPS_PROXY: between.host, NODE_TLS_REJECT_UNAUTHORIZED: "0" };
    const { stdout } = await runWith(server.url, program, env);
    expect(JSON.parse(stdout)).toMatchObject({
      code: "DEPTH_ZERO_SELF_SIGNED_CERT",
      kind: "unreachable",
      ambiguous: false,
    });
    expect(server.requests).toEqual([]);
  });

  test.each([
    [403, "check whether it may be used for this address"],
    [407, "it wants a login"],
  ])("a proxy that answers %i to the tunnel is to blame, not the API", async (status, words) => {
    const [server, between] = [await tls(), await proxy(status)];
    const env = { ...trusting, HTTPS_PROXY: `http://me:hush-hush@${between.host}` };
    const { message, ...fields } = JSON.parse((await runWith(server.url, program, env)).stdout);
    expect(fields).toEqual({ code: "ERR_PROXY_STATUS", kind: "unreachable", ambiguous: false });
    expect(message).toContain(
      `the proxy ${between.host} (HTTPS_PROXY) opened no connection to ${new URL(server.url).host}`,
    );
    expect(message).toContain(words);
    expect(message).not.toContain("hush-hush");
  });
});

test.each([
  ["ECONNREFUSED", "http://127.0.0.1:1", "can't be reached through the proxy 127.0.0.1:1 (HTTP_PROXY)"],
  ["ERR_PROXY_UNUSABLE", "socks5://127.0.0.1:1080", "HTTP_PROXY names no http or https proxy"],
])("%s: a proxy that does not work is told", async (code, HTTP_PROXY, words) => {
  process.env.HTTP_PROXY = HTTP_PROXY;
  const error = await failureOf(clientOf(await api([{}]), { maxRetries: 0 }).get("customers", "1"));
  expect(error).toMatchObject({ code, kind: "unreachable" });
  expect(error.message).toContain(words);
  expect(error.message).toContain("or except 127.0.0.1:");
});

test.each([
  ["https://api.telecom.center", { HTTPS_PROXY: "http://p:3128" }, "p:3128"],
  ["https://api.telecom.center", { HTTPS_PROXY: "p:3128" }, "p:3128"],
  ["https://api.telecom.center", { https_proxy: "q:1", HTTPS_PROXY: "p:3128" }, "q:1"],
  ["https://api.telecom.center", { HTTP_PROXY: "http://p:3128" }, undefined],
  ["https://api.telecom.center", { HTTPS_PROXY: "p:1", NO_PROXY: "*" }, undefined],
  ["https://api.telecom.center", { HTTPS_PROXY: "p:1", NO_PROXY: "telecom.center" }, undefined],
  ["https://api.telecom.center", { HTTPS_PROXY: "p:1", no_proxy: "x .Telecom.Center" }, undefined],
  ["https://api.telecom.center", { HTTPS_PROXY: "p:1", NO_PROXY: "elecom.center,center.example" }, "p:1"],
  ["https://api.telecom.center", { HTTPS_PROXY: "p:1", NO_PROXY: "api.telecom.center:8443" }, "p:1"],
  ["https://api.telecom.center", { HTTPS_PROXY: "p:1", NO_PROXY: "api.telecom.center:443" }, undefined],
  ["http://127.0.0.1:8080", { HTTP_PROXY: "p:1" }, "p:1"],
  ["http://localhost:8080", { HTTP_PROXY: "p:1" }, "p:1"],
  ["http://127.0.0.1:8080", { HTTP_PROXY: "p:1", NO_PROXY: "127.0.0.0/8" }, undefined],
  ["http://[::1]:8080", { HTTP_PROXY: "p:1", NO_PROXY: "::1" }, undefined],
  ["http://[::1]:8080", { HTTP_PROXY: "p:1", NO_PROXY: "[::1]:8080" }, undefined],
])("%s with %j goes through %s", (address, env, host) => {
  const found = proxyFor(address, env);
  expect(found && "url" in found ? found.url.host : undefined).toBe(host);
});
