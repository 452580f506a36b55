import type { IncomingMessage } from "node:http";
import type { RecordSet } from "../data/records";
import type { SeedObject } from "../data/seed";
import { changeFaults } from "../faults/faults";
import { formatJson, parseJson, type Value } from "../json";
import type { DoorOptions, Sandbox } from "../sandbox";
import { withChanges } from "../settings/changes";
import type { Login } from "./login";
import type { Response } from "./responses";

/** A request below /_sandbox/. */
interface Command {
  parameters: URLSearchParams;
  sent: Value;
  /** What the path names after its first part. */
  name: string;
  id: string | undefined;
}

type Act = (sandbox: Sandbox, command: Command) => unknown;

/**
 * The sandbox steered from another process, below /_sandbox/ (plain JSON):
 * GET, DELETE requests · GET, PATCH switches · GET, PATCH faults · GET, DELETE attempts · GET, PUT logins ·
 * GET, POST doors · DELETE doors/{port} · GET, POST objects/{type} · GET, PATCH, DELETE objects/{type}/{id} ·
 * PUT records/{type}.
 */
export async function control(
  sandbox: Sandbox,
  request: IncomingMessage,
  path: string,
  parameters: URLSearchParams,
  body: string,
): Promise<Response> {
  // A web page that the user visits must not reach this: its requests carry an Origin, or another host's name.
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (request.headers.origin !== undefined || !["127.0.0.1", "localhost", "[::1]"].includes(host)) {
    return json(403, { message: "The sandbox is steered from this machine only." });
  }
  const [, area = "", name = "", id] = path
    .split("/")
    .filter((part) => part !== "")
    .map(decodeURIComponent);
  try {
    const sent = body === "" ? {} : parseJson(body);
    const result = await acts[`${request.method} ${area}`]?.(sandbox, { parameters, sent, name, id });
    if (result === undefined) return json(404, { message: `Nothing answers ${request.method} ${path}.` });
    if (result === done) return json(204);
    return json(request.method === "POST" ? 201 : 200, result);
  } catch (error) {
    return json(400, { message: (error as Error).message });
  }
}

const done = Symbol("done");

const acts: Record<string, Act> = {
  "GET ": (sandbox) => ({
    url: sandbox.url,
    requests: sandbox.requests.length,
    objects: sandbox.sizes(),
    attempts: sandbox.attempts,
  }),
  "GET requests": ({ requests }, { parameters }) => {
    const [method, prefix] = [parameters.get("method"), parameters.get("path") ?? ""];
    return requests.filter(
      (entry) => (method === null || entry.method === method) && entry.path.startsWith(prefix),
    );
  },
  "DELETE requests": (sandbox) => {
    sandbox.resetRequests();
    return done;
  },
  "GET switches": ({ switches }) => switches,
  "PATCH switches": ({ switches }, { sent }) => withChanges("switch", switches, sent as object),
  "GET faults": ({ faults }) => faults,
  "PATCH faults": ({ faults }, { sent }) => changeFaults(faults, sent as object),
  "GET attempts": ({ attempts }) => attempts,
  "DELETE attempts": (sandbox) => {
    sandbox.resetAttempts();
    return done;
  },
  "GET logins": ({ logins }) => logins,
  "PUT logins": ({ logins }, { sent }) => {
    logins.splice(0, logins.length, ...checkedLogins(sent));
    return logins;
  },
  "GET doors": ({ doors }) => doors,
  "POST doors": (sandbox, { sent }) => sandbox.alsoAt(sent as DoorOptions),
  "DELETE doors": async ({ doors }, { name }) => {
    const door = doors.find(({ url }) => new URL(url).port === name);
    await door?.close();
    return door && done;
  },
  "PUT records": (sandbox, { name, sent }) => {
    sandbox.setRecords(name, sent as unknown as RecordSet);
    return sent;
  },
  "GET objects": (sandbox, { name, id }) =>
    id === undefined ? sandbox.objects(name) : sandbox.find(name, id),
  "POST objects": (sandbox, { name, sent }) => sandbox.put(name, sent as SeedObject),
  "PATCH objects": (sandbox, { name, id, sent }) => {
    const { attributes = {}, relationships } = sent as Record<string, Record<string, Value> | undefined>;
    return sandbox.change(name, id ?? "", attributes, relationships);
  },
  "DELETE objects": (sandbox, { name, id }) => {
    sandbox.remove(name, id ?? "");
    return done;
  },
};

function checkedLogins(sent: Value): Login[] {
  const isLogin = (value: Value) => {
    const { username, password } = (value ?? {}) as Record<string, Value>;
    return typeof username === "string" && typeof password === "string";
  };
  if (Array.isArray(sent) && sent.every(isLogin)) return sent as unknown as Login[];
  throw new Error("Logins are a list of objects, each with a username and a password.");
}

function json(status: number, value?: unknown): Response {
  const body = value === undefined ? "" : formatJson(value);
  return { status, headers: { "content-type": "application/json" }, body };
}
