import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { columnsOf, rowReader } from "../../cli/records/columns";
import { Oddities } from "../../cli/records/oddities";
import { readRecords } from "../../cli/records/read";
import type { Json } from "../../provider/api";
import { entityNamed } from "../../provider/entities";
import { isoTime } from "../../provider/entities/kinds";
import { ALL_SWITCHES_ON, populate, type Sandbox, type SandboxOptions } from "../../sandbox";
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

test("pages are as large as a probe of the account has found them", async () => {
  const sandbox = await records(120, { switches: { maxPageSize: 60 } });
  const file = join(folder, "account.json");
  const answer = { usual: 50, largest: 60, above: "refused" };
  writeFileSync(file, JSON.stringify({ version: 1, findings: { pageSize: { answer } } }));
  const env = environment(sandbox, { TELECOM_CENTER_BEHAVIOUR: file });
  const { status } = await command(["cdrs", "termination", ...all], env);
  expect(status).toBe(0);
  expect(sandbox.requests.map(({ query }) => query["page[size]"])).toEqual(["60", "60"]);
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
    const { status, stderr } = await command(["cdrs", "termination", ...all, "--out", out, "--force"], env);
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

describe("the file of --out", () => {
  const run = (sandbox: Sandbox, out: string, ...more: string[]) =>
    command(["cdrs", "termination", ...all, "--out", out, ...more], environment(sandbox));

  test("one that exists is replaced only with --force, and refused before anything is asked for", async () => {
    const sandbox = await records(7);
    const out = join(folder, "calls.csv");
    writeFileSync(out, "earlier", { mode: 0o600 });
    const refused = await run(sandbox, out);
    expect([refused.status, readFileSync(out, "utf8")]).toEqual([1, "earlier"]);
    expect(refused.stderr).toContain(`${out} exists. Choose another file, or replace it with --force.`);
    expect(sandbox.requests).toHaveLength(0);
    expect((await run(sandbox, out, "--force")).status).toBe(0);
    expect(parseCsv(readFileSync(out, "utf8"))).toHaveLength(8);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["calls.csv"]);
  });

  test.each([
    ["that exists", true],
    ["that does not", false],
  ])("a symbolic link stays, and the file %s behind it is written", async (_what, exists) => {
    const sandbox = await records(7);
    const [link, file] = [join(folder, "latest.csv"), join(folder, "calls.csv")];
    symlinkSync("calls.csv", link);
    if (exists) writeFileSync(file, "earlier");
    expect((await run(sandbox, link, ...(exists ? ["--force"] : []))).status).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(parseCsv(readFileSync(file, "utf8"))).toHaveLength(8);
  });

  test("two runs at once don't share a file on the way", async () => {
    const sandbox = await records(1200, { faults: { latencyMs: 20 } });
    const out = join(folder, "calls.csv");
    const ended = await Promise.all([run(sandbox, out), run(sandbox, out)]);
    expect(ended.map(({ status }) => status).sort()).toEqual([0, 1]);
    expect(ended.find(({ status }) => status === 1)!.stderr).toContain("has come to be in the meantime");
    expect(parseCsv(readFileSync(out, "utf8"))).toHaveLength(1201);
  });

  test("a failure before the first record leaves nothing behind", async () => {
    const sandbox = await records(7);
    const env = environment(sandbox, { TELECOM_CENTER_PASSWORD: "wrong" });
    const out = join(folder, "calls.csv");
    const { status, stderr } = await command(["cdrs", "termination", ...all, "--out", out], env);
    expect(status).toBe(1);
    expect(stderr).toContain("no record was written");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a folder is refused", async () => {
    const { status, stderr } = await run(await records(1), folder);
    expect([status, stderr]).toEqual([1, `error: ${folder} is a folder: --out takes a file.\n`]);
  });
});

describe("times", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test.each(["UTC", "America/New_York", "Asia/Kolkata"])("mean the same on a machine in %s", async (tz) => {
    const sandbox = await account({ seed: people });
    const starts = [
      "2026-03-08 02:30:00.250",
      "2026-03-08T02:30:00.75",
      "2026-03-08 02:30:01,5",
      "2026-03-08 02:30",
    ];
    process.env.TZ = tz;
    expect(starts.map(isoTime)).toEqual([
      "2026-03-08T02:30:00.25Z",
      "2026-03-08T02:30:00.75Z",
      "2026-03-08T02:30:01.5Z",
      "2026-03-08T02:30:00Z",
    ]);
    expect(isoTime("2026-03-08 02:30:00.25 +0200")).toBe("2026-03-08T00:30:00.250Z");
    await command(
      ["cdrs", "termination", "--from", "2026-03-08 02:30:00.5", "--to", "2026-03-08T02:30:01.25"],
      environment(sandbox),
    );
    expect(sandbox.requests[0]!.query).toMatchObject({
      "filter[time_start_gteq]": "2026-03-08 02:30:00",
      "filter[time_start_lted]": "2026-03-08 02:30:02",
    });
  });

  test("of no known form stay as they are, for a machine would read them in its own zone", () => {
    for (const text of ["Jan 1 2026", "1767225600", "01/02/2026 10:00", ""]) expect(isoTime(text)).toBe(text);
  });

  test("fractions of a second count at both ends of the period", async () => {
    const page = ["00.2", "00.5", "01.0", "01.25"].map((second, id) => ({
      type: "termination_cdrs",
      id: String(id),
      attributes: { time_start: `2026-01-01 00:00:${second}` },
      relationships: {},
    }));
    const api = {
      pages: async function* () {
        yield { data: page, included: [], number: 1, last: true };
      },
    };
    const period = { from: new Date("2026-01-01T00:00:00.500Z"), to: new Date("2026-01-01T00:00:01.250Z") };
    const found = [];
    for await (const { rows } of readRecords({ api } as never, entityNamed("TerminationCdr"), period))
      found.push(...rows.map(([id]) => id));
    expect(found).toEqual(["1", "2"]);
  });
});

describe("a filter that the account refuses is applied here", () => {
  const hour = ["--from", "2026-01-01 01:00", "--to", "2026-01-01 02:00"];
  const idsOf = (stdout: string) =>
    stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line).id);

  test.each(["detail", "titleOnly", "empty"] as const)("the times, told as %s", async (errorForm) => {
    const usual = await records(300);
    const older = await records(300, { switches: { cdrFilters: "manual", errorForm } });
    const run = (sandbox: Sandbox) =>
      command(["cdrs", "incoming", ...hour, "--format", "jsonl"], environment(sandbox));
    const [wanted, found] = [await run(usual), await run(older)];
    expect(idsOf(wanted.stdout)).toHaveLength(60);
    expect([found.status, idsOf(found.stdout)]).toEqual([0, idsOf(wanted.stdout)]);
    expect(found.stderr).toContain("The account refuses the filter timeStartGteq: it is applied here");
    expect(wanted.stderr).not.toContain("refuses");
  });

  test("the customer, on an account that knows the newer filters alone", async () => {
    const sandbox = await records(300, { switches: { cdrFilters: "newer" } });
    const run = (...more: string[]) =>
      command(["cdrs", "incoming", ...hour, "--format", "jsonl", ...more], environment(sandbox));
    const all = (await run()).stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const { status, stdout } = await run("--customer", "1000001");
    const own = all.filter(({ customerId }) => customerId === "1000001");
    expect(own.length).toBeGreaterThan(0);
    expect([status, idsOf(stdout)]).toEqual([0, own.map(({ id }) => id)]);
  });
});

test("a list that grows while it is read, newest first, gives each record once", async () => {
  const sandbox = await account({ seed: people, switches: { listOrder: "newest" } });
  const add = (id: number) =>
    sandbox.put("termination_cdrs", {
      id: String(id),
      attributes: { time_start: new Date(Date.UTC(2026, 0, 1, 0, 0, id)).toISOString() },
      relationships: { customer: "1000001" },
    });
  for (let id = 0; id < 300; id += 1) add(id);
  let next = 300;
  const growing = setInterval(() => add(next++), 5);
  sandbox.faults.latencyMs = 20;
  const { stdout } = await command(
    ["cdrs", "termination", ...all, "--format", "jsonl", "--page-size", "20"],
    environment(sandbox),
  );
  clearInterval(growing);
  const ids = stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => Number(JSON.parse(line).id));
  expect(next).toBeGreaterThan(310);
  expect(new Set(ids).size).toBe(ids.length);
  for (let id = 0; id < 300; id += 1) expect(ids).toContain(id);
});

describe("a value that is not understood", () => {
  const odd = async () => {
    const sandbox = await account({ seed: people });
    for (const id of ["1", "2", "3"])
      sandbox.put("termination_cdrs", {
        id,
        attributes: { time_start: "2026-01-01 00:00:00" },
        relationships: { customer: "1000001" },
      });
    Object.assign(sandbox.find("termination_cdrs", "2")!.attributes, {
      src_name_in: ["a", "b"],
      aleg_code: true,
    });
    Object.assign(sandbox.find("termination_cdrs", "3")!.attributes, { src_name_in: ["c"] });
    return sandbox;
  };

  test("is written as it came, with one warning for each kind", async () => {
    const sandbox = await odd();
    const csv = await command(["cdrs", "termination", ...all], environment(sandbox));
    expect([csv.status, parseCsv(csv.stdout)]).toEqual([0, expect.any(Array)]);
    const [header, , second, ...rest] = parseCsv(csv.stdout);
    expect(rest).toHaveLength(1);
    expect(second![header!.indexOf("srcNameIn")]).toBe('["a","b"]');
    expect(csv.stderr.match(/^warning: .*$/gm)).toEqual([
      'warning: srcNameIn is a list in 2 records, such as ["a","b"] of record "2": written as it came.',
      'warning: alegCode is a boolean in 1 record, such as true of record "2": written as it came.',
    ]);
    const jsonl = await command(["cdrs", "termination", ...all, "--format", "jsonl"], environment(sandbox));
    expect(JSON.parse(jsonl.stdout.split("\n")[1]!)).toMatchObject({ srcNameIn: ["a", "b"], alegCode: true });
  });

  test("is a failure with --strict, and the same is written", async () => {
    const sandbox = await odd();
    const usual = await command(["cdrs", "termination", ...all], environment(sandbox));
    const strict = await command(["cdrs", "termination", ...all, "--strict"], environment(sandbox));
    expect([strict.status, strict.stdout]).toEqual([1, usual.stdout]);
  });

  test("a record without a form is written as far as it has one", async () => {
    const answers = createServer((_request, response) => {
      const record = { type: "termination_cdrs", attributes: { time_start: "2026-01-01 00:00:00" } };
      const customer = (id: unknown) => ({
        relationships: { customer: { data: { type: "customers", id } } },
      });
      response.setHeader("content-type", "application/vnd.api+json");
      response.end(
        JSON.stringify({
          data: [
            { ...record, id: "1", ...customer("5") },
            { ...record, id: null, ...customer("5") },
            { ...record, id: "3", ...customer(null) },
          ],
          meta: { record_count: 3 },
        }),
      );
    }).listen(0, "127.0.0.1");
    await once(answers, "listening");
    const env = {
      TELECOM_CENTER_BASE_URL: `http://127.0.0.1:${(answers.address() as AddressInfo).port}`,
      TELECOM_CENTER_USERNAME: "u",
      TELECOM_CENTER_PASSWORD: "p",
    };
    const { status, stdout, stderr } = await command(
      ["cdrs", "termination", ...all, "--format", "jsonl"],
      env,
    );
    answers.close();
    answers.closeAllConnections();
    const records = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect([status, records.map(({ id, customerId }) => [id, customerId])]).toEqual([
      0,
      [
        ["1", "5"],
        [null, "5"],
        ["3", null],
      ],
    ]);
    expect(stderr.match(/^warning: /gm)).toHaveLength(2);
  });

  test("a time that is a number, a text of no known form or null", () => {
    const oddities = new Oddities();
    const read = rowReader(entityNamed("TerminationCdr"), oddities);
    const record = (time_end: Json) => ({
      type: "termination_cdrs",
      id: "9",
      attributes: { time_end },
      relationships: {},
    });
    const column = columnsOf(entityNamed("TerminationCdr")).indexOf("timeEnd");
    expect([0, "soon", null].map((value) => read(record(value))[column])).toEqual([0, "soon", null]);
    expect(oddities.warnings).toHaveLength(2);
  });
});

describe("--customer", () => {
  const quiet = ["--from", "2030-01-01", "--to", "2030-01-02"];

  test("an id that neither a customer nor a record has is an error, and nothing is written", async () => {
    const sandbox = await records(5);
    const out = join(folder, "calls.csv");
    const { status, stderr, stdout } = await command(
      ["cdrs", "termination", ...quiet, "--customer", "77", "--out", out],
      environment(sandbox),
    );
    expect([status, stdout, readdirSync(folder)]).toEqual([1, "", []]);
    expect(stderr).toContain(
      'The account has no Customer with the id "77", and no record of the period has it.',
    );
  });

  test("a customer without calls in the period is none", async () => {
    const args = ["cdrs", "termination", ...quiet, "--customer", "1000001"];
    const { status, stdout } = await command(args, environment(await records(5)));
    expect([status, parseCsv(stdout)]).toEqual([0, [expect.any(Array)]]);
  });
});

test("a terminal shows what callers are called without what would steer it; a file has it unchanged", async () => {
  const sandbox = await account({ seed: people });
  sandbox.put("termination_cdrs", {
    id: "1",
    attributes: { time_start: "2026-01-01 00:00:00", src_name_in: "a\u001b[31m\u202eb\nc" },
  });
  const stdout = new Kept(0, true);
  const terminal = await command(["cdrs", "termination", ...all], environment(sandbox), { stdout });
  expect(terminal.stdout).toContain('"a\\u001b[31m\\u202eb\\u000ac"');
  const piped = await command(["cdrs", "termination", ...all], environment(sandbox));
  expect(piped.stdout).toContain('"a\u001b[31m\u202eb\nc"');
});
