import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALL_SWITCHES_ON, populate, type SandboxOptions } from "../../sandbox";
import { account, command, environment, Kept } from "./support";

const people = populate({ customers: 3, trunksPerCustomer: 1, gatewaysPerCustomer: 1, routesPerGateway: 1 });
const set = (count: number) => ({ count, start: "2026-01-01 00:00:00", intervalSeconds: 60 });
const records = (count: number, options: SandboxOptions = {}) =>
  account({
    ...options,
    seed: { ...people, records: { termination_cdrs: set(count), incoming_trunk_cdrs: set(count) } },
  });
const all = ["--from", "2026-01-01", "--to", "2027-01-01"];

/** CSV by the grammar of RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r\n)/y;
  for (let at = 0; at < text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const [, value, end] = field.exec(text) ?? [];
    if (value === undefined) throw new Error(`no CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    rows.at(-1)!.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-cdrs-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("CSV has a header row, CRLF, and quotes where they are needed", async () => {
  const sandbox = await records(3);
  sandbox.setRecords("termination_cdrs", { ...set(0), count: 0 });
  sandbox.put("termination_cdrs", {
    id: "1",
    attributes: {
      time_start: "2026-01-01 00:00:00",
      src_name_in: 'Desk "west",\r\nfloor 2',
      aleg_reason: "=HYPERLINK(1)",
      src_number_in: null,
    },
    relationships: { customer: "1000002" },
  });
  const { status, stdout, stderr } = await command(["cdrs", "termination", ...all], environment(sandbox));
  expect(status).toBe(0);
  expect(stderr).toMatch(/^1 record written in /);
  const [header, row, ...rest] = parseCsv(stdout);
  expect(header).toEqual([
    "id", "timeStart", "timeConnect", "timeEnd", "duration", "srcNameIn", "srcNumberIn", "dstNumberIn",
    "alegCode", "alegReason", "origCallId", "localTag", "globalTag", "customerId", "terminationRouteId",
    "terminationGatewayId",
  ]); // biome-ignore format: one line reads better
  expect(rest).toEqual([]);
  const cell = (name: string) => row![header!.indexOf(name)];
  expect(cell("timeStart")).toBe("2026-01-01T00:00:00Z");
  expect(cell("srcNameIn")).toBe('Desk "west",\r\nfloor 2');
  expect(cell("alegReason")).toBe("=HYPERLINK(1)");
  expect(cell("srcNumberIn")).toBe("");
  expect(cell("customerId")).toBe("1000002");
});

test("JSON lines hold the same records, nothing as null", async () => {
  const sandbox = await records(120);
  const csv = await command(["cdrs", "incoming", ...all], environment(sandbox));
  const jsonl = await command(["cdrs", "incoming", ...all, "--format", "jsonl"], environment(sandbox));
  const [header, ...rows] = parseCsv(csv.stdout);
  const objects = jsonl.stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  expect(objects).toHaveLength(120);
  expect(Object.keys(objects[0])).toEqual(header);
  expect(
    objects.map((object) => Object.values(object).map((value) => (value === null ? "" : String(value)))),
  ).toEqual(rows);
});

test("an empty period has a header and no record", async () => {
  const sandbox = await records(5);
  const period = ["--from", "2030-01-01", "--to", "2030-01-02"];
  const csv = await command(["cdrs", "termination", ...period], environment(sandbox));
  expect(parseCsv(csv.stdout)).toHaveLength(1);
  expect(csv.stderr).toMatch(/^0 records written/);
  const jsonl = await command(["cdrs", "termination", ...period, "--format", "jsonl"], environment(sandbox));
  expect(jsonl.stdout).toBe("");
});

test("periods that follow each other share no record and miss none", async () => {
  const sandbox = await records(180);
  const ids = async (from: string, to: string) => {
    const { stdout } = await command(
      ["cdrs", "termination", "--from", from, "--to", to, "--format", "jsonl"],
      environment(sandbox),
    );
    return stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => Number(JSON.parse(line).id));
  };
  const first = await ids("2026-01-01 00:00", "2026-01-01T01:00:00Z");
  const second = await ids("2026-01-01 01:00", "2026-01-01T04:00:00+02:00");
  expect(first).toHaveLength(60);
  expect([...first, ...second]).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
});

test("times are sent as the API's filters take them", async () => {
  const sandbox = await records(1);
  await command(
    [
      "cdrs",
      "incoming",
      "--from",
      "2026-01-01T02:00:00+02:00",
      "--to",
      "2026-01-02",
      "--customer",
      "1000001",
    ],
    environment(sandbox),
  );
  expect(sandbox.requests[0]!.query).toMatchObject({
    "filter[time_start_gteq]": "2026-01-01 00:00:00",
    "filter[time_start_lted]": "2026-01-02 00:00:00",
    "filter[customer.id]": "1000001",
  });
});

test("one request for each page", async () => {
  const sandbox = await records(1200);
  await command(["cdrs", "termination", ...all], environment(sandbox));
  expect(sandbox.requests.map(({ query }) => query["page[size]"])).toEqual(["500", "500", "500"]);
  sandbox.resetRequests();
  await command(["cdrs", "termination", ...all, "--page-size", "1000"], environment(sandbox));
  expect(sandbox.requests).toHaveLength(2);
});

test("a page size that the API refuses is given up, unless it was asked for", async () => {
  const sandbox = await records(120, { switches: { maxPageSize: 50 } });
  const { status, stderr } = await command(["cdrs", "termination", ...all], environment(sandbox));
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^120 records/)]);
  expect(sandbox.requests.map(({ status }) => status)).toEqual([400, 200, 200, 200]);
  const asked = await command(["cdrs", "termination", ...all, "--page-size", "60"], environment(sandbox));
  expect(asked.status).toBe(1);
  expect(asked.stderr).toContain("The maximum page size is 50");
});

test.each([
  ["by default", {}],
  ["with every awkward form at once", { ...ALL_SWITCHES_ON }],
])("the ids of customer, trunk, route and gateway are there %s", async (_what, switches) => {
  const sandbox = await records(60, { switches });
  for (const kind of ["termination", "incoming"]) {
    const { stdout } = await command(["cdrs", kind, ...all, "--format", "jsonl"], environment(sandbox));
    const objects = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(objects).toHaveLength(60);
    const related =
      kind === "termination"
        ? ["customerId", "terminationRouteId", "terminationGatewayId"]
        : ["customerId", "incomingTrunkId"];
    for (const object of objects)
      for (const name of related) expect(object[name]).toEqual(expect.any(String));
    expect(objects[0].timeStart).toBe("2026-01-01T00:00:00Z");
  }
});

describe("a failure in the middle", () => {
  const broken = () =>
    records(1200, {
      faults: {
        next: [
          { fault: "none", times: 2 },
          { fault: "status500", times: 10 },
        ],
      },
    });

  test("says how many records came before it", async () => {
    const sandbox = await broken();
    const env = environment(sandbox, { TELECOM_CENTER_MAX_RETRIES: "0" });
    const { status, stdout, stderr } = await command(["cdrs", "termination", ...all], env);
    expect(status).toBe(1);
    expect(stderr).toContain("500");
    expect(stderr).toContain("The output is incomplete: 1,000 records went to standard output before that.");
    expect(parseCsv(stdout)).toHaveLength(1001);
  });

  test("leaves the file of an earlier export as it was", async () => {
    const sandbox = await broken();
    const out = join(folder, "calls.csv");
    writeFileSync(out, "earlier");
    const env = environment(sandbox, { TELECOM_CENTER_MAX_RETRIES: "0" });
    const { status, stderr } = await command(["cdrs", "termination", ...all, "--out", out], env);
    expect(status).toBe(1);
    expect(stderr).toContain(`1,000 records went to ${out}.partial before that`);
    expect(readFileSync(out, "utf8")).toBe("earlier");
  });
});

test("--out writes the file, and nothing to standard output", async () => {
  const sandbox = await records(7);
  const out = join(folder, "calls.csv");
  const { status, stdout, stderr } = await command(
    ["cdrs", "termination", ...all, "--out", out],
    environment(sandbox),
  );
  expect([status, stdout]).toEqual([0, ""]);
  expect(stderr).toContain(`7 records written to ${out}`);
  expect(parseCsv(readFileSync(out, "utf8"))).toHaveLength(8);
  expect(existsSync(`${out}.partial`)).toBe(false);
});

test("a folder that does not exist: status 1 before anything is asked for", async () => {
  const sandbox = await records(7);
  const out = join(folder, "none", "calls.csv");
  const { status, stderr } = await command(
    ["cdrs", "termination", ...all, "--out", out],
    environment(sandbox),
  );
  expect(status).toBe(1);
  expect(stderr).toContain("ENOENT");
  expect(sandbox.requests).toHaveLength(0);
});

test("a slow reader is waited for", async () => {
  const sandbox = await records(3000);
  const stdout = new Kept(20);
  const { status } = await command(["cdrs", "termination", ...all], environment(sandbox), { stdout });
  expect(status).toBe(0);
  expect(parseCsv(stdout.text)).toHaveLength(3001);
  const page = stdout.text.length / 6;
  expect(stdout.mostWaiting).toBeLessThan(2 * page);
});

test("a terminal gets a bar that is gone at the end", async () => {
  const sandbox = await records(1200, { faults: { latencyMs: 120 } });
  const stderr = new Kept(0, true);
  await command(["cdrs", "termination", ...all], environment(sandbox), { stderr });
  expect(stderr.text).toMatch(/\rRecords █+░+ \d[\d,]* of 1,200/);
  const [, last] = stderr.text.split(/\r(?!.*\r)/s);
  expect(last).toMatch(/^.{3}1,200 records written in .*\n$/s);
});
