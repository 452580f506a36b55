import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { JournalFile } from "../../provider/journal/file";
import { header } from "../../provider/journal/lines";
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
    const next = opened(path()).journal;
    expect(next.records.all()).toMatchObject([{ id: "g1", version: 249 }]);
    await write(next, [["kept", THEN, "Gateway::a", "g1", 249]]);
    expect(linesOf(path()).length).toBeLessThan(6);
  });

  test("is left to another process that is at it, and taken over where that one died", async () => {
    const { journal, complaints } = opened(path());
    await write(journal, lifeOf("a", "g1"));
    const lines = linesOf(path());
    writeFileSync(`${path()}.lock`, "");
    journal.compact();
    expect(linesOf(path())).toEqual(lines);
    // Nothing was written, so that another account's first line still says whose it is.
    const theirs = opened(path(), OTHER);
    theirs.journal.compact();
    await write(theirs.journal, lifeOf("b", "g2"));
    expect(JSON.parse(linesOf(path())[lines.length]!)).toEqual(["scope", theirs.journal.key, OTHER]);
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(`${path()}.lock`, longAgo, longAgo);
    journal.compact();
    expect(existsSync(`${path()}.lock`)).toBe(false);
    expect(remembered(path())).toHaveLength(1);
    expect(linesOf(path()).filter((line) => line.includes(journal.key)).length).toBeLessThan(
      lines.length - 1,
    );
    expect(complaints).toEqual([]);
  });

  test("has once what another process appended meanwhile", async () => {
    const file = new JournalFile(path());
    await file.append("1\n2\n");
    const shorten = () => {
      appendFileSync(path(), "3\n");
      return `${header}short\n`;
    };
    expect([file.replace(() => undefined), file.replace(shorten)]).toEqual([false, true]);
    expect(readFileSync(path(), "utf8")).toBe(`${header}short\n3\n`);
    rmSync(path());
    await file.append("4\n");
    expect(readFileSync(path(), "utf8")).toBe(`${header}4\n`);
  });

  test("has what was on its way to the disk when it came", async () => {
    writeFileSync(inFolder("new"), header);
    const file = new JournalFile(path());
    const appended = file.append("1\n");
    await new Promise(setImmediate);
    renameSync(inFolder("new"), path());
    await appended;
    expect(readFileSync(path(), "utf8")).toBe(`${header}1\n`);
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
