import { setTimeout as wait } from "node:timers/promises";
import type { Faults } from "../../sandbox";
import { type Json, openSmallAccount } from "./client";

type Account = Awaited<ReturnType<typeof openSmallAccount>>;

let api: Account;

beforeEach(async () => {
  api = await openSmallAccount();
});
afterEach(() => api.close());

const set = (changes: Partial<Faults>) => Object.assign(api.sandbox.faults, changes);
const long = 60_000;

const read = async (path: string) => {
  const { status, document } = await api.call("GET", path);
  return status === 200 ? document.data.attributes.name : status;
};
const listed = async (path: string) =>
  (await api.call("GET", path)).document.data.map(({ attributes }: Json) => attributes.name);

/** One write of each kind. */
async function write() {
  await api.create("customers", { name: "Made" }, undefined, "124");
  await api.patch("incoming_trunks", api.ids.trunk, { name: "Patched" });
  await api.call("DELETE", `/termination_gateways/${api.ids.gateway}`);
}
const reads = async () => [
  await read("/customers/124"),
  await read(`/incoming_trunks/${api.ids.trunk}`),
  await read(`/termination_gateways/${api.ids.gateway}`),
];
const lists = async () => [
  await listed("/customers"),
  await listed("/incoming_trunks"),
  await listed("/termination_gateways?filter%5Bcustomer.id%5D=123"),
];
const before = { reads: [404, "DIDWW", "Gateway"], lists: [["John Johnson"], ["DIDWW"], ["Gateway"]] };
const after = { reads: ["Made", "Patched", 404], lists: [["John Johnson", "Made"], ["Patched"], []] };

test.each([
  ["single reads", { readLagMs: long }, { reads: before.reads, lists: after.lists }],
  ["lists", { listLagMs: long }, { reads: after.reads, lists: before.lists }],
  ["both", { readLagMs: long, listLagMs: long }, before],
])("%s that lag show the state from before a write", async (_what, lag, expected) => {
  set(lag);
  await write();
  expect({ reads: await reads(), lists: await lists() }).toEqual(expected);
  set({ readLagMs: 0, listLagMs: 0 });
  expect({ reads: await reads(), lists: await lists() }).toEqual(after);
});

test("what a write has changed is shown once the lag is over", async () => {
  set({ readLagMs: 300, listLagMs: 300 });
  const started = performance.now();
  await write();
  while ((await read(`/termination_gateways/${api.ids.gateway}`)) !== 404) await wait(20);
  expect(performance.now() - started).toBeGreaterThanOrEqual(300);
  expect({ reads: await reads(), lists: await lists() }).toEqual(after);
});

test("writes are shown one after the other, each after its own lag", async () => {
  const path = "/customers/123";
  set({ readLagMs: 800 });
  const started = performance.now();
  await api.patch("customers", "123", { name: "First" });
  await wait(500);
  await api.patch("customers", "123", { name: "Second" });
  const seen: string[] = [];
  while (seen.at(-1) !== "Second" && performance.now() - started < 5000) {
    const name = await read(path);
    if (seen.at(-1) !== name) seen.push(name);
    await wait(5);
  }
  expect(seen).toEqual(["John Johnson", "First", "Second"]);
});

test("a write itself sees what was written, and answers it", async () => {
  set({ readLagMs: long, listLagMs: long });
  const made = await api.create("customers", { name: "Made" }, undefined, "124");
  expect([made.status, made.document.data.attributes.name]).toEqual([201, "Made"]);
  expect((await api.create("customers", { name: "Again" }, undefined, "124")).status).toBe(422);
  expect((await api.create("incoming_trunks", {}, { customer: "124" })).status).toBe(201);
  expect((await api.patch("customers", "124", { name: "New" })).document.data.attributes.name).toBe("New");
  expect((await api.call("DELETE", "/customers/124")).status).toBe(204);
  expect((await api.call("DELETE", "/customers/124")).status).toBe(404);
});

test("what hangs on an object is shown as it was, too", async () => {
  set({ readLagMs: long, listLagMs: long });
  const account = `/external_account_routes/${api.ids.account}`;
  await api.call("DELETE", `/available_did_numbers/${api.ids.did}`);
  const { document } = await api.call("GET", `${account}?include=available_did_number`);
  expect(document.data.relationships.available_did_number.data.id).toBe(api.ids.did);
  expect(document.included[0].attributes.number).toBe("12120000001");
  expect(document.data.attributes.external_caller_id).toBe("12120000001");
  const related = await api.call("GET", `${account}/available_did_number`);
  expect(related.document.data.id).toBe(api.ids.did);
  await api.call("DELETE", "/customers/123");
  expect((await api.call("GET", account)).status).toBe(200);
  expect(await listed("/incoming_trunks?filter%5Bcustomer.id%5D=123")).toEqual(["DIDWW"]);
});

test("changes behind the API's back lag as well, what an account has at first does not", async () => {
  set({ readLagMs: long });
  api.sandbox.change("customers", "123", { name: "Changed" });
  expect([await read("/customers/123"), api.sandbox.find("customers", "123")?.attributes.name]).toEqual([
    "John Johnson",
    "Changed",
  ]);
});

test("a new object is not found yet by those that are to refer to it", async () => {
  set({ referenceLagMs: 300 });
  const started = performance.now();
  await api.create("customers", { name: "Made" }, undefined, "124");
  const create = () => api.create("incoming_trunks", {}, { customer: "124" });
  const refused = await create();
  expect([refused.status, refused.document.errors[0].detail]).toEqual([422, "customer - must exist"]);
  expect((await api.call("GET", "/customers/124")).status).toBe(200);
  while ((await create()).status === 422) await wait(20);
  expect(performance.now() - started).toBeGreaterThanOrEqual(300);
});
