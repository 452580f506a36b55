import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Method } from "../../provider/api";
import { expectAsked } from "../../provider/api/answers/asked";
import { judge } from "../../provider/api/answers/judge";
import { parseSingle } from "../../provider/api/documents/document";
import { customer } from "./server";

// The table of docs/resilience.md is read from there, so that the page says of the judge what it does.

const PAGE = readFileSync(join(__dirname, "..", "..", "docs", "resilience.md"), "utf8");
const METHODS: readonly Method[] = ["GET", "POST", "PATCH", "DELETE"];

const html = "<!DOCTYPE html><html><h1>Sorry</h1></html>";
const taken = JSON.stringify({ errors: [{ detail: "has already been taken" }] });
const answer = (status: number, body: string) => ({ status, headers: {}, body });
const failures = (sent: boolean) =>
  ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE"]
    .filter((code) => !sent || code !== "ECONNREFUSED")
    .map((code) => ({ code, message: "", sent }));

const BODIES: Record<string, string> = {
  page: html,
  text: "Welcome",
  empty: "",
  "cut off": '{"data":{"id":"1"',
  errors: JSON.stringify({ errors: [{ detail: "no" }] }),
  taken,
  "of another object": JSON.stringify({ data: { type: "customers", id: "2" } }),
};

/** The outcomes that a row's first cell names. */
function outcomesOf(cell: string): object[] {
  if (cell === "no connection") return failures(false);
  if (cell.startsWith("the connection broke")) return failures(true);
  if (cell.includes("a document of the object")) return [answer(200, JSON.stringify(customer()))];
  const range = /`(\d+)` to `(\d+)`/.exec(cell);
  const named = [...cell.matchAll(/`(\d{3})(?: ([^`]+))?`/g)].map(([, status, form]) =>
    answer(Number(status), form === undefined ? "" : BODIES[form]!),
  );
  if (!range) return named;
  const [, from, to] = range.map(Number);
  return [...named, ...Array.from({ length: to! - from! + 1 }, (_, index) => answer(from! + index, ""))];
}

/** What an outcome proves, in the page's words. */
function wordsFor(outcome: object, method: Method): string {
  const { id, type } = customer().data as { id: string; type: string };
  const read = (document: unknown) =>
    method === "DELETE" || document === undefined
      ? undefined
      : expectAsked(parseSingle(document as never), type, id);
  const verdict = judge(outcome as never, { method, host: "h", timeoutMs: 1000, secrets: [], read });
  if (verdict.kind === "done")
    return method === "DELETE" && (outcome as { status: number }).status !== 204 ? "to be confirmed" : "done";
  if (verdict.ambiguous) return "may have happened";
  const words: Record<string, string> = {
    gone: "seems gone",
    refused: "refused",
    taken: "taken",
    forbidden: "not allowed",
    unauthorized: "wrong login",
    throttled: "come again",
    unreachable: "not carried out",
  };
  const comesAgain = "status" in outcome && outcome.status === 425;
  return comesAgain
    ? "come again"
    : (words[verdict.kind] ?? (method === "GET" ? "proves nothing" : "not carried out"));
}

const rows = PAGE.split("## What an answer proves")[1]!
  .split("\n\n")[2]!
  .split("\n")
  .slice(2)
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test("the page has the table", () => {
  expect(rows.length).toBeGreaterThan(12);
});

test.each(rows)("%s: a read %s, a POST %s, a PATCH %s, a DELETE %s", (cell, ...told) => {
  const outcomes = outcomesOf(cell);
  expect(outcomes.length).toBeGreaterThan(0);
  for (const outcome of outcomes)
    expect([outcome, METHODS.map((method) => wordsFor(outcome, method))]).toEqual([outcome, told]);
});
