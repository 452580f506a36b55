import * as http from "node:http";
import * as https from "node:https";
import { HttpsProxyAgent } from "hpagent";
import type { ProxyServer } from "./proxy";

/** What `got` needs to reach the API. */
export interface Way {
  readonly agent: http.Agent;
  /** Sends a request to a proxy that takes whole addresses, as plain http does. */
  readonly request?: (
    url: URL,
    options: http.RequestOptions,
    callback?: (response: http.IncomingMessage) => void,
  ) => http.ClientRequest;
}

/**
 * The way to an address: straight, or through a proxy.
 *
 * @param patienceMs - how long a proxy may take to open a tunnel
 */
export function wayTo(
  address: string,
  proxy: ProxyServer | undefined,
  maxSockets: number,
  patienceMs: number,
): Way {
  // The agent unrefs idle sockets itself, so that they don't keep a process alive. Certificates are verified whatever
  // NODE_TLS_REJECT_UNAUTHORIZED says.
  const options = {
    keepAlive: true,
    maxSockets,
    autoSelectFamilyAttemptTimeout: 2000,
    rejectUnauthorized: true,
  };
  const isTls = address.startsWith("https:");
  if (!proxy) return { agent: isTls ? new https.Agent(options) : new http.Agent(options) };
  if (isTls) return { agent: new Tunnels(options, proxy.url, patienceMs) };
  const { url } = proxy;
  const secure = url.protocol === "https:";
  const agent = secure ? new https.Agent(options) : new http.Agent(options);
  return {
    agent,
    request: (target, { headers, ...rest }, callback) =>
      (secure ? https : http).request(
        {
          ...rest,
          agent,
          protocol: url.protocol,
          hostname: url.hostname.replace(/^\[(.*)\]$/, "$1"),
          port: url.port,
          path: target.href,
          headers: { ...headers, host: target.host, ...authorization(url) },
        },
        callback,
      ),
  };
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === "" && password === "") return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(login, "utf8").toString("base64")}` };
}

/** Tunnels through a proxy, which must not hang longer than the requests that wait for them. */
class Tunnels extends HttpsProxyAgent {
  constructor(
    options: https.AgentOptions,
    proxy: URL,
    private readonly patienceMs: number,
  ) {
    super({ ...options, proxy: proxy.href, proxyRequestOptions: { rejectUnauthorized: true } });
  }

  override createConnection(
    ...[options, callback]: Parameters<https.Agent["createConnection"]>
  ): ReturnType<https.Agent["createConnection"]> {
    return super.createConnection({ ...options, timeout: this.patienceMs }, callback);
  }
}
