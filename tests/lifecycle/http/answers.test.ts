import { entityNamed } from "../../../provider/entities";
import type { Fault, Sandbox } from "../../../sandbox";
import { account, Resource, Run } from "./account";
import { tried } from "./adapters";
import { Stack } from "./stack";
import { CUSTOMER, furnish, STORIES } from "./stories";

const made = STORIES.filter(({ entity }) => entity !== "SipAccount");
const NO_RETRIES = { "telecom-center:maxRetries": "0" };

/** Answers that say, or seem to say, that there is no such object. */
const NONE: readonly Fault[] = ["html404", "empty404", "kong404", "status404", "html410", "empty410"];
/** Answers of something before the API that seem to say that all went well. */
const WELL: readonly Fault[] = ["html200", "empty200", "errors200"];
/** Answers that nothing can be made of. */
const NOTHING: readonly Fault[] = [
  "html403",
  "html407",
  "html511",
  "redirect302",
  "html502",
  "wrongId",
  "wrongType",
];

/** Whether it shows another object than the one that was asked for. */
const isWrong = (fault: Fault) => fault.startsWith("wrong");

async function furnished(): Promise<Sandbox> {
  const sandbox = await account();
  furnish(sandbox);
  return sandbox;
}

/** Everything that is asked of one object, and not of lists, gets this answer from now on. */
function lie(sandbox: Sandbox, fault: Fault, id: string, type: string): void {
  sandbox.faults.random.push({
    match: { path: `/${type}/${id}` },
    fault,
    carriedOut: false,
    probability: 1,
  } as never);
}

/** The same for every path. */
function lieAll(sandbox: Sandbox, fault: Fault): void {
  sandbox.faults.random.push({ fault, probability: 1 });
}

const failure = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => "it did not fail",
    (error: Error) => error.message,
  );

describe.each(made)("$entity", ({ entity, type, first, next }) => {
  let sandbox: Sandbox;
  let resource: Resource;
  let before: unknown;

  beforeEach(async () => {
    sandbox = await furnished();
    resource = new Resource(new Run(sandbox), entity);
    await resource.up(first);
    before = structuredClone(sandbox.find(type, resource.id!));
    resource.in(new Run(sandbox, NO_RETRIES).hasty());
  });

  const untouched = () => expect(sandbox.find(type, resource.id!)).toEqual(before);

  test.each(tried(NONE))(
    "%s of its own address alone: not forgotten, not counted as deleted, not made again",
    async (fault) => {
      lie(sandbox, fault, resource.id!, type);
      const unproven = /does not prove that .* is gone: the list of its class still shows it/;
      expect(await failure(resource.refresh())).toMatch(unproven);
      expect(await failure(resource.up({ ...first, ...next }))).toMatch(unproven);
      expect(await failure(resource.destroy())).toMatch(unproven);
      untouched();
    },
  );

  test.each(tried(NONE))("%s of every address: nothing is proven either", async (fault) => {
    lieAll(sandbox, fault);
    expect(await failure(resource.refresh())).toMatch(/is gone: the list of its class can't be read/);
    expect(await failure(resource.up({ ...first, ...next }))).not.toContain("--refresh");
    expect(await failure(resource.destroy())).toMatch(/is gone: the list of its class can't be read/);
    untouched();
  });

  test.each(tried(WELL))("%s: nothing was read, written or deleted", async (fault) => {
    lieAll(sandbox, fault);
    expect(await failure(resource.refresh())).toContain("could not be read");
    expect(await failure(resource.up({ ...first, ...next }))).not.toBe("it did not fail");
    expect(await failure(resource.destroy())).toContain("was not deleted");
    untouched();
  });

  test.each(tried(NOTHING, isWrong))(
    "%s: an error for each operation, and the state stays",
    async (fault) => {
      lieAll(sandbox, fault);
      const { outputs } = resource;
      expect(await failure(resource.refresh())).toContain("could not be read");
      expect(resource.outputs).toEqual(outputs);
      if (isWrong(fault)) return;
      expect(await failure(resource.up({ ...first, ...next }))).not.toBe("it did not fail");
      expect(await failure(resource.destroy())).toContain("could not be deleted");
      untouched();
    },
  );

  test.each(tried(NOTHING, isWrong))(
    "%s to its creation: not made twice, and nothing of another object is kept",
    async (fault) => {
      // An id that the API gave can't be told from another one.
      if (fault === "wrongId" && !entityNamed(entity).idArgument) return;
      const other = new Resource(new Run(sandbox, NO_RETRIES).hasty(), entity, "other");
      await resource.in(new Run(sandbox)).destroy();
      const count = sandbox.objects(type).length;
      lieAll(sandbox, fault);
      expect(await failure(other.up(first))).not.toBe("it did not fail");
      expect(other.id).toBeUndefined();
      expect(sandbox.objects(type).length - count).toBeLessThanOrEqual(1);
    },
  );

  test("gone by its address and by a list that was read to its end: forgotten, and deleted", async () => {
    sandbox.remove(type, resource.id!);
    expect(await failure(resource.up({ ...first, ...next }))).toContain(
      "`pulumi up --refresh` makes it again",
    );
    const again = new Resource(new Run(sandbox), entity);
    Object.assign(again, { id: resource.id, outputs: resource.outputs });
    await again.destroy();
    expect(await resource.refresh()).toBe(false);
  });
});

describe("an object that the journal knows to be younger than a minute", () => {
  const trunk = { customer: CUSTOMER, name: "Office" };

  test("is asked for again while reads may lag, and is not gone", async () => {
    const sandbox = await furnished();
    const stack = new Stack(sandbox);
    const resource = stack.resource("IncomingTrunk");
    await resource.up(trunk);
    stack.run(undefined, { seconds: 5 });
    sandbox.faults.next.push({ match: { method: "GET" }, fault: "html404" });
    const id = resource.id!;
    // Its own read and the list that would confirm it miss it at first.
    const [kept] = sandbox.objects("incoming_trunks");
    sandbox.remove("incoming_trunks", id);
    setTimeout(() => sandbox.put("incoming_trunks", kept!), 60);
    expect(await resource.refresh()).toBe(true);
    expect(resource.id).toBe(id);
  });

  test("is gone in the end, as an older one is at once", async () => {
    const sandbox = await furnished();
    const stack = new Stack(sandbox);
    const resource = stack.resource("IncomingTrunk");
    await resource.up(trunk);
    stack.run(undefined, { seconds: 5 });
    sandbox.remove("incoming_trunks", resource.id!);
    const start = performance.now();
    expect(await resource.refresh()).toBe(false);
    expect(performance.now() - start).toBeGreaterThan(150);
  });
});

describe("a list that does not come to a proven end", () => {
  test("proves no object gone, and no place free", async () => {
    const sandbox = await furnished();
    sandbox.put("incoming_trunks", { attributes: { name: "Other" }, relationships: { customer: CUSTOMER } });
    const run = new Run(sandbox);
    const resource = new Resource(run, "IncomingTrunk");
    await resource.up({ customer: CUSTOMER, name: "Office" });
    const posts = sandbox.count("POST");
    const { pages } = sandboxClient(run);
    pages.complete = false;
    const later = new Resource(run, "Route", "later");
    expect(await failure(later.up(STORIES.find(({ entity }) => entity === "Route")!.first))).toContain(
      "could not be read to its end",
    );
    sandbox.remove("incoming_trunks", resource.id!);
    expect(await failure(resource.refresh())).toContain("could not be read to its end");
    expect(sandbox.count("POST")).toBe(posts);
  });
});

/** Takes the proof of their end from all lists of a run, as a circle of pages does. */
function sandboxClient(run: Run): { pages: { complete: boolean } } {
  const pages = { complete: true };
  const { api } = (
    run as unknown as { session: { api: { pages: (...args: unknown[]) => AsyncGenerator<object> } } }
  ).session;
  const original = api.pages.bind(api);
  api.pages = async function* (...args: unknown[]) {
    for await (const page of original(...args)) yield pages.complete ? page : { ...page, complete: false };
  };
  return { pages };
}

test("a lost customer that its own address denies and a list shows counts as found", async () => {
  const sandbox = await account();
  sandbox.faults.next.push({ match: { method: "POST" }, fault: "dropAfter" });
  const resource = new Resource(new Run(sandbox, NO_RETRIES), "Customer");
  sandbox.faults.random.push({
    match: { method: "GET", path: "/customers/" },
    fault: "status404",
    probability: 1,
  });
  await resource.up({ name: "Acme", customerId: "42" });
  expect(resource.id).toBe("42");
  expect(sandbox.count("POST")).toBe(1);
});

test("the first refusal of the credentials is told in full, whichever read met it", async () => {
  const sandbox = await furnished();
  const run = new Run(sandbox);
  const resources = ["a", "b", "c"].map((name) => new Resource(run, "Gateway", name));
  for (const resource of resources)
    await resource.up({ customer: CUSTOMER, name: resource.name, host: "sip.example.com" });
  sandbox.resetRequests();
  const wrong = new Run(sandbox, { "telecom-center:password": "guess" });
  const told = await Promise.all(resources.map((resource) => failure(resource.in(wrong).refresh())));
  expect(sandbox.requests).toHaveLength(1);
  expect(told.filter((line) => line.includes("answered 401"))).toHaveLength(1);
  expect(told.filter((line) => line.includes("nothing more is sent"))).toHaveLength(2);
});
