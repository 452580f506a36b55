import type { IncomingMessage } from "node:http";
import type { RecordSet } from "../data/records";
import type { SeedObject } from "../data/seed";
import { changeFaults } from "../faults/faults";
import { formatJson, parseJson, type Value } from "../json";
import type { Sandbox } from "../sandbox";
import { withChanges } from "../settings";
import type { Response } from "./responses";

/**
 * The sandbox steered from another process, below /_sandbox/ (plain JSON):
 * GET, DELETE requests · GET, PATCH switches · GET, PATCH faults · GET, POST objects/{type} ·
 * GET, PATCH, DELETE objects/{type}/{id} · PUT records/{type}.
 */
export function control(
  sandbox: Sandbox,
  request: IncomingMessage,
  path: string,
  parameters: URLSearchParams,
  body: string,
): Response {
  // A web page that the user visits must not reach this: its requests carry an Origin, or another host's name.
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (request.headers.origin !== undefined || !["127.0.0.1", "localhost", "[::1]"].includes(host)) {
    return json(403, { message: "The sandbox is steered from this machine only." });
  }
  const [, area = "", type = "", id] = path
    .split("/")
    .filter((part) => part !== "")
    .map(decodeURIComponent);
  try {
    const sent = body === "" ? {} : (parseJson(body) as Record<string, Value>);
    const result = act(sandbox, `${request.method} ${area}`, type, id, parameters, sent);
    return result === undefined
      ? json(404, { message: `Nothing answers ${request.method} ${path}.` })
      : result;
  } catch (error) {
    return json(400, { message: (error as Error).message });
  }
}

function act(
  sandbox: Sandbox,
  action: string,
  type: string,
  id: string | undefined,
  parameters: URLSearchParams,
  sent: Record<string, Value>,
): Response | undefined {
  switch (action) {
    case "GET ":
      return json(200, { url: sandbox.url, requests: sandbox.requests.length, objects: sandbox.sizes() });
    case "GET requests": {
      const [method, prefix] = [parameters.get("method"), parameters.get("path") ?? ""];
      const matching = sandbox.requests.filter(
        (entry) => (method === null || entry.method === method) && entry.path.startsWith(prefix),
      );
      return json(200, matching);
    }
    case "DELETE requests":
      sandbox.resetRequests();
      return json(204);
    case "GET switches":
      return json(200, sandbox.switches);
    case "PATCH switches":
      return json(200, withChanges("switch", sandbox.switches, sent as object));
    case "GET faults":
      return json(200, sandbox.faults);
    case "PATCH faults":
      return json(200, changeFaults(sandbox.faults, sent as object));
    case "PUT records":
      sandbox.setRecords(type, sent as unknown as RecordSet);
      return json(200, sent);
    case "GET objects": {
      if (id === undefined) return json(200, sandbox.objects(type));
      const object = sandbox.find(type, id);
      return object && json(200, object);
    }
    case "POST objects":
      return json(201, sandbox.put(type, sent as SeedObject));
    case "PATCH objects":
      return json(
        200,
        sandbox.change(
          type,
          id ?? "",
          (sent.attributes ?? {}) as Record<string, Value>,
          sent.relationships as Record<string, Value> | undefined,
        ),
      );
    case "DELETE objects":
      sandbox.remove(type, id ?? "");
      return json(204);
    default:
      return undefined;
  }
}

function json(status: number, value?: unknown): Response {
  const body = value === undefined ? "" : formatJson(value);
  return { status, headers: { "content-type": "application/json" }, body };
}
