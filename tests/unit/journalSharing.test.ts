import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, now } from "../../provider/journal";

const ACCOUNT = { address: "http://localhost", user: "operator" };
const SCOPE = { project: "shop", stack: "dev", backend: "file:///state", ...ACCOUNT };
const OTHER = { ...SCOPE, backend: "file:///elsewhere" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(scope = SCOPE): Journal {
  return new Journal(join(folder, "dev.jsonl"), scope, (reason) => {
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
