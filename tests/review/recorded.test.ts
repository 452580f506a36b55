import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { account, command, environment } from "../cli/support";
import { document, step } from "./support";

const folder = mkdtempSync(join(tmpdir(), "telecom-center-recorded-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const sides = (id: string, values: Record<string, unknown>) => ({
  id,
  inputs: values,
  outputs: { ...values, __declared: Object.keys(values).join(",") },
});
const customer = {
  ...sides("1", { name: "Acme", customerId: "1" }),
  outputs: { name: "Acme", customerId: "1", terminationMode: "operator" },
};
const gateway = sides("g1", { customer: "1", name: "london", host: "a" });
const route = sides("r1", { customer: "1", gateway: "g1", name: "uk", dstPrefix: "44" });
const number = sides("d1", { customer: "1", number: "12125550100" });

const preview = file(
  "preview.json",
  document([
    step("same", "Customer", "acme", { before: customer, after: customer }),
    step("same", "Gateway", "london", { before: gateway, after: gateway }),
    step("delete", "Route", "uk", { before: route }),
    step("delete", "DidNumber", "main", { before: number }),
  ]),
);

const HEAD =
  "id,timeStart,duration,srcNameIn,srcNumberIn,dstNumberIn,customerId,terminationRouteId,terminationGatewayId";
const rows = [
  '1,2026-11-02T10:00:00Z,60,"Smith, ""Joe""",anonymous,+44 20 1,1,r1,g1',
  "2,2026-11-01T10:00:00Z,30,,1212,4411,1,r1,",
  "3,2026-11-03T10:00:00Z,10,,,4412,1,r9,g9",
  "4,2026-11-03T10:00:00Z,10,,,4413,1,,",
  "5,2026-11-03T10:00:00Z,10,,,33,1,,g1",
  "6,2026-11-03T10:00:00Z,10,,,4414,2,r1,g1",
];

async function reviewed(...records: string[]) {
  const args = records.flatMap((one) => ["--calls", one]);
  const { status, stdout, stderr } = await command(["review", preview, "--format", "json", ...args]);
  expect({ status, stderr: stderr.includes("error") }).toEqual({ status: 0, stderr: false });
  return JSON.parse(stdout).stacks[0].customers[0];
}

const EXPECTED = {
  recent: { calls: 4, seconds: 110, since: "2026-11-01T10:00:00Z" },
  replayed: { calls: 4, asRecorded: 2, otherwise: 2 },
};

test("the recorded calls of a part, and the old routes applied to the records, from CSV", async () => {
  const acme = await reviewed(file("calls.csv", [HEAD, ...rows, ""].join("\r\n")));
  expect(acme.calls.changes).toHaveLength(1);
  expect(acme.calls.changes[0].recent).toEqual(EXPECTED.recent);
  expect(acme.replayed).toEqual(EXPECTED.replayed);
  const gone = acme.steps.find(({ class: name }: { class: string }) => name === "DidNumber");
  expect(gone.incoming).toEqual({ calls: 0, since: null });
});

test("the same from JSON lines", async () => {
  const names = HEAD.split(",");
  const lines = [
    ["1", "2026-11-02T10:00:00Z", 60, null, "anonymous", "+44 20 1", "1", "r1", "g1"],
    ["2", "2026-11-01T10:00:00Z", 30, null, "1212", "4411", "1", "r1", null],
    ["3", "2026-11-03T10:00:00Z", 10, null, null, "4412", "1", "r9", "g9"],
    ["4", "2026-11-03T10:00:00Z", 10, null, null, "4413", "1", null, null],
    ["5", "2026-11-03T10:00:00Z", 10, null, null, "33", "1", null, "g1"],
  ].map((row) => JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index]]))));
  const acme = await reviewed(file("calls.jsonl", lines.join("\n")));
  expect({ recent: acme.calls.changes[0].recent, replayed: acme.replayed }).toEqual(EXPECTED);
});

test("how many calls came in for a number that goes", async () => {
  const incoming = file(
    "incoming.csv",
    "id,timeStart,didNumber\n1,2026-11-02T10:00:00Z,+12125550100\n2,2026-11-01T10:00:00Z,12125550100\n3,2026-11-01T10:00:00Z,1\n",
  );
  const acme = await reviewed(incoming);
  const gone = acme.steps.find(({ class: name }: { class: string }) => name === "DidNumber");
  expect(gone.incoming).toEqual({ calls: 2, since: "2026-11-01T10:00:00Z" });
  expect(gone.reasons).toContain("2 recorded calls came in for it since 2026-11-01T10:00:00Z");
});

test("no record at all: nothing is counted, and since is null", async () => {
  const acme = await reviewed(file("none.csv", `${HEAD}\n`));
  expect(acme.calls.changes[0].recent).toEqual({ calls: 0, seconds: 0, since: null });
  expect(acme.replayed).toEqual({ calls: 0, asRecorded: 0, otherwise: 0 });
});

test("in words", async () => {
  const records = file("calls.csv", [HEAD, ...rows, ""].join("\r\n"));
  const { stdout } = await command(["review", preview, "--calls", records]);
  expect(stdout).toContain("→ no gateway  4 calls, 2 min since 2026-11-01");
  expect(stdout).toContain("2 of 4 recorded calls went where the routes of before send them");
  const markdown = await command(["review", preview, "--calls", records, "--format", "markdown"]);
  expect(markdown.stdout).toContain(
    "| ⛔ calls to 44 | `london` by `uk` | no gateway | 4 calls, 2 min since 2026-11-01 |",
  );
});

test("from the account, the last days", async () => {
  const now = Date.now();
  const at = (hours: number) =>
    new Date(now - hours * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  const cdr = (id: string, start: string) => ({
    id,
    attributes: {
      dst_number_in: "4420",
      src_number_in: "1",
      duration: 5,
      time_start: start,
      time_connect: start,
      time_end: start,
    },
    relationships: { customer: "1", termination_route: "r1", termination_gateway: "g1" },
  });
  const sandbox = await account({
    seed: {
      customers: [{ id: "1", attributes: { name: "Acme" } }],
      termination_gateways: [
        { id: "g1", attributes: { name: "london", host: "a" }, relationships: { customer: "1" } },
      ],
      termination_routes: [
        { id: "r1", attributes: { name: "uk" }, relationships: { customer: "1", gateway: "g1" } },
      ],
      termination_cdrs: [cdr("1", at(2)), cdr("2", at(30)), cdr("3", at(24 * 9))],
    },
  } as never);
  const { stdout, stderr } = await command(
    ["review", preview, "--format", "json", "--calls", "7d"],
    environment(sandbox),
  );
  expect(stderr).toBe("");
  expect(JSON.parse(stdout).stacks[0].customers[0].calls.changes[0].recent).toMatchObject({
    calls: 2,
    seconds: 10,
  });
});

test("what holds no records is told", async () => {
  expect(await command(["review", preview, "--calls", file("x.csv", "a,b\n1,2\n")])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("x.csv holds no call records"),
  });
});

describe("--approved", () => {
  const approve = async () =>
    file("approved.json", (await command(["review", preview, "--format", "json"])).stdout);

  test("the same steps: status 0", async () => {
    const { status, stdout } = await command(["review", preview, "--approved", await approve()]);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^As approved \([0-9a-f]{12}\)\.\n$/),
    });
  });

  test("other steps: status 3, and only what differs", async () => {
    const approved = await approve();
    const other = file(
      "other.json",
      document([
        step("same", "Customer", "acme", { before: customer, after: customer }),
        step("update", "Gateway", "london", {
          before: gateway,
          after: { inputs: { ...gateway.inputs, host: "b" } },
        }),
        step("delete", "Route", "uk", { before: route }),
      ]),
    );
    const { status, stdout } = await command(["review", other, "--approved", approved]);
    expect(status).toBe(3);
    expect(stdout).toBe(
      "test/dev: approved, and no longer there: delete of DidNumber `main`\ntest/dev: not approved: gateway `london` host a → b\n",
    );
    const json = JSON.parse(
      (await command(["review", other, "--approved", approved, "--format", "json"])).stdout,
    );
    expect(json.differs.map(({ urn }: { urn: string }) => urn.split("::").at(-1))).toEqual([
      "main",
      "london",
    ]);
  });

  test("the fingerprint is the same without what does not change, and its beginning stands in the comment", async () => {
    const bare = file(
      "bare.json",
      document([
        step("delete", "DidNumber", "main", { before: number }),
        step("delete", "Route", "uk", { before: route }),
      ]),
    );
    const of = async (path: string) =>
      JSON.parse((await command(["review", path, "--format", "json"])).stdout).fingerprint;
    expect(await of(bare)).toBe(await of(preview));
    const { stdout } = await command(["review", preview, "--format", "markdown"]);
    expect(stdout).toContain(`Fingerprint \`${(await of(preview)).slice(0, 12)}\``);
  });
});
