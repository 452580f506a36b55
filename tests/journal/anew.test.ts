import { appendFileSync, utimesSync, writeFileSync } from "node:fs";
import { inFolder, lifeOf, linesOf, opened, remembered, SCOPE, THEN, write } from "./support";

const OTHER = { ...SCOPE, user: "somebody-else" };
const path = () => inFolder("telephony", "production.jsonl");

describe("a file that is written anew", () => {
  test("has what is needed of its own, all of others, and nothing else", async () => {
    const { journal } = opened(path());
    await write(opened(path(), OTHER).journal, lifeOf("theirs", "g7"));
    await write(journal, [
      ...lifeOf("a", "g1"),
      ["patch", THEN, "Gateway::a", "g1", 1, ["name"]],
      ["patch", THEN, "Gateway::a", "g1", 2, ["name"]],
    ]);
    await write(journal, [
      ...lifeOf("b", "g2"),
      ["delete", THEN, "Gateway::b", "g2"],
      ["forget", THEN, "Gateway::b", "g2"],
    ]);
    const [own, theirs] = [remembered(path()), remembered(path(), OTHER)];
    const before = linesOf(path()).length;
    journal.compact();
    expect([remembered(path()), remembered(path(), OTHER)]).toEqual([own, theirs]);
    expect(before).toBe(16);
    // The header, both scopes, what was seen of one object and its update, and the other scope's three lines.
    expect(linesOf(path())).toHaveLength(8);
  });

  test("is so when it opens with far more lines than are needed", async () => {
    const { journal } = opened(path());
    await write(journal, lifeOf("a", "g1"));
    const patches = Array.from({ length: 250 }, (_, version) => [
      "patch",
      journal.key,
      THEN,
      "Gateway::a",
      "g1",
      version,
      [],
    ]);
    appendFileSync(path(), patches.map((line) => `${JSON.stringify(line)}\n`).join(""));
    expect(remembered(path())).toMatchObject([{ id: "g1", version: 249 }]);
    expect(linesOf(path()).length).toBeLessThan(6);
  });

  test("is left to another process that is at it, and taken over where that one died", async () => {
    const { journal, complaints } = opened(path());
    await write(journal, lifeOf("a", "g1"));
    const lines = linesOf(path());
    writeFileSync(`${path()}.lock`, "");
    journal.compact();
    expect(linesOf(path())).toEqual(lines);
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(`${path()}.lock`, longAgo, longAgo);
    journal.compact();
    expect(linesOf(path()).length).toBeLessThan(lines.length);
    expect(complaints).toEqual([]);
  });

  test("is written on by a process that had the old one open", async () => {
    const [left, right] = [opened(path()), opened(path())];
    await write(right.journal, lifeOf("b", "g2"));
    await write(left.journal, lifeOf("a", "g1"));
    left.journal.compact();
    await write(right.journal, lifeOf("c", "g3"));
    expect(
      remembered(path())
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["g1", "g2", "g3"]);
  });
});
