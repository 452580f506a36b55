import { appendFileSync, chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { Journal } from "../../provider/journal";
import { header, parseText } from "../../provider/journal/lines";
import { journalFolder, journalPath, keyOf } from "../../provider/journal/place";
import { inFolder, lifeOf, opened, remembered, SCOPE, THEN, write } from "./support";

// Hundreds of files, each line of which is synced.
jest.setTimeout(30_000);

const path = () => inFolder("telephony", "production.jsonl");

/** Puts bytes there as a killed process may have left them. */
function leave(bytes: string | Buffer): void {
  mkdirSync(dirname(path()), { recursive: true });
  writeFileSync(path(), bytes);
}

async function written(): Promise<Buffer> {
  const { journal } = opened(path());
  for (const name of ["a", "ünï-名", "c"]) await write(journal, lifeOf(name, `id-${name}`));
  await write(journal, [
    ["patch", THEN, "Gateway::a", "id-a", 1, ["name"]],
    ["post", THEN, "Gateway::d", "7", { name: "d" }],
  ]);
  return readFileSync(path());
}

test("what was written is there for the next process", async () => {
  await written();
  const kept = remembered(path());
  expect(kept.map(({ path }) => path).sort()).toEqual([
    "Gateway::a",
    "Gateway::c",
    "Gateway::d",
    "Gateway::ünï-名",
  ]);
});

test("a file that was torn at any byte is read as far as it goes, and written on", async () => {
  const whole = await written();
  const lines = parseText(whole.toString("utf8")).lines;
  for (let length = 0; length <= whole.length; length++) {
    leave(whole.subarray(0, length));
    const { lines: left, damaged } = parseText(readFileSync(path(), "utf8"));
    expect(lines.slice(0, left.length)).toEqual(left);
    expect(damaged).toBeLessThanOrEqual(1);

    const { journal, complaints } = opened(path());
    await write(journal, [["post", THEN, "Route::late", "7", { name: "late" }]]);
    const after = parseText(readFileSync(path(), "utf8")).lines;
    expect(after.slice(0, left.length)).toEqual(left);
    expect(after.at(-1)).toEqual(["post", journal.key, THEN, "Route::late", "7", { name: "late" }]);
    expect(complaints).toEqual([]);
  }
});

test.each<[string, setting: string | undefined, env: NodeJS.ProcessEnv, path: string]>([
  ["a place", "journals", {}, "/program/journals"],
  ["no place", undefined, { PULUMI_HOME: "/pulumi" }, "/pulumi/telecom-center"],
  ["nothing at all", undefined, {}, join(homedir(), ".pulumi", "telecom-center")],
])("a stack whose settings name %s has its journal in one", (_what, setting, env, folder) => {
  expect(journalFolder(setting, env, "/program")).toBe(folder);
});

test("a journal's file is named so that no stack has another one's", () => {
  const names = [
    ["shop", "dev"],
    ["a/b", ".."],
    ["*", "v1.2"],
  ] as const;
  expect(names.map(([project, stack]) => journalPath("/j", project, stack))).toEqual([
    "/j/shop/dev.jsonl",
    "/j/a%2Fb/%2E%2E.jsonl",
    "/j/%2A/v1.2.jsonl",
  ]);
});

test("without a file, what is written is known to the process, and nothing is told", async () => {
  expect(journalFolder("off", {})).toBeUndefined();
  const complain = jest.fn();
  const journal = new Journal(undefined, SCOPE, complain);
  await write(journal, lifeOf("a", "g1"));
  expect([journal.isKept, journal.records.all().length]).toEqual([false, 1]);
  expect(complain).not.toHaveBeenCalled();
});

test("what is no line is counted", () => {
  const text = `${header}torn\n["post"]\n["made","k",1,"Gateway::a","g1",null]\n["toString","k",1]\n`;
  expect(parseText(text)).toEqual({ lines: [["made", "k", 1, "Gateway::a", "g1", null]], damaged: 3 });
});

// Users' journals have it in each line: by another one, none of them would be found again.
test("the key of an account stays what it is", () => {
  expect(keyOf(SCOPE)).toBe("978d01");
});

test("a file that was torn and written on is written anew without what was torn", async () => {
  const whole = await written();
  leave(whole.subarray(0, whole.length - 5));
  const { journal } = opened(path());
  await write(journal, [["post", THEN, "Route::late", "7", {}]]);
  const kept = remembered(path());
  journal.compact();
  expect(parseText(readFileSync(path(), "utf8")).damaged).toBe(0);
  expect(remembered(path())).toEqual(kept);
});

test("any bytes are read without an error, and written on", async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    fc
      .array(fc.oneof(fc.json(), fc.constant(header.trim())), { maxLength: 6 })
      .map((lines) => Buffer.from(lines.join("\n"))),
    fc
      .tuple(
        fc.constantFrom("post", "made", "toString", "__proto__", "constructor", "scope"),
        fc.array(fc.jsonValue(), { maxLength: 5 }),
      )
      .map((line) => Buffer.from(JSON.stringify(line.flat()))),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (left) => {
      leave(left);
      const { journal, complaints } = opened(path());
      await write(journal, lifeOf("late", "g9"));
      journal.compact();
      const newer = complaints.some((reason) => reason.includes("newer release"));
      expect(newer ? [] : complaints).toEqual([]);
      if (!newer) expect(remembered(path()).map(({ id }) => id)).toContain("g9");
    }),
    { numRuns: 300 },
  );
});

describe("a file of a newer release", () => {
  const newer = `${JSON.stringify({ journal: "telecom-center", version: 2 })}\n["made","k",1,"Gateway::a","g1",null]\n`;

  test("is told once, and neither read nor written", async () => {
    leave(newer);
    const { journal, complaints } = opened(path());
    await write(journal, lifeOf("late", "g9"));
    journal.compact();
    expect(complaints).toEqual([expect.stringContaining("newer release (form 2)")]);
    expect(journal.isKept).toBe(false);
    expect(readFileSync(path(), "utf8")).toBe(newer);
  });

  test("is left alone too where its header came later than the lines", async () => {
    const { journal, complaints } = opened(path());
    await write(journal, lifeOf("a", "g1"));
    appendFileSync(path(), newer);
    const text = readFileSync(path(), "utf8");
    journal.compact();
    expect(readFileSync(path(), "utf8")).toBe(text);
    expect(complaints).toEqual([]);
    expect(opened(path()).complaints).toHaveLength(1);
  });
});

describe("a place where nothing can be written", () => {
  test.each([
    ["below a file", () => writeFileSync(inFolder("telephony"), "")],
    ["that is a folder", () => mkdirSync(path(), { recursive: true })],
  ])("%s is told once, with the system's word, and the run goes on", async (name, spoil) => {
    spoil();
    const { journal, complaints } = opened(path());
    expect(journal.isKept).toBe(name === "below a file");
    for (const name of ["a", "b", "c"]) await write(journal, lifeOf(name, name));
    expect(complaints).toEqual([expect.stringMatching(/ENOTDIR|EISDIR|EEXIST/)]);
    expect([journal.isKept, journal.fault]).toEqual([false, complaints[0]]);
    expect(journal.records.all()).toHaveLength(3);
  });
});

describe("what others can see", () => {
  const mode = (name: string) => (statSync(name).mode & 0o777).toString(8);

  test("is nothing: the file is its owner's alone, and stays so when it is written anew", async () => {
    const { journal } = opened(path());
    await write(journal, lifeOf("a", "g1"));
    expect([mode(path()), mode(dirname(path()))]).toEqual(["600", "700"]);
    journal.compact();
    expect(mode(path())).toBe("600");
  });

  test("is nothing any more, of a file that was open to all", async () => {
    leave("");
    chmodSync(path(), 0o644);
    await write(opened(path()).journal, lifeOf("a", "g1"));
    expect(mode(path())).toBe("600");
  });
});
