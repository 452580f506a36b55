import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openApi, openSmallAccount } from "./client";

type Account = Awaited<ReturnType<typeof openSmallAccount>>;

let api: Account;

const long = 60_000;
const open = async (lingerMs: number) => {
  api = await openSmallAccount({ faults: { lingerMs } });
};
afterEach(() => api.close());

const status = async (method: string, path: string) => (await api.call(method, path)).status;
const ids = async (path: string) =>
  (await api.call("GET", path)).document.data.map(({ id }: { id: string }) => id);

test.each([200, 202, 204] as const)("an object lingers after a DELETE that was answered %d", async (code) => {
  await open(400);
  api.sandbox.switches.deleteStatus = code;
  const started = performance.now();
  expect(await status("DELETE", "/customers/123")).toBe(code);
  expect([await status("GET", "/customers/123"), await ids("/customers")]).toEqual([200, ["123"]]);
  while ((await status("GET", "/customers/123")) === 200) await wait(20);
  expect(performance.now() - started).toBeGreaterThanOrEqual(400);
  expect([await status("GET", "/customers/123"), await ids("/customers")]).toEqual([404, []]);
});

test("its id and its number are taken as long as it lingers, and free afterwards", async () => {
  await open(300);
  await api.call("DELETE", `/external_account_routes/${api.ids.account}`);
  await api.call("DELETE", `/available_did_numbers/${api.ids.did}`);
  const account = () => api.create("external_account_routes", undefined, { customer: "123" }, "77");
  const number = () => api.create("available_did_numbers", { number: "12120000001" }, { customer: "123" });
  for (const answer of [await account(), await number()]) {
    expect([answer.status, answer.document.errors[0].title]).toEqual([422, "has already been taken"]);
  }
  while ((await number()).status === 422) await wait(20);
  expect((await account()).status).toBe(201);
});

test("no write finds it any more: it is not changed, not deleted again, and nothing refers to it", async () => {
  await open(long);
  expect(await status("DELETE", "/customers/123")).toBe(204);
  expect((await api.patch("customers", "123", { name: "New" })).status).toBe(404);
  expect(await status("DELETE", "/customers/123")).toBe(404);
  const refused = await api.create("incoming_trunks", {}, { customer: "123" });
  expect([refused.status, refused.document.errors[0].detail]).toEqual([422, "customer - must exist"]);
});

test("what a customer's deletion takes along lingers with it", async () => {
  await open(300);
  const children = {
    incoming_trunks: api.ids.trunk,
    available_did_numbers: api.ids.did,
    termination_gateways: api.ids.gateway,
    termination_routes: api.ids.route,
    external_account_routes: api.ids.account,
    sip_device_routes: api.ids.sip,
  };
  const shown = () =>
    Promise.all(Object.entries(children).map(([type, id]) => status("GET", `/${type}/${id}`)));
  await api.call("DELETE", "/customers/123");
  expect(await shown()).toEqual(Array(6).fill(200));
  expect((await api.patch("incoming_trunks", api.ids.trunk, { name: "New" })).status).toBe(404);
  expect(await status("DELETE", `/termination_gateways/${api.ids.gateway}`)).toBe(404);
  while ((await status("GET", "/customers/123")) === 200) await wait(20);
  expect(await shown()).toEqual(Array(6).fill(404));
});

test("what is made anew under its id stays", async () => {
  await open(200);
  await api.call("DELETE", "/customers/123");
  api.sandbox.remove("customers", "123");
  expect((await api.create("customers", { name: "Anew" }, undefined, "123")).status).toBe(201);
  await wait(300);
  expect(await status("GET", "/customers/123")).toBe(200);
});

test("what was answered as deleted is not in the data file of a sandbox that was closed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  const data = join(folder, "account.json");
  api = await openSmallAccount({ data, faults: { lingerMs: long } });
  await api.call("DELETE", "/customers/123");
  await api.close();
  const second = await openApi({ data });
  expect(second.sandbox.objects("customers")).toEqual([]);
  await second.close();
  rmSync(folder, { recursive: true });
});
