import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { faultIn } from "../../sandbox/data/json-file";
import { holdFile } from "../../sandbox/data/lock";
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

describe("one sandbox at a time", () => {
  test("a second one is refused, also by another way to the file, until the first has ended", async () => {
    const first = await openApi({ data });
    const link = join(folder, "link.json");
    symlinkSync(data, link);
    for (const path of [data, link])
      await expect(openApi({ data: path })).rejects.toThrow(
        `${path} is in use by another sandbox, process ${process.pid}.`,
      );
    await first.create("customers", { name: "N" }, undefined, "1");
    await first.close();
    const second = await openApi({ data });
    expect(second.sandbox.sizes().customers).toBe(1);
    await second.close();
  });

  test("one that was killed is no obstacle, one that failed to start neither", async () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const release = holdFile(data);
    const [lock] = readdirSync(tmpdir()).filter(
      (name) =>
        name.startsWith("telecom-center-sandbox-") &&
        readFileSync(join(tmpdir(), name), "utf8") === String(process.pid),
    );
    release();
    writeFileSync(join(tmpdir(), lock!), String(pid));
    await (await openApi({ data })).close();
    writeFileSync(data, "{");
    await expect(openApi({ data })).rejects.toThrow("is no data file");
    rmSync(data);
    await (await openApi({ data })).close();
  });
});

describe("a wrong file is told with its name and the place", () => {
  test.each([
    ["", "line 1, column 1: ends where a value is due"],
    [
      '{\n  "customers": [\n    { "id": "1", }\n  ]\n}',
      'line 3, column 18: "}" in place of a name in double quotes',
    ],
    ["{'a': 1}", 'line 1, column 2: "\'" in place of a name in double quotes'],
    ['{"customers": [1 2]}', 'line 1, column 18: "2" in place of "," or "]"'],
    ['{"customers": []} x', 'line 1, column 19: "x" in place of the end'],
    ['{"customers": [12345678901234567890, nul]}', 'line 1, column 38: "n" in place of a value'],
    ["[]", "the seed is no object."],
    ["null", "the seed is no object."],
    ['{"customers": {}}', "customers is no list."],
    ['{"customer": []}', 'Unknown type "customer".'],
    ['{"customers": [null]}', "customers[0] is no object."],
    ['{"customers": [{"id": "1"}, {"id": {}}]}', "customers[1].id is neither a text nor a number."],
    ['{"customers": [{"attributes": []}]}', "customers[0].attributes is no object."],
    ['{"customers": [{"name": "N"}]}', "customers[0].name is neither id, attributes nor relationships."],
    ['{"customers": [{"attributes": {"nam": "N"}}]}', 'customers[0]: customers has no attribute "nam".'],
    ['{"records": []}', "records is no object."],
    ['{"records": {"termination_cdrs": 5}}', "records.termination_cdrs is no object."],
    ['{"records": {"termination_cdrs": {"count": 5}}}', "records.termination_cdrs: "],
  ])("a seed of %s", async (text, words) => {
    const seed = join(folder, "seed.json");
    writeFileSync(seed, text);
    await expect(openApi({ seed })).rejects.toThrow(`The seed ${seed} cannot be used: ${words}`);
  });

  test.each([
    ["[]", "it is no object."],
    ['{"version":1}', "objects: it is no object."],
    ['{"version":1,"objects":{"customers":[5]},"counters":{}}', "objects: customers[0] is no object."],
    ['{"version":1,"objects":{},"counters":{"n":"x"}}', "counters.n is no whole number."],
    ['{"version":1,"objects":{},"counters":{},"records":5}', "records is no object."],
    ['{"version":1,"objects":{},"counters":{},"records":{"x":{"count":1}}}', 'records.x: Unknown type "x".'],
  ])("a data file of %s, which stays as it is", async (text, words) => {
    writeFileSync(data, text);
    await expect(openApi({ data })).rejects.toThrow(`${data} is no data file of the sandbox: ${words}`);
    expect(readFileSync(data, "utf8")).toBe(text);
  });

  test("every JSON text is read, whatever else is not", () => {
    for (const text of ['{"a":[1,-0.5e3,true,null,"\\u00e9\\n"],"b":{}}', " [ ] ", '"x"'])
      expect(faultIn(text)).toBe("it is no JSON");
  });
});
