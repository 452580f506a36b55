import { formatJson } from "../json";
import { page, type Response } from "../transport/responses";

const pages = {
  200: "Welcome",
  401: "Authorization Required",
  403: "Access denied",
  404: "Not Found",
  407: "Proxy Authentication Required",
  410: "Gone",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out",
  511: "Network Authentication Required",
  520: "Web server is returning an unknown error",
  521: "Web server is down",
  522: "Connection timed out",
  523: "Origin is unreachable",
  524: "A timeout occurred",
  525: "SSL handshake failed",
  526: "Invalid SSL certificate",
  527: "Railgun error",
  528: "Unknown error",
  529: "Site is overloaded",
  530: "Origin DNS error",
} as const;
const bare = [200, 404, 410, 502] as const;
const redirects = [301, 302, 303, 307, 308] as const;

/**
 * What a load balancer, a gateway, a firewall, a proxy or a portal answers in the API's place: `html…` a page and
 * `empty…` nothing with that status, `redirect…` to a login page, `kong404` the JSON of a gateway without a route,
 * `errors200` a document of errors that calls itself a success.
 */
export type FrontAnswer =
  | `html${keyof typeof pages}`
  | `empty${(typeof bare)[number]}`
  | `redirect${(typeof redirects)[number]}`
  | "kong404"
  | "errors200";

const demands: Record<number, Record<string, string>> = {
  401: { "www-authenticate": 'Basic realm="Gateway"' },
  407: { "proxy-authenticate": 'Basic realm="Proxy"' },
};

const json = (status: number, type: string, document: unknown): Response => ({
  status,
  headers: { "content-type": type },
  body: formatJson(document),
});

const html = (status: number, title: string, headers: Record<string, string> = {}): Response => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
  body: page(title, "This is not the Operator API."),
});

const answers = new Map<string, (url: string) => Response>([
  ...Object.entries(pages).map(
    ([status, title]) =>
      [`html${status}`, () => html(Number(status), title, demands[Number(status)])] as const,
  ),
  ...bare.map((status) => [`empty${status}`, () => ({ status, headers: {}, body: "" })] as const),
  ...redirects.map(
    (status) =>
      [`redirect${status}`, (url: string) => html(status, "Moved", { location: `${url}/login` })] as const,
  ),
  ["kong404", () => json(404, "application/json", { message: "no Route matched with those values" })],
  [
    "errors200",
    () =>
      json(200, "application/vnd.api+json", {
        errors: [{ status: "500", title: "Internal Server Error", detail: "The backend failed." }],
      }),
  ],
]);

export const FRONT_ANSWERS = [...answers.keys()] as FrontAnswer[];

/** The answer of what stands at `url` before the API; undefined for any other fault. */
export function frontAnswer(fault: string, url: string): Response | undefined {
  return answers.get(fault)?.(url);
}
