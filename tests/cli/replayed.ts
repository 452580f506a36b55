import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Means } from "../../cli/probe/run";
import type { Recorded } from "../../cli/probe/telling/record";

/** An API that answers what was recorded of another one, each request as often as it comes. */
export interface Replay {
  readonly url: string;
  /** What was asked and stands in no recording. */
  readonly unknown: string[];
  close(): Promise<void>;
}

const BASE = "/api/rest/public/operator";

/** What a probe has to choose so that its requests are the recorded ones. */
export const asRecorded = (): Partial<Means> => {
  let picked = 0;
  return {
    pace: 0.05,
    now: () => new Date("2026-01-31T12:00:00Z"),
    pick: () => 1_000_000_001 + 10 * picked++,
  };
};

/** What a probe looks for before it makes something: an account that has nothing of an earlier one. */
const isSweep = (method: string, target: string) =>
  method === "GET" &&
  /^\/(customers(\?page%5Bsize%5D=\d+)?|termination_gateways\?filter.*&include=customer)$/.test(target);

/** The exchanges of a folder that a probe has written. */
export function recorded(folder: string): Recorded[] {
  return readdirSync(folder)
    .filter((file) => file !== "report.json")
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Recorded[])
    .sort((one, other) => one.n - other.n);
}

/** Finds the exchange that answers a request. A read shows what was there between the writes that came before and after it. */
function player(
  exchanges: readonly Recorded[],
): (method: string, target: string, sent: unknown) => Recorded | undefined {
  const used = new Set<Recorded>();
  const last = new Map<string, Recorded>();
  return (method, target, sent) => {
    const key = keyOf(method, target, sent);
    const nextWrite =
      exchanges.find((one) => one.method !== "GET" && !used.has(one))?.n ?? Number.POSITIVE_INFINITY;
    const next = exchanges.find((one) => !used.has(one) && keyOf(one.method, one.target, one.sent) === key);
    const answer = next && (method !== "GET" || next.n < nextWrite) ? next : (last.get(key) ?? next);
    if (!answer) return undefined;
    used.add(answer);
    last.set(key, answer);
    return answer;
  };
}

const keyOf = (method: string, target: string, sent: unknown) =>
  JSON.stringify([method, target, sent ?? null]);

/** Starts it with the recordings of a folder. */
export async function replay(folder: string): Promise<Replay> {
  const play = player(recorded(folder));
  const unknown: string[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString("utf8");
    const target = (request.url ?? "").slice(BASE.length);
    const sent: unknown = body === "" ? undefined : JSON.parse(body);
    const answer = play(request.method!, target, sent);
    if (answer) {
      response.writeHead(answer.status, { "content-type": answer.contentType ?? "text/plain" });
      const text = typeof answer.answer === "string" ? answer.answer : JSON.stringify(answer.answer);
      response.end(answer.answer === undefined ? "" : text);
      return;
    }
    const isNothing = isSweep(request.method!, target);
    if (!isNothing) unknown.push(keyOf(request.method!, target, sent));
    response.writeHead(isNothing ? 200 : 501, { "content-type": "application/vnd.api+json" });
    response.end(isNothing ? '{"data":[],"meta":{"record_count":0}}' : "{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unknown,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
