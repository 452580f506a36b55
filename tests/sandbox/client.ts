import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox";

// biome-ignore lint/suspicious/noExplicitAny: tests look into documents of every form
export type Json = any;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  document: Json;
}

export interface Api {
  sandbox: Sandbox;
  /** A request as the manual writes it; `body` is a document, or text that is sent as it is. */
  call(method: string, path: string, body?: Json, headers?: Record<string, string>): Promise<Answer>;
  /** POST of one object; ids of relationships by their names. */
  create(
    type: string,
    attributes?: Json,
    relationships?: Record<string, string | null>,
    id?: string,
  ): Promise<Answer>;
  /** PATCH of one object. */
  patch(
    type: string,
    id: string,
    attributes?: Json,
    relationships?: Record<string, string | null>,
  ): Promise<Answer>;
  close(): Promise<void>;
}

const relatedTypes: Record<string, string> = {
  customer: "customers",
  gateway: "termination_gateways",
  available_did_number: "available_did_numbers",
};

export async function openApi(options: SandboxOptions = {}): Promise<Api> {
  const sandbox = await startSandbox(options);
  const login = Buffer.from(`${sandbox.username}:${sandbox.password}`).toString("base64");

  async function call(
    method: string,
    path: string,
    body?: Json,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${sandbox.url}/api/rest/public/operator${path}`, {
      method,
      headers: { authorization: `Basic ${login}`, "content-type": "application/vnd.api+json", ...headers },
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json") && text !== "";
    return {
      status: response.status,
      headers: response.headers,
      text,
      document: isJson ? JSON.parse(text) : undefined,
    };
  }

  function data(
    type: string,
    id?: string,
    attributes?: Json,
    relationships?: Record<string, string | null>,
  ): Json {
    const related = Object.entries(relationships ?? {}).map(([name, other]) => [
      name,
      { data: other === null ? null : { type: relatedTypes[name], id: other } },
    ]);
    return {
      data: {
        ...(id !== undefined && { id }),
        type,
        ...(attributes && { attributes }),
        ...(relationships && { relationships: Object.fromEntries(related) }),
      },
    };
  }

  return {
    sandbox,
    call,
    create: (type, attributes, relationships, id) =>
      call("POST", `/${type}`, data(type, id, attributes, relationships)),
    patch: (type, id, attributes, relationships) =>
      call("PATCH", `/${type}/${id}`, data(type, id, attributes, relationships)),
    close: () => sandbox.close(),
  };
}

/** An account with one customer "123" that has one object of each kind. */
export async function openSmallAccount(options: SandboxOptions = {}) {
  const api = await openApi(options);
  const { sandbox } = api;
  const relationships = { customer: "123" };
  sandbox.put("customers", { id: "123", attributes: { name: "John Johnson" } });
  const trunk = sandbox.put("incoming_trunks", { attributes: { name: "DIDWW" }, relationships }).id;
  const did = sandbox.put("available_did_numbers", {
    attributes: { number: "12120000001" },
    relationships,
  }).id;
  const gateway = sandbox.put("termination_gateways", {
    attributes: { name: "Gateway", host: "testing.api.com" },
    relationships,
  }).id;
  const route = sandbox.put("termination_routes", {
    attributes: { name: "Test Route" },
    relationships: { ...relationships, gateway },
  }).id;
  const account = sandbox.put("external_account_routes", {
    id: "77",
    relationships: { ...relationships, available_did_number: did },
  }).id;
  const sip = sandbox.put("sip_device_routes", {
    attributes: { username: "z4wnypvker", password: "08hxobdp5z", caller_id_name: "Helo bye" },
    relationships,
  }).id;
  return { ...api, ids: { trunk, did, gateway, route, account, sip } };
}
