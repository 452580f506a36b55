import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QUESTIONS } from "../../cli/probe/questions";
import type { ResourceObject } from "../../provider/api";
import { listed } from "../../provider/entities";
import { decode } from "../../provider/lifecycle";
import { ALL_SWITCHES_ON, populate, type Switches } from "../../sandbox";
import { probe } from "./probed";
import { asRecorded, recorded, replay } from "./replayed";
import { account, command, environment } from "./support";

const RECORDINGS = join(__dirname, "recordings");

/** The accounts that the recordings are of. */
const FORMS: Record<string, Partial<Switches>> = {
  documented: {},
  awkward: { ...ALL_SWITCHES_ON, autoTrunk: { delayMs: 10 } },
  strict: {
    capacityWrite: "capacity_limit",
    customerPatch: "reject",
    nullLimits: "reject",
    externalIdPatch: "reject",
    crossCustomer: "reject",
    terminationModeName: "termination_mode",
    filtersRefused: ["termination_gateways.host"],
    maxPageSize: 100,
    errorForm: "text",
  },
  lenient: {
    customerPatch: "ignore",
    nullLimits: "ignore",
    externalIdPatch: "ignore",
    unknownAttributes: "ignore",
    withoutCustomer: "accept",
    didUniqueness: "none",
    relationshipsForm: "linksAndData",
    maxPageSize: null,
    extraAttributes: true,
    listOrder: "id",
  },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "probe-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const reportOf = (place: string) => JSON.parse(readFileSync(join(place, "report.json"), "utf8"));
// biome-ignore lint/suspicious/noExplicitAny: a report of any answers
const answersIn = ({ findings }: any) => {
  const { defaultTrunk, ...others } = findings;
  // How long something took is never the same again.
  const trunk = defaultTrunk.answer && { made: defaultTrunk.answer.made };
  return {
    ...Object.fromEntries(
      Object.entries<{ answer: unknown }>(others).map(([key, { answer }]) => [key, answer]),
    ),
    defaultTrunk: trunk,
  };
};

/** An account of somebody whose affairs are nobody else's. */
async function privateAccount(switches: Partial<Switches> = {}) {
  const sandbox = await account({
    username: "wernher",
    switches,
    seed: populate({ customers: 60, account: "Quux" }),
  });
  const customer = sandbox.objects("customers")[0]!.id;
  const relationships = { customer };
  sandbox.put("termination_cdrs", { attributes: { src_number_in: "441170001234" }, relationships });
  sandbox.put("incoming_trunk_cdrs", { attributes: { src_number: "441170001234" }, relationships });
  return sandbox;
}

test("there is a recording of each form", () => {
  expect(readdirSync(RECORDINGS).sort()).toEqual(Object.keys(FORMS).sort());
});

describe.each(Object.keys(FORMS))("the recording %s", (name) => {
  const place = join(RECORDINGS, name);
  // RECORD_PROBES=1 writes the recordings anew, for a new attribute or question.
  beforeAll(async () => {
    if (!process.env.RECORD_PROBES) return;
    rmSync(place, { recursive: true });
    await probe(await privateAccount(FORMS[name]), { record: place }, asRecorded());
  });

  test("has every question, and is small", () => {
    const files = readdirSync(place);
    // Questions that share an answer ask nothing of their own.
    const missing = QUESTIONS.filter(({ key, requests }) => requests > 0 && !files.includes(`${key}.json`));
    expect(missing.map(({ key }) => key)).toEqual([]);
    expect(files.reduce((sum, file) => sum + statSync(join(place, file)).size, 0)).toBeLessThan(120_000);
  });

  test("is played back to the same answers", async () => {
    const api = await replay(place);
    const env = { TELECOM_CENTER_BASE_URL: api.url };
    const { document } = await probe(await account(), {}, asRecorded(), env);
    expect(api.unknown).toEqual([]);
    expect(answersIn(document)).toEqual(answersIn(reportOf(place)));
    await api.close();
  });

  test("shows objects that the provider reads", () => {
    const shown = recorded(place).flatMap(({ answer }) =>
      [(answer as { data?: unknown } | undefined)?.data].flat(),
    );
    const own = shown.filter((object) => (object as { attributes?: unknown } | null)?.attributes);
    expect(own.length).toBeGreaterThan(20);
    for (const object of own) {
      const { id, type, attributes, relationships = {} } = object as ResourceObject;
      const entity = listed.find((candidate) => candidate.type === type)!;
      expect(decode(entity, { id: String(id), type, attributes, relationships }).id).toBe(String(id));
    }
  });

  test("is what a probe of that form records", async () => {
    const sandbox = await privateAccount(FORMS[name]);
    const { document } = await probe(sandbox, { record: folder }, asRecorded());
    expect(answersIn(reportOf(folder))).toEqual(answersIn(reportOf(place)));
    expect(readdirSync(folder)).toEqual(readdirSync(place));
    const text = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .join("\n");
    const customers = sandbox.objects("customers");
    for (const secret of [
      "wernher",
      "127.0.0.1",
      "Quux",
      "441170001234",
      "did-gw",
      ...customers.map(({ id }) => id),
    ])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    expect(document.left).toEqual([]);
  });
});

describe("a report", () => {
  test("replaces an earlier one, and no other file", async () => {
    const sandbox = await account();
    const file = join(folder, "account.json");
    await probe(sandbox, { readOnly: true, report: file });
    await probe(sandbox, { readOnly: true, report: file });
    writeFileSync(file, "{}");
    const { status, stderr } = await command(
      ["probe", "--read-only", "--report", file],
      environment(sandbox),
    );
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("is no report of a probe: it is not replaced"),
    ]);
    expect(readFileSync(file, "utf8")).toBe("{}");
  });

  test("has nothing of the account, whatever its API says", async () => {
    const said =
      "Customer 1000001 of Quux Telecom (host pbx-7.quux.example, request 9f86d081) already exists in account wernher";
    const sandbox = await privateAccount({ duplicateIdText: said });
    const file = join(folder, "account.json");
    const { answers, document } = await probe(sandbox, { report: file });
    expect(answers.takenCustomerId.text).toBe(said);
    expect(document.baseUrl).toBe(sandbox.url);
    const report = JSON.parse(readFileSync(file, "utf8"));
    expect(report).not.toHaveProperty("baseUrl");
    expect(Object.keys(report.findings)).toEqual(Object.keys(document.findings));
    expect(report.findings.takenCustomerId.answer).toEqual({
      status: 422,
      text: "Customer … of … … (host …, request …) already exists in account …",
    });
  });
});
