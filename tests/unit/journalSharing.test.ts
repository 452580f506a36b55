import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, now } from "../../provider/journal";
import { hadElsewhere } from "../../provider/journal/shelf";
import { type Unkeyed, write } from "../journal/support";

const ACCOUNT = { address: "http://localhost", user: "operator" };
const SCOPE = { project: "shop", stack: "dev", backend: "file:///state", ...ACCOUNT };
const OTHER = { ...SCOPE, backend: "file:///elsewhere" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-journal-"));
  mkdirSync(join(folder, "shop"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, "shop", "dev.jsonl");

function open(scope = SCOPE): Journal {
  return new Journal(file(), scope, (reason) => {
    throw new Error(reason);
  });
}

const made = (journal: Journal, path: string, id: string) =>
  journal.write(["made", journal.key, now(), path, id, null]);
const idsIn = (journal: Journal) => journal.records.all().map(({ id }) => id);

test.each([
  ["of the same stack", SCOPE],
  ["of another stack with the same name", OTHER],
])("a journal that is written anew keeps what a run %s has written since it was read", async (_of, scope) => {
  const first = open();
  await made(first, "Customer::acme", "1");
  const second = open(scope);
  await made(second, "Customer::elm", "2");
  first.compact();
  await made(second, "Customer::oak", "3");
  await made(first, "Customer::fir", "4");
  const all = [...idsIn(open()), ...(scope === SCOPE ? [] : idsIn(open(scope)))];
  expect(all.sort()).toEqual(["1", "2", "3", "4"]);
});

test("an object that a state is seen to have does not end the POST of the one that is to replace it", async () => {
  const journal = open();
  await made(journal, "Gateway::pbx", "old");
  await journal.write(["post", journal.key, now(), "Gateway::pbx", "1", { name: "PBX" }]);
  await journal.confirm([{ path: "Gateway::pbx", class: "Gateway", id: "old" }]);
  expect(open().records.begun("Gateway")).toEqual([
    expect.objectContaining({ path: "Gateway::pbx", customer: "1", sent: { name: "PBX" } }),
  ]);
});

const PBX = "Gateway::pbx";
const post: Unkeyed = ["post", 1, PBX, "7", {}];
const madePbx: Unkeyed = ["made", 1, PBX, "g1", "7"];
const seen: Unkeyed = ["seen", 1, PBX, "g1", "7"];
const remove: Unkeyed = ["delete", 1, PBX, "g1"];
const gone: Unkeyed = ["gone", 1, PBX, "g1"];

test.each<[name: string, lines: Unkeyed[], doubt: boolean, ends: boolean]>([
  ["nothing", [], false, false],
  ["a POST without an answer", [post], true, false],
  ["what was made", [post, madePbx], true, true],
  ["what the state has", [madePbx, seen], false, true],
  ["what the state has, beside what it may lack", [["seen", 1, "Gateway::a", "a", null], post], true, false],
  ["a deletion without an answer", [seen, remove], false, false],
  ["a deletion", [madePbx, remove, gone], false, true],
  ["a POST that was sent again, and made", [["lost", 1, PBX, "7", {}], madePbx, seen], false, true],
])("whether a run that was cut off after %s leaves the state in doubt", async (_name, lines, doubt, ends) => {
  const journal = open();
  await write(journal, lines);
  expect([journal.isInDoubt, open().isInDoubt]).toEqual([doubt, doubt]);
  journal.close();
  expect(readFileSync(file(), { encoding: "utf8", flag: "a+" }).includes('"end"')).toBe(ends);
  // Another account's run ends in good order, which says nothing of this one.
  const other = open({ ...SCOPE, user: "another" });
  await made(other, "Gateway::other", "other");
  other.close();
  expect(open().isInDoubt).toBe(doubt && !ends);
  journal.compact();
  expect(open().isInDoubt).toBe(doubt && !ends);
});

test("what the state lacks, and what it calls otherwise", async () => {
  const journal = open();
  await write(journal, [
    ["made", 1, "Gateway::held", "held", null],
    ["made", 1, "Gateway::renamed", "renamed", null],
    ["made", 1, "Gateway::lacking", "lacking", null],
    post,
    ["gone", 1, "Gateway::gone", "gone"],
  ]);
  const state = [
    { path: "Gateway::held", class: "Gateway", id: "held" },
    { path: "Gateway::main", class: "Gateway", id: "renamed" },
    { path: "Route::lacking", class: "Route", id: "lacking" },
  ];
  expect(journal.missingFrom(state).map(({ path }) => path)).toEqual(["Gateway::lacking", PBX]);
  await journal.confirm(state);
  await journal.confirm([{ path: "Gateway::again", class: "Gateway", id: "held" }]);
  const seen = open()
    .records.all()
    .filter((kept) => kept.seen)
    .map(({ path }) => path);
  expect(seen.sort()).toEqual(["Gateway::again", "Gateway::main"]);
});

test("a run that ends while a line is on its way has not ended in good order", async () => {
  const journal = open();
  const writing = made(journal, PBX, "g1");
  journal.close();
  await writing;
  expect(open().isInDoubt).toBe(true);
  journal.close();
  expect(open().isInDoubt).toBe(false);
});

test("what another account wrote is taken over once it is the same one, but for what was written here since", async () => {
  const other = open({ ...SCOPE, user: "formerly" });
  await write(other, [madePbx, ["made", 1, "Gateway::a", "a", "7"], ["post", 1, "Route::all", "7", {}]]);
  await write(open(), [["seen", 2, PBX, "g1", "7"]]);
  // Another backend's state is another stack's.
  await write(open(OTHER), [madePbx]);
  const journal = open();
  expect([...journal.elsewhere.keys()]).toEqual([other.key]);
  await journal.absorb(other.key);
  expect(journal.records.all()).toMatchObject([
    { id: "g1", seen: true },
    { id: "a", seen: false },
    { path: "Route::all" },
  ]);
  journal.compact();
  expect(open().elsewhere.get(other.key)?.records.all()).toEqual([]);
  expect(
    open({ ...SCOPE, user: "formerly" })
      .elsewhere.get(journal.key)
      ?.records.all(),
  ).toHaveLength(3);
  expect(open().elsewhere.get(other.key)?.written.all()).toHaveLength(3);
  // Whose the lines are is written once.
  expect(readFileSync(file(), "utf8").split(`["scope","${journal.key}"`)).toHaveLength(2);
  await other.write(["made", other.key, now() + 1, "Gateway::late", "late", null]);
  expect(open().elsewhere.get(other.key)?.records.all()).toMatchObject([{ id: "late" }]);
});

test("an object is known to be another stack's", async () => {
  const isOwn = ({ user }: { user: string }) => user === SCOPE.user;
  await write(open({ ...SCOPE, user: "another" }), [
    madePbx,
    ["made", 1, "Gateway::old", "old", null],
    ["gone", 1, "Gateway::old", "old"],
  ]);
  await made(open(), "Gateway::own", "own");
  writeFileSync(join(folder, "shop", "dev.jsonl.lock"), "");
  writeFileSync(join(folder, "notes"), "");
  const holder = hadElsewhere(folder, isOwn);
  const name = "shop/dev in file:///state";
  expect(holder(SCOPE.address, "Gateway", "g1")).toBe(name);
  expect(holder(SCOPE.address, "Customer", "7")).toBe(name);
  const none = [holder("http://elsewhere", "Gateway", "g1"), holder(SCOPE.address, "Route", "g1")];
  none.push(...["old", "own"].map((id) => holder(SCOPE.address, "Gateway", id)));
  expect(none).toEqual([undefined, undefined, undefined, undefined]);
});
