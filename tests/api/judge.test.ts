import type { ErrorKind, Method } from "../../provider/api";
import { judge } from "../../provider/api/answers/judge";
import { parseSingle } from "../../provider/api/documents/document";
import { clientOf, customer, failureOf, type Reply, serve, type TestServer } from "./server";

const methods: Method[] = ["GET", "POST", "PATCH", "DELETE"];
const page = "<!DOCTYPE html><html><h1>Sorry</h1></html>";
const problem = (detail: string) => JSON.stringify({ errors: [{ detail }] });

/** What the four methods make of an outcome: kind, then `t` where it may be repeated and `a` where it may have happened. */
type Row = [name: string, outcome: object, get: string, post: string, patch: string, del: string];

const answer = (status: number, body = "", headers = {}) => ({ status, headers, body });
const failure = (code: string, sent: boolean) => ({ code, message: "", sent });
const same = (name: string, outcome: object, verdict: string): Row => [
  name,
  outcome,
  verdict,
  verdict,
  verdict,
  verdict,
];
const write = (name: string, outcome: object, get: string, verdict: string): Row => [
  name,
  outcome,
  get,
  verdict,
  verdict,
  verdict,
];

const rows: Row[] = [
  ...[404, 410].flatMap((status) =>
    ["", page, problem("Record not found"), '{"message":"no Route matched"}', "gone"].map((body) =>
      same(`${status} ${body}`, answer(status, body), "gone"),
    ),
  ),
  ...[400, 405, 406, 409, 413, 415, 422, 423, 501, 505].map((status) =>
    same(`${status}`, answer(status), "refused"),
  ),
  ["422 taken", answer(422, problem("id has already been taken")), "refused", "taken", "taken", "refused"],
  ["409 exists", answer(409, problem("Customer already exists")), "refused", "taken", "taken", "refused"],
  same("422 otherwise", answer(422, problem("name is too long")), "refused"),
  same("401", answer(401), "unauthorized"),
  ...[403, 451].flatMap((status) => [
    same(`${status} empty`, answer(status), "forbidden"),
    same(`${status} JSON:API`, answer(status, problem("no")), "forbidden"),
    same(`${status} JSON`, answer(status, '{"message":"Forbidden"}'), "forbidden"),
    same(`${status} page`, answer(status, page), "notTheApi"),
  ]),
  same("429", answer(429), "throttled t"),
  same("425", answer(425), "unavailable t"),
  same("407", answer(407, page), "notTheApi"),
  same("511", answer(511, page), "notTheApi"),
  ...[408, 500, 502, 503, 504].map((status) =>
    write(`${status}`, answer(status, page), "unavailable t", "unclear t a"),
  ),
  ...[520, 521, 524, 530].map((status) => write(`${status}`, answer(status), "unavailable t", "unclear a")),
  ...[507, 531, 599].map((status) => write(`${status}`, answer(status), "unavailable", "unclear a")),
  ...[301, 302, 303].map((status) => write(`${status}`, answer(status), "notTheApi", "unclear a")),
  ...[300, 304, 307, 308].map((status) => same(`${status}`, answer(status), "notTheApi")),
  ["200 page", answer(200, page), "notTheApi t", "unclear t a", "unclear t a", "done"],
  ["200 text", answer(200, "Welcome"), "notTheApi t", "unclear t a", "unclear t a", "done"],
  ["200 cut off", answer(200, '{"data":{"id":"1"'), "malformed t", "unclear t a", "unclear t a", "done"],
  ["200 empty", answer(200), "malformed t", "unclear t a", "done", "done"],
  ["204", answer(204), "malformed t", "unclear t a", "done", "done"],
  ["200 proper", answer(200, JSON.stringify(customer())), "done", "done", "done", "done"],
  ["200 with errors", answer(200, problem("no")), "malformed", "malformed a", "malformed a", "done"],
  ["200 JSON", answer(200, '{"status":"ok"}'), "malformed", "malformed a", "malformed a", "done"],
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNRESET", "EPIPE"].map((code) =>
    same(`${code} before`, failure(code, false), "unreachable t"),
  ),
  same("certificate", failure("DEPTH_ZERO_SELF_SIGNED_CERT", false), "unreachable"),
  ...["ETIMEDOUT", "ECONNRESET", "EPIPE", "Z_DATA_ERROR"].map((code) =>
    write(`${code} after`, failure(code, true), "unavailable t", "unclear t a"),
  ),
  write("no HTTP", failure("HPE_INVALID_CONSTANT", true), "notTheApi t", "unclear t a"),
  write("large headers", failure("HPE_HEADER_OVERFLOW", true), "malformed", "unclear a"),
  write("large answer", failure("ERR_ANSWER_TOO_LARGE", true), "notTheApi", "unclear a"),
];

const verdictOf = (outcome: object, method: Method): string => {
  const read = (document: unknown): unknown => {
    if (method === "DELETE" || document === undefined) return undefined;
    return parseSingle(document as never);
  };
  const verdict = judge(outcome as never, { method, host: "h", timeoutMs: 1000, secrets: [], read });
  if (verdict.kind === "done") return "done";
  return [verdict.kind, verdict.transient && "t", verdict.ambiguous && "a"].filter(Boolean).join(" ");
};

test.each(rows)("%s", (_, outcome, ...verdicts) => {
  expect(methods.map((method) => verdictOf(outcome, method))).toEqual(verdicts);
});

test("an unclear call is an ambiguous one, and only of a write", () => {
  for (const [, outcome] of rows) {
    for (const method of methods) {
      const verdict = verdictOf(outcome, method);
      if (verdict.startsWith("unclear")) expect(verdict).toMatch(/ a$/);
      if (method === "GET") expect(verdict).not.toMatch(/unclear| a$/);
    }
  }
});

describe("over HTTP", () => {
  let server: TestServer;
  afterEach(() => server.close());
  const done: Reply = { body: customer() };

  test.each<[Reply, ErrorKind]>([
    [{ status: 503 }, "unclear"],
    [{ status: 302, headers: { location: "/x" } }, "unclear"],
    [{ status: 404, body: page }, "gone"],
    [{ cut: "before" }, "unclear"],
    [{ status: 422, body: { errors: [{ title: "has already been taken" }] } }, "taken"],
  ])("a POST that meets %j is %s, and tells how long it lasted", async (reply, kind) => {
    server = await serve([{ ...reply, delayMs: 60 }]);
    const error = await failureOf(clientOf(server).create("customers", {}));
    expect(error).toMatchObject({ kind, ambiguous: kind === "unclear", attempts: 1 });
    expect(error.tookMs).toBeGreaterThanOrEqual(55);
    expect(error.tookMs).toBeLessThan(3000);
  });

  test.each([301, 302, 303])("a DELETE or PATCH that meets %d is not repeated", async (status) => {
    server = await serve([{ status, headers: { location: "/x" } }, done]);
    expect(await failureOf(clientOf(server).delete("customers", "1"))).toMatchObject({
      kind: "unclear",
      attempts: 1,
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([520, 525, 530])("GET is repeated on %d, a write isn't", async (status) => {
    server = await serve([{ status }, done, { status }, done]);
    const client = clientOf(server);
    await client.get("customers", "1");
    expect(server.requests).toHaveLength(2);
    expect(await failureOf(client.update("customers", "1", {}))).toMatchObject({ kind: "unclear" });
    expect(server.requests).toHaveLength(3);
  });

  test("what an earlier attempt may have done is not forgotten for a later one that did nothing", async () => {
    server = await serve([
      { status: 503 },
      { status: 307 },
      { status: 503 },
      { status: 422 },
      { status: 503 },
      { status: 404 },
    ]);
    const change = () => failureOf(clientOf(server).update("customers", "1", {}));
    expect(await change()).toMatchObject({ kind: "unclear", ambiguous: true, status: 307, attempts: 2 });
    expect(await change()).toMatchObject({ kind: "refused", ambiguous: false, attempts: 2 });
    expect(await change()).toMatchObject({ kind: "gone", ambiguous: false, attempts: 2 });
  });
});
