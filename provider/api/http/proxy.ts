import ipaddr from "ipaddr.js";

/** A proxy between this machine and the API, as the environment names it. */
export interface ProxyServer {
  readonly url: URL;
  /** Where it is set. */
  readonly variable: string;
}

/**
 * The proxy that `HTTPS_PROXY` or `HTTP_PROXY` names for an address, in small letters too; undefined for none, and where
 * `NO_PROXY` excepts the address. This machine is no exception by itself.
 *
 * @returns the proxy, or the variable that names none
 */
export function proxyFor(
  address: string,
  env: NodeJS.ProcessEnv = process.env,
): ProxyServer | { unusable: string } | undefined {
  const url = new URL(address);
  const [variable, given] = settingOf(env, url.protocol === "https:" ? "https_proxy" : "http_proxy");
  if (!given || isExcepted(url, settingOf(env, "no_proxy")[1])) return undefined;
  const text = given.includes("://") ? given : `http://${given}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (!proxy || !["http:", "https:"].includes(proxy.protocol)) return { unusable: variable };
  return { url: proxy, variable };
}

// As curl does: small letters first.
function settingOf(env: NodeJS.ProcessEnv, name: string): [variable: string, value: string] {
  const variable = env[name] ? name : name.toUpperCase();
  return [variable, env[variable]?.trim() ?? ""];
}

function isExcepted({ protocol, hostname, port }: URL, noProxy: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const own = port || (protocol === "https:" ? "443" : "80");
  return noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      // An IPv6 address has colons of its own, unless it stands in brackets.
      const wanted = /^(?:[^:]*|\[[^\]]*\]):(\d+)$/.exec(entry)?.[1];
      if (wanted !== undefined && wanted !== own) return false;
      const name = wanted === undefined ? entry : entry.slice(0, -wanted.length - 1);
      return isWithin(host, name.replace(/^\[(.*)\]$/, "$1").toLowerCase());
    });
}

/** A name is excepted with all below it, addresses one by one or as a network. */
function isWithin(host: string, entry: string): boolean {
  if (ipaddr.isValid(host) && ipaddr.isValidCIDR(entry)) {
    const [address, network] = [ipaddr.parse(host), ipaddr.parseCIDR(entry)];
    return address.kind() === network[0].kind() && address.match(network);
  }
  const name = entry.replace(/^\*?\./, "");
  return host === name || (name !== "" && host.endsWith(`.${name}`));
}
