import type { Answer } from "../http/transport";
import { redact } from "../words/redact";

const longest = 300;

/** What to know about a redirect, to stand behind the status. */
export function explainRedirect(
  { headers }: Answer,
  host: string,
  isUnclear: boolean,
  secrets: readonly string[],
): string {
  const unknown = isUnclear ? ", and whether the request was carried out is not known" : "";
  const target = targetOf(headers.location, host, secrets);
  return `: redirects are not followed${target}${unknown}; check telecom-center:baseUrl, and whether a proxy or a portal answers in the API's place`;
}

function targetOf(location: string | undefined, host: string, secrets: readonly string[]): string {
  if (!location || !URL.canParse(location, `https://${host}`)) return "";
  const { protocol, host: other, pathname, search } = new URL(location, `https://${host}`);
  // Portals and logins carry tokens in the query, under names that nobody can list.
  const address = redact(`${protocol}//${other}${pathname}`, secrets).slice(0, longest);
  return ` (the answer points to ${address}${search ? "?..." : ""})`;
}
