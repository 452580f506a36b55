import { bold, columns } from "./output.mjs";

const BASE_PATH = "/api/rest/public/operator";

/** One row of the table for each object: what it is, its name, and what else is worth seeing. */
const KINDS = [
  {
    path: "customers",
    title: "Customer",
    name: "name",
    details: (a) => [`channels ${a.capacity_limit ?? "unlimited"}`],
  },
  {
    path: "incoming_trunks",
    title: "  Incoming trunk",
    name: "name",
    details: (a) => [a.domain, a.codecs?.join(" ")],
  },
  {
    path: "available_did_numbers",
    title: "  DID number",
    name: "number",
    details: (a) => [a.enabled ? "enabled" : "disabled"],
  },
  {
    path: "termination_gateways",
    title: "  Gateway",
    name: "name",
    details: (a) => [a.host, a.network_protocol],
  },
  {
    path: "termination_routes",
    title: "  Route",
    name: "name",
    details: (a) => [`to ${a.dst_prefix || "anywhere"}`],
  },
  {
    path: "external_account_routes",
    title: "  External account",
    name: "external_caller_id",
    details: (a) => [a.allow_external_calls ? "external calls allowed" : undefined],
  },
];

async function list({ url, username, password }, path, filter = "") {
  const response = await fetch(`${url}${BASE_PATH}/${path}${filter}`, {
    headers: {
      Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
      "Content-Type": "application/vnd.api+json",
    },
  });
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()).data;
}

function row(kind, { id, attributes }) {
  const details = kind.details(attributes).filter(Boolean).join(", ");
  return [kind.title, String(attributes[kind.name] ?? ""), details, String(id)];
}

/** What exists in an account, each customer followed by what is theirs. */
export async function accountTable(access) {
  const [customers, ...others] = KINDS;
  const rows = [["Object", "Name", "Details", "Id"]];
  for (const customer of await list(access, customers.path)) {
    rows.push(row(customers, customer));
    const filter = `?filter%5Bcustomer.id%5D=${customer.id}`;
    for (const kind of others) {
      for (const object of await list(access, kind.path, filter)) rows.push(row(kind, object));
    }
  }
  if (rows.length === 1) return "  The account is empty.";
  const { lines, widths } = columns(rows);
  const [head, ...objects] = lines.map((line) => `  ${line}`);
  return [bold(head), `  ${widths.map((width) => "─".repeat(width)).join("  ")}`, ...objects].join("\n");
}
