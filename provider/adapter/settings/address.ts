import { type Get, givenOf } from "./given";
import { allowed, commandFor, variableOf } from "./table";

export const HOSTS = {
  production: "https://api.telecom.center",
  sandbox: "https://api.sandbox.telecom.center",
};

/** The standard path, which an address may leave out. */
const BASE_PATH = "/api/rest/public/operator";

/**
 * The address of the API as requests need it.
 *
 * @returns the address, or what is wrong with it
 */
export function parseAddress(given: string): { address: string } | { fault: string } {
  // Before anything of it can be shown: what stands before an "@" is secret also in an address that is none.
  if (given.includes("@")) {
    return {
      fault:
        "The configuration telecom-center:baseUrl must not hold credentials: set telecom-center:username and telecom-center:password.",
    };
  }
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    return { fault: notAnAddress(given) };
  }
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    return {
      fault:
        `The configuration telecom-center:baseUrl must be an https address: the credentials would cross the network in clear. ` +
        `Plain http is for this machine alone (localhost); it is ${JSON.stringify(`${url.protocol}//${url.host}`)}.`,
    };
  }
  const path = url.pathname.replace(/\/+$/, "");
  return { address: url.origin + (path.endsWith(BASE_PATH) ? path : path + BASE_PATH) };
}

/** An address as people are shown it: without the standard path. */
export function shortAddress(address: string): string {
  return address.endsWith(BASE_PATH) ? address.slice(0, -BASE_PATH.length) : address;
}

/** The address that is configured, as people are shown it; one that can't be used as it was given. */
export function addressOf(get: Get, env: NodeJS.ProcessEnv): string {
  const { text } = givenOf("baseUrl", get, env);
  const environment = givenOf("environment", get, env).text ?? "production";
  const given = text ?? (HOSTS as Record<string, string>)[environment] ?? environment;
  const parsed = parseAddress(given);
  if (given.includes("@")) return "an address with credentials";
  return "address" in parsed ? shortAddress(parsed.address) : given;
}

function notAnAddress(given: string): string {
  return (
    `The configuration telecom-center:baseUrl must be ${allowed.baseUrl}; it is ${JSON.stringify(given)}: ` +
    `set it with \`${commandFor("baseUrl")}\` or in the environment variable ${variableOf("baseUrl")}.`
  );
}
