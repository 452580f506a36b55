import type { Sandbox } from "../../sandbox";
import { account, writes } from "./fixtures";
import { Example } from "./support/example";

// Some twenty runs of the engine.
jest.setTimeout(600_000);

const refused = (stderr: string | RegExp) => ({ code: 1, stderr: expect.stringMatching(stderr) });

const none = { customers: 0, incoming_trunks: 0, available_did_numbers: 0 };

let sandbox: Sandbox;
let example: Example;

const record = (stacks: number) => example.write("stacks.json", JSON.stringify({ stacks }));

/** The objects that a stack's state has, and those that there are. */
const held = (stack: string) =>
  example.resources(stack).flatMap(({ id, type }) => (id && !type.startsWith("pulumi:") ? [id] : []));
const inAccount = () =>
  Object.keys(none)
    .flatMap((type) => sandbox.objects(type).map(({ id }) => String(id)))
    .sort();

beforeAll(async () => {
  sandbox = await account();
  example = new Example("split-stacks", sandbox, { CUSTOMERS: "12" });
  record(2);
});

test("two stacks side by side make the whole list, each its share", async () => {
  const { stdout } = await example.script("deploy.ts", "up", "--yes");
  expect(stdout.match(/^part-\d: .*"create":\d+/gm)).toHaveLength(2);
  expect(sandbox.sizes()).toMatchObject({ customers: 12, incoming_trunks: 12, available_did_numbers: 12 });
});

describe("another number of stacks", () => {
  beforeEach(() => sandbox.resetRequests());

  test("is not deployed, and what it would lose is told", async () => {
    record(3);
    const message = /^With 3 stacks 6 customers would be deleted and made again: customer-\d+ in part-\d/;
    await expect(example.script("deploy.ts", "up", "--yes")).rejects.toMatchObject(refused(message));
    record(2);
    expect(sandbox.requests).toEqual([]);
  });

  test("is only shown before somebody says yes", async () => {
    await expect(example.script("deploy.ts", "move", "3")).rejects.toMatchObject(refused("no --yes"));
    const { stdout } = await example.pulumi("stack", "ls", "--json");
    expect(JSON.parse(stdout).map(({ name }: { name: string }) => name)).toEqual(["part-0", "part-1"]);
  });

  test.each([3, 2])("is moved to without a write to the account: %d", async (stacks) => {
    const { stdout } = await example.script("deploy.ts", "move", String(stacks), "--yes");
    expect(stdout.match(/^customer-\d+, 3 objects: part-\d -> part-\d$/gm)).toHaveLength(6);
    const parts = JSON.parse((await example.pulumi("stack", "ls", "--json")).stdout) as { name: string }[];
    expect(parts).toHaveLength(stacks);
    // Its own previews, before and after, show what a refresh would hide; what is wrong in the account shows in that of the new stack.
    const unchanged = [0, 0, 1, 1, 2].map((part) => `part-${part}: nothing changes`);
    expect(stdout.match(/^part-\d: nothing changes$/gm)?.sort()).toEqual(unchanged);
    if (stacks === 3)
      await example.pulumi("preview", "--stack", "part-2", "--expect-no-changes", "--refresh");
    expect(parts.flatMap(({ name }) => held(name)).sort()).toEqual(inAccount());
    for (const { name } of parts) {
      // Else `--delete` would delete what another stack has now.
      const journal = await example.command("journal", "--stack", name, "--format", "json");
      expect(JSON.parse(journal.stdout).objects).toEqual([]);
    }
    expect(writes(sandbox)).toEqual([]);
  });

  test("leaves stacks that do their work", async () => {
    expect((await example.script("deploy.ts", "up", "--yes")).stdout).toMatch(/^part-0: nothing changes$/m);
    expect(writes(sandbox)).toEqual([]);
    await expect(example.script("deploy.ts", "destroy")).rejects.toMatchObject(refused("no --yes"));
    await example.script("deploy.ts", "destroy", "--yes");
    expect(sandbox.sizes()).toMatchObject(none);
  });
});
