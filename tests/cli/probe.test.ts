import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { QUESTIONS } from "../../cli/probe/questions";
import {
  ALL_SWITCHES_ON,
  LIKENESS_KEYS,
  populate,
  type Sandbox,
  type SandboxOptions,
  type Switches,
} from "../../sandbox";
import { NAME, type Probed, probe } from "./probed";
import { account, command, environment, Kept } from "./support";

const callsOf = (sandbox: Sandbox) => {
  const customer = sandbox.objects("customers")[0]!.id;
  sandbox.put("termination_cdrs", { relationships: { customer } });
  sandbox.put("incoming_trunk_cdrs", { relationships: { customer } });
};

/** An account with enough in it to show how long its pages are. */
async function full(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await account({ seed: populate({ customers: 60 }), ...options });
  callsOf(sandbox);
  return sandbox;
}

const form = (shown: string) => ({ post: shown, get: shown, list: shown });
const everywhere = (shown: string) =>
  Object.fromEntries(
    [
      "incoming_trunks",
      "available_did_numbers",
      "termination_gateways",
      "termination_routes",
      "external_account_routes",
    ].map((type) => [type, form(shown)]),
  );

const DEFAULTS = {
  errorForm: "detail",
  pageSize: { usual: 50, largest: 1000, above: "refused" },
  filters: {},
  sorts: {
    incoming_trunks: ["codecs"],
    termination_gateways: ["codecs", "authorization_password"],
    sip_device_routes: ["password"],
  },
  callRecords: {
    terminationType: "termination_cdrs",
    incomingType: "incoming_trunk_cdrs",
    timeStartRequired: true,
    filters: [],
  },
  customerIds: "text",
  defaultTrunk: { made: false },
  capacityAnswer: "capacity_limit",
  terminationModeDefault: "operator",
  unknownAttribute: "refused",
  terminationMode: "trm_mode",
  customerUpdate: { name: "applied", language: "applied", terminationMode: "applied" },
  capacityWrite: ["capacity_limit", "incoming_capacity"],
  clearLimits: "applied",
  takenCustomerId: { status: 422, text: "id - has already been taken" },
  telephoneEvent: "as sent",
  passwordAnswer: "clear",
  emptyRule: "null",
  routeGatewayType: "termination_gateways",
  booleans: "boolean",
  externalId: { answer: "number", update: "applied" },
  didUnique: "account",
  crossCustomer: "accepted",
  withoutCustomer: "refused",
  relationships: {
    ...everywhere("absent"),
    incoming_trunks: { ...form("absent"), post: "links" },
    available_did_numbers: { ...form("absent"), post: "data" },
  },
  listOrder: "creation",
  patchAnswer: "new",
};

const NEWER = [
  "incoming_trunk.id",
  "time_start_gteq",
  "time_start_lted",
  "src_number",
  "dst_number",
  "success",
];

/** What other answers a switch gives, for each value that a key can tell. */
const ALONE: [Partial<Switches>, object][] = [
  [{ capacityName: "incoming_capacity" }, { capacityAnswer: "incoming_capacity" }],
  [{ capacityWrite: "capacity_limit" }, { capacityWrite: ["capacity_limit"] }],
  [{ capacityWrite: "incoming_capacity" }, { capacityWrite: ["incoming_capacity"] }],
  [{ terminationModeName: "termination_mode" }, { terminationMode: "termination_mode" }],
  [
    { terminationModeName: "absent" },
    {
      terminationModeDefault: null,
      customerUpdate: { name: "applied", language: "applied", terminationMode: null },
    },
  ],
  [{ terminationModeDefault: "system" }, { terminationModeDefault: "system" }],
  [{ telephoneEvent: "with8000" }, { telephoneEvent: "with 8000" }],
  [{ telephoneEvent: "without8000" }, { telephoneEvent: "without 8000" }],
  [{ patchCodecsEcho: true }, { patchAnswer: "old" }],
  [{ patchAnswer: "before" }, { patchAnswer: "old" }],
  [{ relationshipsForm: "absent" }, { relationships: everywhere("absent") }],
  [{ relationshipsForm: "links" }, { relationships: everywhere("links") }],
  [{ relationshipsForm: "data" }, { relationships: everywhere("data") }],
  [{ relationshipsForm: "linksAndData" }, { relationships: everywhere("both") }],
  [
    { relationshipsForm: { termination_routes: { list: "data", get: "links" } } },
    {
      relationships: {
        ...DEFAULTS.relationships,
        termination_routes: { post: "absent", get: "links", list: "data" },
      },
    },
  ],
  [{ routeGatewayType: "gateways" }, { routeGatewayType: "gateways" }],
  [{ passwordEcho: "masked" }, { passwordAnswer: "masked" }],
  [{ passwordEcho: "null" }, { passwordAnswer: "hidden" }],
  [{ rewriteAnswer: "empty" }, { emptyRule: "empty" }],
  [{ booleansAsText: true }, { booleans: "text" }],
  [{ idsAsNumber: true }, { customerIds: "number" }],
  [{ didUniqueness: "customer" }, { didUnique: "customer" }],
  [{ didUniqueness: "none" }, { didUnique: "none" }],
  [{ externalIdAnswer: "string" }, { externalId: { answer: "text", update: "applied" } }],
  [{ externalIdAnswer: "absent" }, { externalId: { answer: "absent", update: null } }],
  [{ externalIdPatch: "reject" }, { externalId: { answer: "number", update: "refused" } }],
  [{ externalIdPatch: "ignore" }, { externalId: { answer: "number", update: "ignored" } }],
  [{ crossCustomer: "reject" }, { crossCustomer: "refused" }],
  [{ withoutCustomer: "accept" }, { withoutCustomer: "accepted" }],
  [{ unknownAttributes: "ignore" }, { unknownAttribute: "ignored" }],
  [
    { customerPatch: "reject" },
    { customerUpdate: { name: "refused", language: "refused", terminationMode: "refused" } },
  ],
  [
    { customerPatch: "ignore" },
    { customerUpdate: { name: "ignored", language: "ignored", terminationMode: "ignored" } },
  ],
  [
    { customerPatch: { name: "reject", trm_mode: "ignore" } },
    { customerUpdate: { name: "refused", language: "applied", terminationMode: "ignored" } },
  ],
  [{ nullLimits: "reject" }, { clearLimits: "refused" }],
  [{ nullLimits: "ignore" }, { clearLimits: "ignored" }],
  [{ duplicateIdStatus: 409 }, { takenCustomerId: { status: 409, text: "id - has already been taken" } }],
  [{ duplicateIdText: "It exists" }, { takenCustomerId: { status: 422, text: "It exists" } }],
  [{ maxPageSize: 37 }, { pageSize: { usual: 37, largest: 37, above: "refused" } }],
  [{ maxPageSize: 200, errorForm: "empty" }, { pageSize: { usual: 50, largest: 200, above: "refused" } }],
  [{ maxPageSize: 40, overMaxPageSize: "clamp" }, { pageSize: { usual: 40, largest: 40, above: "cut" } }],
  [
    { maxPageSize: 55, overMaxPageSize: "clamp", linksForm: "none" },
    { pageSize: { usual: 50, largest: 55, above: "cut" } },
  ],
  [
    { maxPageSize: 55, overMaxPageSize: "clamp", linksForm: "none", recordCount: false },
    { pageSize: { usual: 50, largest: 55, above: "cut" } },
  ],
  [{ maxPageSize: null }, { pageSize: { usual: 50, largest: null, above: null } }],
  [{ usualPageSize: 20 }, { pageSize: { usual: 20, largest: 1000, above: "refused" } }],
  [{ listOrder: "newest" }, { listOrder: "newest" }],
  [{ listOrder: "id" }, { listOrder: "id" }],
  [
    { filtersRefused: ["termination_gateways.host", "customers.id"] },
    { filters: { customers: ["id"], termination_gateways: ["host"] } },
  ],
  [{ sortsRefused: ["customers.name"] }, { sorts: { customers: ["name"] } }],
  [
    { cdrFilters: "manual" },
    {
      filters: { incoming_trunk_cdrs: NEWER },
      callRecords: { ...DEFAULTS.callRecords, timeStartRequired: false, filters: NEWER },
    },
  ],
  [{ cdrTimeStartRequired: false }, { callRecords: { ...DEFAULTS.callRecords, timeStartRequired: false } }],
  [
    { cdrTypes: "documented" },
    {
      callRecords: {
        ...DEFAULTS.callRecords,
        terminationType: "termination cdrs",
        incomingType: "Component cdrs",
      },
    },
  ],
  [{ autoTrunk: { delayMs: 0 } }, { defaultTrunk: { made: true, afterMs: expect.any(Number) } }],
  [{ errorForm: "titleOnly" }, { errorForm: "title" }],
  [{ errorForm: "text" }, { errorForm: "text" }],
  [{ errorForm: "html" }, { errorForm: "text" }],
];

/** Without words, nothing can be told but statuses. */
const WORDLESS = (errorForm: Switches["errorForm"] | undefined) =>
  errorForm === "empty" ? { errorForm: "empty", takenCustomerId: { status: 422, text: "" } } : {};

/** Answers by which other questions go. */
const OTHERS_GO_BY = ["unknownAttribute", "terminationMode"];

/** A sandbox that was told what a probe found out gives the next one the same answers. */
async function expectAlike({ document, answers }: Probed, questions = QUESTIONS): Promise<void> {
  const like = await full({ like: document });
  const again = (await probe(like, {}, { questions })).answers;
  // How long it took is another time.
  const timeless = (key: string, answer: Probed["answers"][string]) =>
    key === "defaultTrunk" ? answer.made : answer;
  for (const { key } of questions)
    expect([key, timeless(key, again[key])]).toEqual([key, timeless(key, answers[key])]);
}

describe("the answers", () => {
  test("are the documents' where an account answers so", async () => {
    const sandbox = await full();
    const first = await probe(sandbox);
    const { status, answers, document } = first;
    expect(answers).toEqual(DEFAULTS);
    expect(status).toBe(0);
    expect(document).toMatchObject({
      version: 1,
      baseUrl: sandbox.url,
      settings: { "telecom-center:terminationModeAttribute": "trm_mode" },
      left: [],
    });
    await expectAlike(first);
  });

  test.each(ALONE)(
    "are those of the switch %j, and a sandbox like it gives the same",
    async (switches, expected) => {
      const sandbox = await full({ switches });
      const first = await probe(sandbox);
      const words = switches.errorForm === "html" ? { takenCustomerId: expect.anything() } : {};
      const own = [WORDLESS(switches.errorForm), words, expected];
      expect(first.answers).toEqual({ ...DEFAULTS, ...WORDLESS(switches.errorForm), ...words, ...expected });
      expect(sandbox.objects("customers")).toHaveLength(60);
      await expectAlike(
        first,
        QUESTIONS.filter(({ key }) => own.some((keys) => key in keys) || OTHERS_GO_BY.includes(key)),
      );
    },
  );

  test("are those of the most awkward form", async () => {
    const sandbox = await full({ switches: { ...ALL_SWITCHES_ON, autoTrunk: { delayMs: 10 } } });
    const first = await probe(sandbox);
    expect(first.answers).toEqual({
      ...DEFAULTS,
      errorForm: "title",
      pageSize: { usual: 50, largest: 50, above: "cut" },
      callRecords: {
        ...DEFAULTS.callRecords,
        terminationType: "termination cdrs",
        incomingType: "Component cdrs",
      },
      customerIds: "number",
      defaultTrunk: { made: true, afterMs: expect.any(Number) },
      capacityAnswer: "incoming_capacity",
      terminationModeDefault: null,
      customerUpdate: { name: "applied", language: "applied", terminationMode: null },
      takenCustomerId: { status: 409, text: "id - has already been taken" },
      telephoneEvent: "with 8000",
      passwordAnswer: "masked",
      emptyRule: "empty",
      routeGatewayType: "gateways",
      booleans: "text",
      externalId: { answer: "text", update: "applied" },
      didUnique: "customer",
      relationships: everywhere("absent"),
      listOrder: "newest",
      patchAnswer: "old",
    });
    await expectAlike(first);
  });
});

describe("a sandbox like the account", () => {
  test("follows every key", () => {
    expect([...LIKENESS_KEYS].sort()).toEqual(QUESTIONS.map(({ key }) => key).sort());
  });

  test("tells an answer that it does not know, with its place", async () => {
    const like = { version: 1, findings: { booleans: { answer: "maybe" } } } as const;
    await expect(full({ like })).rejects.toThrow(
      'The report: the answer to booleans is not known: "maybe". It is one of boolean, text.',
    );
  });

  test("is had from a file by the command", async () => {
    const folder = mkdtempSync(join(tmpdir(), "probe-"));
    const file = join(folder, "report.json");
    writeFileSync(file, '{"version":2}');
    const { status, stderr } = await command(["sandbox", "--port", "0", "--like", file]);
    expect([status, stderr]).toEqual([1, expect.stringContaining(`${file} is no report of`)]);
    rmSync(folder, { recursive: true });
  });
});

describe("what is read alone", () => {
  test("is asked without a question and without a write", async () => {
    const sandbox = await full();
    sandbox.put("customers", { id: "1000000001", attributes: { name: NAME } });
    const { answers, status } = await probe(sandbox, { readOnly: true, yes: false });
    expect(status).toBe(0);
    expect(Object.keys(answers).sort()).toEqual(["callRecords", "errorForm", "filters", "pageSize", "sorts"]);
    expect(sandbox.requests.filter(({ method }) => method !== "GET")).toEqual([]);
    expect(sandbox.find("customers", "1000000001")).toBeDefined();
  });
});

describe("the question whether to begin", () => {
  test("needs a terminal or --yes", async () => {
    const sandbox = await account();
    const { status, stderr } = await command(["probe"], environment(sandbox));
    expect([status, stderr]).toEqual([2, expect.stringContaining("--yes")]);
    expect(sandbox.requests).toEqual([]);
  });

  test.each([
    ["no", 1],
    ["yes", 0],
  ])("is answered with %s on a terminal", async (answer, status) => {
    const sandbox = await account({ switches: { autoTrunk: { delayMs: 0 } } });
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    stdin.end(`${answer}\n`);
    const ended = await command(["probe"], environment(sandbox), { stdin, stderr: new Kept(0, true) });
    expect([ended.status, sandbox.requests.length > 0]).toEqual([status, status === 0]);
  });

  test("is followed by one request where the password is wrong", async () => {
    const sandbox = await account();
    const env = { ...environment(sandbox), TELECOM_CENTER_PASSWORD: "wrong" };
    const { status, stderr } = await command(["probe", "--yes"], env);
    expect(status).toBe(1);
    expect(stderr).toContain("error: the API gave no answers: GET /customers answered 401");
    expect(sandbox.requests).toHaveLength(1);
  });

  test("follows the plan, which has each question in its order", async () => {
    const sandbox = await account();
    const { stderr } = await probe(sandbox, { yes: true });
    expect(stderr).toMatch(
      /^Asks the account of operator at http:\S+ 27 questions, with about \d+ requests\./,
    );
    const places = QUESTIONS.map(({ key }, index) => stderr.indexOf(`${index + 1}. ${key}: `));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    const [, told] = /with about (\d+) requests/.exec(stderr)!;
    const asked = sandbox.requests.length;
    expect(Math.abs(Number(told) - asked)).toBeLessThan(asked / 4);
  });
});
