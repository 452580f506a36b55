import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, type Kept, type Scope } from "../../provider/journal";
import type { Line } from "../../provider/journal/lines";
import { Records } from "../../provider/journal/records";

export const SCOPE: Scope = {
  project: "telephony",
  stack: "production",
  backend: "https://api.pulumi.com",
  address: "https://api.telecom.center/api/rest/public/operator",
  user: "operator",
};

/** A time of long ago, in seconds, so that a line of now differs. */
export const THEN = 1_700_000_000;

// In memory where there is such a place: each line is synced, which a disk takes its time for.
const PLACE = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(PLACE, "telecom-center-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A path in a folder that goes with the test. */
export const inFolder = (...names: string[]) => join(folder, ...names);

/** A journal, and why it was not kept. */
export function opened(path: string, scope = SCOPE): { journal: Journal; complaints: string[] } {
  const complaints: string[] = [];
  return { journal: new Journal(path, scope, (reason) => complaints.push(reason)), complaints };
}

/** What a journal's file says, as a later process reads it. */
export function remembered(path: string, scope = SCOPE): Kept[] {
  const { journal, complaints } = opened(path, scope);
  expect(complaints).toEqual([]);
  return journal.records.all();
}

/** Writes lines without their keys, one after the other. */
export async function write(journal: Journal, lines: readonly Unkeyed[]): Promise<void> {
  for (const [word, ...rest] of lines) await journal.write([word, journal.key, ...rest] as Line);
}

/** What lines add up to. */
export function recorded(...lines: readonly Unkeyed[]): Records {
  const records = new Records();
  for (const [word, ...rest] of lines) records.apply([word, "k", ...rest] as Line);
  return records;
}

/** A line without the key of its scope. */
export type Unkeyed = Line extends infer One
  ? One extends [infer Word, string, ...infer Rest]
    ? [Word, ...Rest]
    : never
  : never;

/** The lines of a file, as they stand there. */
export const linesOf = (path: string): string[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");

/** What a gateway of the names that people choose has written down until its state was seen. */
export function lifeOf(name: string, id: string): Unkeyed[] {
  const path = `Gateway::${name}`;
  const sent = { name: "Carrier", host: "sip.example.com" };
  return [
    ["post", THEN, path, "1000123", sent],
    ["made", THEN, path, id, null],
    ["seen", THEN, path, id, null],
  ];
}
