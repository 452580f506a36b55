import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSession } from "../../../provider/adapter/account";
import { readSettings } from "../../../provider/adapter/settings";
import { Approval, fingerprintOf, type WritingStep } from "../../../provider/lifecycle";
import { type Sandbox, startSandbox } from "../../../sandbox";
import { urnOf } from "../urns";
import { Resource, Run } from "./account";

const owner = { id: "1", attributes: { name: "Acme" } };
const pbx = { customer: "1", name: "pbx", host: "a.example.net" };

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: { customers: [owner] } });
});
afterEach(() => sandbox.close());

const writes = () => sandbox.requests.filter(({ method }) => method !== "GET").map(({ method }) => method);

/** A run that may do only this. */
class HeldRun extends Run {
  constructor(steps: readonly WritingStep[]) {
    super(sandbox);
    const [, stack = "", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(urnOf("Gateway", "it"))!;
    this.session = { ...this.session, approval: new Approval("review.json", [{ project, stack, steps }]) };
  }

  seal(name: string, value: string): string {
    const [, stack, project] = /^urn:pulumi:(.*?)::(.*?)::/.exec(urnOf("Gateway", "it"))!;
    return this.session.seal(JSON.stringify([project, stack, "Gateway::it", name, value]));
  }
}

const step = (action: string, written: WritingStep["writes"], id?: string): WritingStep => ({
  urn: urnOf("Gateway", "it"),
  action,
  writes: written,
  ...(id !== undefined && { id }),
});
const all = { customer: { to: "1" }, name: { to: "pbx" }, host: { to: "a.example.net" } };

const made = async () => {
  const gateway = new Resource(new Run(sandbox), "Gateway");
  await gateway.up(pbx);
  sandbox.resetRequests();
  return gateway;
};

test("what the review lists is done", async () => {
  const gateway = new Resource(new HeldRun([step("create", all)]), "Gateway");
  await gateway.up(pbx);
  const change = step("update", { host: { from: "a.example.net", to: "b" } }, gateway.id);
  await gateway.in(new HeldRun([change])).up({ ...pbx, host: "b" });
  await gateway.in(new HeldRun([step("delete", {}, gateway.id)])).destroy();
  expect(writes()).toEqual(["POST", "PATCH", "DELETE"]);
});

test.each<[why: string, steps: WritingStep[], args: object]>([
  ["lists no write of it", [], pbx],
  ["lists another action: delete", [step("delete", {})], pbx],
  ["does not list the argument port (5080)", [step("create", all)], { ...pbx, port: 5080 }],
  [
    "lists the argument port as well, which is not declared now",
    [step("create", { ...all, port: { to: 5080 } })],
    pbx,
  ],
  [
    'lists host "a.example.net", and it would be "evil.example"',
    [step("create", all)],
    { ...pbx, host: "evil.example" },
  ],
  [
    "does not tell which value the secret authorizationPassword gets",
    [step("create", { ...all, authorizationPassword: { secret: null } })],
    { ...pbx, authorizationPassword: "x" },
  ],
])("a create is refused before its request: %s", async (why, steps, args) => {
  const gateway = new Resource(new HeldRun(steps), "Gateway");
  await expect(gateway.up(args as never)).rejects.toThrow(why);
  expect(writes()).toEqual([]);
});

test.each<[why: string, written: WritingStep["writes"], args: object]>([
  ["does not list the argument host", { port: { from: null, to: 5080 } }, { ...pbx, host: "b" }],
  [
    'lists host "c", and it would be "b"',
    { host: { from: "a.example.net", to: "c" } },
    { ...pbx, host: "b" },
  ],
  [
    'lists host "before" -> "b", and it is "a.example.net" now',
    { host: { from: "before", to: "b" } },
    { ...pbx, host: "b" },
  ],
])("an update is refused before its request: %s", async (why, written, args) => {
  const gateway = await made();
  await expect(
    gateway.in(new HeldRun([step("update", written, gateway.id)])).up(args as never),
  ).rejects.toThrow(why);
  expect(writes()).toEqual([]);
});

test("a deletion is refused that the review does not list, and that of another object", async () => {
  const gateway = await made();
  await expect(gateway.in(new HeldRun([])).destroy()).rejects.toThrow(
    "was not deleted, and no request was sent",
  );
  await expect(gateway.in(new HeldRun([step("delete", {}, "another")])).destroy()).rejects.toThrow(
    "is about another object: another",
  );
  expect(writes()).toEqual([]);
});

test("a takeover that would write is refused as well, and one that would not needs no approval", async () => {
  const gateway = await made();
  const adopted = (host: string) =>
    new Resource(new HeldRun([]), "Gateway").up({ ...pbx, host, adopt: gateway.id! });
  await expect(adopted("b")).rejects.toThrow("lists no write of it");
  await adopted(pbx.host);
  expect(writes()).toEqual([]);
});

test("a secret is held by the seal that the preview told, and nobody reads the value out of it", async () => {
  const preview = new Run(sandbox);
  await new Resource(preview, "Gateway").plan({ ...pbx, authorizationPassword: "s3cret" });
  await preview.adapter("Gateway", "it").check({}, { ...pbx, authorizationPassword: "s3cret" });
  const told = preview.told.find((line) => line.includes("writes the secret"))!;
  const [, seal] = /^Gateway "it" writes the secret authorizationPassword \(seal ([0-9a-f]{32})\)$/.exec(
    told,
  )!;
  expect(told).not.toContain("s3cret");
  const run = () => new HeldRun([step("create", { ...all, authorizationPassword: { secret: seal! } })]);
  expect(seal).toBe(run().seal("authorizationPassword", "s3cret"));
  const other = new Resource(run(), "Gateway").up({ ...pbx, authorizationPassword: "other" });
  await expect(other).rejects.toThrow("lists another value of the secret authorizationPassword");
  expect(writes()).toEqual([]);
  await new Resource(run(), "Gateway").up({ ...pbx, authorizationPassword: "s3cret" });
  expect(writes()).toEqual(["POST"]);
});

test("a preview of a change tells whether the secret beside it changes", async () => {
  const gateway = new Resource(new Run(sandbox), "Gateway");
  await gateway.up({ ...pbx, authorizationName: "a", authorizationPassword: "one" });
  const said = async (args: object) => {
    const run = new Run(sandbox);
    await gateway.in(run).plan({ ...pbx, authorizationName: "a", ...args });
    return run.told.join("\n");
  };
  expect(await said({ authorizationPassword: "one" })).toBe("");
  expect(await said({ host: "b", authorizationPassword: "one" })).toBe(
    'Gateway "it" keeps the secret authorizationPassword',
  );
  expect(await said({ host: "b", authorizationPassword: "two" })).toMatch(/^Gateway "it" writes the secret /);
});

test("another account seals otherwise", () => {
  const env = { TELECOM_CENTER_BASE_URL: "https://a.example", TELECOM_CENTER_USERNAME: "u" };
  const sealed = (password: string) =>
    newSession(
      readSettings(() => undefined, { ...env, TELECOM_CENTER_PASSWORD: password }),
      () => undefined,
    ).seal("x");
  expect(sealed("one")).toBe(sealed("one"));
  expect(sealed("one")).not.toBe(sealed("two"));
});

describe("the file", () => {
  const folder = mkdtempSync(join(tmpdir(), "telecom-center-approved-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const stacks = [
    { project: "p", stack: "s", errors: [] as string[], customers: [{ steps: [step("create", all)] }] },
  ];
  const fingerprint = fingerprintOf([{ project: "p", stack: "s", steps: [step("create", all)] }]);

  function opened(document: unknown) {
    const path = join(folder, "review.json");
    writeFileSync(path, typeof document === "string" ? document : JSON.stringify(document));
    const env = {
      TELECOM_CENTER_BASE_URL: "https://a.example",
      TELECOM_CENTER_USERNAME: "u",
      TELECOM_CENTER_PASSWORD: "p",
      TELECOM_CENTER_APPROVED: path,
    };
    return newSession(
      readSettings(() => undefined, env),
      () => undefined,
    );
  }

  test("is a review", () => {
    expect(opened({ version: 1, fingerprint, stacks }).approval).toBeInstanceOf(Approval);
  });

  test.each([
    ["no JSON", "{"],
    ["no review", { version: 1 }],
    ["changed after it was written", { version: 1, fingerprint: "0", stacks }],
    ["of a preview that failed: no", { version: 1, fingerprint, stacks: [{ ...stacks[0], errors: ["no"] }] }],
  ])("that is %s holds nothing, and stops", (why, document) => {
    expect(() => opened(document)).toThrow(why);
  });

  test("that is not there stops too", () => {
    const env = {
      TELECOM_CENTER_USERNAME: "u",
      TELECOM_CENTER_PASSWORD: "p",
      TELECOM_CENTER_APPROVED: join(folder, "none"),
    };
    expect(() =>
      newSession(
        readSettings(() => undefined, env),
        () => undefined,
      ),
    ).toThrow("can't be read");
  });
});
