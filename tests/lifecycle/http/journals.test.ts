import { existsSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Values } from "../../../provider/lifecycle";
import type { Sandbox } from "../../../sandbox";
import { account, type Resource } from "./account";
import type { Kill } from "./mortal";
import { objectsOf, Stack } from "./stack";
import { CUSTOMER, furnish, STORIES, storyOf } from "./stories";

const customer = CUSTOMER;
const UNANSWERED: Kill = { when: "after", write: "POST" };
const trunk = { customer, name: "Office" };

let sandbox: Sandbox;
let stack: Stack;
beforeEach(async () => {
  sandbox = await account();
  furnish(sandbox);
  stack = new Stack(sandbox);
});

const file = () => join(stack.journal, "project", "stack.jsonl");
const text = () => readFileSync(file(), "utf8");

/** A run that sees its state, so that the journal learns what that has. */
async function confirmed(resource: Resource, args: Values): Promise<void> {
  stack.run();
  await resource.plan(args);
  for (let tries = 0; text().includes('["post"') && tries < 200; tries++) await sleep(5);
}

test("no secret is written down, whatever is declared and however it changes", async () => {
  for (const { entity, first, next } of STORIES) {
    const resource = stack.resource(entity, `of-${entity}`);
    await resource.up(first);
    await resource.up({ ...first, ...next });
  }
  expect(text()).toContain('"Gateway::of-Gateway"');
  expect(text()).not.toMatch(/hush|sandbox/);
  const sent = stack
    .lines()
    .flatMap(([word, , , , , values]) => (word === "post" ? Object.keys(values as Values) : []));
  expect(sent).toContain("authorizationName");
  expect(sent).not.toContain("authorizationPassword");
});

test("an object of the names that people choose takes 300 bytes at most, and 120 once the state has it", async () => {
  const owners = ["acme", "globex", "initech"];
  for (const [index, name] of owners.entries()) {
    const owner = stack.resource("Customer", name);
    await owner.up({ name, language: "EN", capacityLimit: 30 });
    const gateway = stack.resource("Gateway", `${name}-pbx`);
    await gateway.up({ customer: owner.id, name: `${name}-pbx`, host: `sip.${name}.example.com` });
    const declared: [string, string, Values][] = [
      ["IncomingTrunk", `${name}-trunk`, { name }],
      ["DidNumber", `4411740903${index}0`, { number: `4411740903${index}0` }],
      ["DidNumber", `4411740903${index}1`, { number: `4411740903${index}1` }],
      ["Route", `${name}-uk`, { gateway: gateway.id, name: "UK", dstPrefix: "44" }],
    ];
    for (const [entity, resource, args] of declared)
      await stack.resource(entity, resource).up({ customer: owner.id, ...args });
  }
  const count = stack.resources.length;
  const [header, scope] = text().split("\n");
  const fixed = header!.length + scope!.length + 2;
  const written = statSync(file()).size - fixed;
  await confirmed(stack.resources[0]!, { name: "acme", language: "EN", capacityLimit: 30 });
  const anew = statSync(file()).size - fixed;
  // Before the file was written anew, each object had its line about that, without the customer that was known.
  const seen = stack.lines().map((line) => `${JSON.stringify([...line.slice(0, 5), null])}\n`);
  expect(seen).toHaveLength(count);
  expect((written + seen.join("").length) / count).toBeLessThan(300);
  expect(anew / count).toBeLessThan(120);
});

describe("what is no proof", () => {
  test("that of another address of the API", async () => {
    const own = stack.resource("Customer", "acme");
    await stack.killed(UNANSWERED, () => own.up({ name: "Acme" }));
    const other = new Stack(sandbox, {
      "telecom-center:baseUrl": sandbox.url.replace("127.0.0.1", "localhost"),
    });
    other.journal = stack.journal;
    other.run();
    const again = other.resource("Customer", "acme");
    await expect(again.up({ name: "Acme" })).rejects.toThrow("it exists already");
    stack.run();
    await own.up({ name: "Acme" });
    expect(sandbox.objects("customers").map(({ id }) => id)).toContain(own.id);
  });

  test("that of another backend of the state", async () => {
    const own = stack.resource("Customer", "acme");
    const before = process.env.PULUMI_BACKEND_URL;
    try {
      process.env.PULUMI_BACKEND_URL = "s3://one";
      await stack.killed(UNANSWERED, () => own.up({ name: "Acme" }));
      process.env.PULUMI_BACKEND_URL = "s3://other";
      stack.run();
      await expect(own.up({ name: "Acme" })).rejects.toThrow("it exists already");
      process.env.PULUMI_BACKEND_URL = "s3://one";
      stack.run();
      await own.up({ name: "Acme" });
    } finally {
      if (before === undefined) delete process.env.PULUMI_BACKEND_URL;
      else process.env.PULUMI_BACKEND_URL = before;
    }
  });
});

test("a folder that can't be written is told once, and the run goes on as one without a journal", async () => {
  stack.journal = join(stack.journal, "a-file");
  writeFileSync(stack.journal, "");
  const run = stack.run();
  await stack.resource("IncomingTrunk").up(trunk);
  await stack.resource("Gateway").up({ customer, name: "pbx", host: "sip.example.com" });
  expect(run.told).toEqual([
    expect.stringMatching(
      /^warning: no journal is kept in .*a-file: ENOTDIR.*telecom-center:journal sets another folder\.$/,
    ),
  ]);
  expect(sandbox.objects("incoming_trunks")).toHaveLength(1);
});

// The device that is always full.
(existsSync("/dev/full") ? describe : describe.skip)("a disk that gets full", () => {
  const gateway = { customer, name: "pbx", host: "sip.example.com" };
  const kept = () => `${file()}.kept`;
  const fillUp = () => {
    renameSync(file(), kept());
    symlinkSync("/dev/full", file());
  };
  const makeRoom = () => renameSync(kept(), file());
  const gateways = () => objectsOf(sandbox, "termination_gateways").filter(({ name }) => name === "pbx");

  afterEach(() => {
    delete process.env.PULUMI_SKIP_CHECKPOINTS;
  });

  test("stops a run before its next write, where the engine has not written its state yet; the next run goes on", async () => {
    process.env.PULUMI_SKIP_CHECKPOINTS = "true";
    stack.savesEachStep = false;
    const [office, pbx] = [stack.resource("IncomingTrunk"), stack.resource("Gateway")];
    await office.up(trunk);
    fillUp();
    await expect(pbx.up(gateway)).rejects.toThrow(
      /Nothing was sent for Gateway .*can't be written: ENOSPC.*\n.*telecom-center:journal/,
    );
    await expect(office.up({ ...trunk, name: "Home" })).rejects.toThrow("Nothing was sent");
    await expect(office.destroy()).rejects.toThrow("Nothing was sent");
    expect(gateways()).toHaveLength(0);
    makeRoom();
    stack.run();
    await pbx.up(gateway);
    await office.up({ ...trunk, name: "Home" });
    expect(gateways()).toHaveLength(1);
  });

  test("is told once, where the engine writes each step", async () => {
    const run = stack.run();
    await stack.resource("IncomingTrunk").up(trunk);
    fillUp();
    await stack.resource("Gateway").up(gateway);
    expect(run.told).toEqual([expect.stringContaining("ENOSPC")]);
    expect(gateways()).toHaveLength(1);
  });
});

describe("the state", () => {
  test("is asked for once by a first run, which can't know the account that others were made in, and not by one that finds all of it known", async () => {
    const one = stack.resource("IncomingTrunk");
    await one.up(trunk);
    expect(stack.asked).toBe(1);
    await confirmed(one, trunk);
    const asked = stack.asked;
    stack.run();
    expect(await one.plan(trunk)).toBe("same");
    expect(stack.asked).toBe(asked);
  });

  test("is asked for once in a run that finds something unknown, however much that is", async () => {
    const trunks = ["a", "b", "c"].map((name) => stack.resource("IncomingTrunk", name));
    for (const one of trunks) await stack.killed(UNANSWERED, () => one.up({ customer, name: one.name }));
    const asked = stack.asked;
    stack.run();
    await Promise.all(trunks.map((one) => one.up({ customer, name: one.name })));
    expect(stack.asked).toBe(asked + 1);
  });
});

test("what a resource leaves in the account when it goes is not remembered: it was never the stack's to delete", async () => {
  const { first, next } = storyOf("SipAccount");
  const desk = stack.resource("SipAccount", "desk");
  await desk.up(first);
  await desk.up({ ...first, ...next });
  stack.run();
  await desk.destroy();
  stack.resources.length = 0;
  const one = stack.resource("IncomingTrunk");
  await stack.killed(UNANSWERED, () => one.up(trunk));
  const run = stack.run();
  await one.up(trunk);
  expect(run.told[0]).toContain('IncomingTrunk "it"');
  expect(run.told.join()).not.toContain("SipAccount");
});
