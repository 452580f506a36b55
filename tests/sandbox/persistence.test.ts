import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openApi, openSmallAccount } from "./client";

let folder: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  data = join(folder, "account.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("an account is the same after a restart", async () => {
  const first = await openSmallAccount({ data });
  await first.patch("available_did_numbers", first.ids.did, { external_id: "9223372036854775807" });
  first.sandbox.put("termination_cdrs", {
    attributes: { time_start: "2026-01-01 00:00:01" },
    relationships: { customer: "123" },
  });
  first.sandbox.setRecords("incoming_trunk_cdrs", { count: 9, start: "2026-01-01", intervalSeconds: 1 });
  const types = Object.keys(first.sandbox.sizes());
  const before = types.map((type) => first.sandbox.objects(type));
  await first.close();
  const second = await openApi({
    data,
    seed: { customers: [{ id: "5", attributes: { name: "not used" } }] },
  });
  expect(types.map((type) => second.sandbox.objects(type))).toEqual(before);
  const path = "/incoming_trunk_cdrs?filter%5Btime_start_gteq%5D=2026-01-01";
  expect((await second.call("GET", path)).document.meta.record_count).toBe(9);
  await second.close();
});

test("the domain of a trunk that was deleted before a restart never comes back", async () => {
  const first = await openSmallAccount({ data });
  const lost = first.sandbox.find("incoming_trunks", first.ids.trunk)!.attributes.domain;
  await first.call("DELETE", `/incoming_trunks/${first.ids.trunk}`);
  await first.close();
  const second = await openApi({ data });
  const { document } = await second.create("incoming_trunks", {}, { customer: "123" });
  expect(document.data.attributes.domain).not.toBe(lost);
  await second.close();
});

test("the file is written a moment after a change, whole, and nothing is left beside it", async () => {
  const api = await openApi({ data });
  for (let n = 1; n <= 50; n += 1) await api.create("customers", { name: "N" }, undefined, String(n));
  await wait(300);
  expect(JSON.parse(readFileSync(data, "utf8")).objects.customers).toHaveLength(50);
  expect(readdirSync(folder)).toEqual(["account.json"]);
  await api.close();
});

test("a seed comes from a file", async () => {
  const seed = join(folder, "seed.json");
  writeFileSync(
    seed,
    '{"customers":[{"id":"7","attributes":{"name":"Seven"}}],"incoming_trunks":[{"relationships":{"customer":{"data":{"type":"customers","id":"7"}}}}]}',
  );
  const api = await openApi({ seed });
  expect(api.sandbox.objects("incoming_trunks")[0]!.relationships.customer).toBe("7");
  await api.close();
});

test.each([
  ['{"version":2}', "it has an unknown version"],
  ["{", "is no data file of the sandbox"],
])("a file that is no account is an error: %s", async (text, words) => {
  writeFileSync(data, text);
  await expect(openApi({ data })).rejects.toThrow(words);
  expect(readFileSync(data, "utf8")).toBe(text);
});

test.each([
  [{ customer: [] }, 'Unknown type "customer".'],
  [{ customers: [{ id: "1" }, { id: "1" }] }, 'The seed has customers "1" twice.'],
  [
    { customers: [{ id: "1", attributes: { language: "FR" } }] },
    "customers.language is not included in the list",
  ],
])("a seed that makes no sense is an error (%#)", async (seed, words) => {
  await expect(openApi({ seed })).rejects.toThrow(words);
});

test("a data file that cannot be written is an error at the start", async () => {
  await expect(openApi({ data: join(folder, "missing", "account.json") })).rejects.toThrow("ENOENT");
});

test("a port that is taken is an error that says so", async () => {
  const api = await openApi();
  const port = Number(new URL(api.sandbox.url).port);
  await expect(openApi({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
  await api.close();
});
