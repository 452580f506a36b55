import fc from "fast-check";
import type { Page } from "../../../provider/api";
import { entityNamed } from "../../../provider/entities";
import type { Reader, Session } from "../../../provider/lifecycle";
import { populate, type Sandbox, type SandboxOptions } from "../../../sandbox";
import { account, newRun } from "./account";

const gateway = entityNamed("Gateway");
const { type } = gateway;

/** An account of so many gateways, and their ids. */
async function gateways(count: number, options: SandboxOptions = {}): Promise<[Sandbox, string[]]> {
  const sandbox = await account({
    ...options,
    seed: populate({ customers: 1, gatewaysPerCustomer: count }),
  });
  return [sandbox, sandbox.objects(type).map(({ id }) => id)];
}

/** Reads as the engine does: so many at a time, the next when one is answered. Gives the names found, by id. */
async function readAll(reader: Reader, ids: readonly string[], atOnce = 8): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  const waiting = [...ids];
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      found.set(id, (await reader.oneOfMany(gateway, id))?.values.name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

function stored(sandbox: Sandbox, ids: readonly string[]): Map<string, unknown> {
  return new Map(ids.map((id) => [id, sandbox.find(type, id)?.attributes.name]));
}

const lists = (sandbox: Sandbox) => sandbox.requests.filter(({ path }) => path === `/${type}`).length;

/** Lets something happen in the account after each list page. */
function afterEachPage(session: Session, happens: (number: number, page: Page) => void): void {
  const pages = session.api.pages.bind(session.api);
  session.api.pages = async function* (...args): AsyncGenerator<Page> {
    let number = 0;
    for await (const page of pages(...args)) {
      number += 1;
      happens(number, page);
      yield page;
    }
  };
}

test("a whole account is read from its list pages", async () => {
  const [sandbox, ids] = await gateways(500);
  expect(await readAll(newRun(sandbox).reader, ids)).toEqual(stored(sandbox, ids));
  expect([lists(sandbox), sandbox.count()]).toEqual([10, 10]);
});

test.each([1, 2, 10, 40])(
  "%i objects of an account of 20,000 take one page at most, and their own reads",
  async (n) => {
    const [sandbox, ids] = await gateways(20_000);
    const own = ids.filter((_, index) => index % Math.floor(20_000 / n) === 7).slice(0, n);
    expect(await readAll(newRun(sandbox).reader, own)).toEqual(stored(sandbox, own));
    // One page is the price of knowing how many there are.
    expect(lists(sandbox)).toBe(n === 1 ? 0 : 1);
    expect(sandbox.count()).toBeLessThanOrEqual(n + 1);
  },
);

test("one object is read by itself, without a list", async () => {
  const [sandbox, [id]] = await gateways(3);
  await readAll(newRun(sandbox).reader, [id!]);
  expect(sandbox.requests.map(({ path }) => path.split("?")[0])).toEqual([expect.stringContaining(id!)]);
});

test("any share of any account, page size, order and form of links is read right, with no more pages than reads", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0.02, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 16 }),
      fc.constantFrom("creation", "newest", "id"),
      fc.constantFrom("omitted", "null", "none"),
      fc.boolean(),
      async (total, maxPageSize, share, atOnce, listOrder, linksForm, recordCount) => {
        const switches = {
          maxPageSize,
          overMaxPageSize: "clamp",
          listOrder,
          linksForm,
          recordCount,
        } as const;
        const [sandbox, ids] = await gateways(total, { switches });
        const own = ids.filter((_, index) => ((index * 7919) % 1000) / 1000 < share);
        const gone = ["00000000-0000-4000-8000-000000000000"];
        const read = await readAll(newRun(sandbox).reader, [...own, ...gone], atOnce);
        expect(read).toEqual(stored(sandbox, [...own, ...gone]));
        // What is gone costs a list of its own, which proves that.
        expect(lists(sandbox)).toBeLessThanOrEqual(read.size + gone.length);
        expect(sandbox.count() - lists(sandbox)).toBeLessThanOrEqual(read.size);
        await sandbox.close();
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test("objects that move between the pages, go or come while they are listed are read as they are", async () => {
  const [sandbox, ids] = await gateways(300, { switches: { listOrder: "newest" } });
  const session = newRun(sandbox);
  const removed: string[] = [];
  afterEachPage(session, (page) => {
    // One comes at the front, which moves the rest to a later page; two of a later page go, which moves the rest ahead.
    sandbox.put(type, { attributes: { name: `late ${page}`, host: "late.example.com" } });
    for (const id of [ids[page * 3]!, ids[page * 5 + 100]!]) {
      if (!sandbox.find(type, id)) continue;
      sandbox.remove(type, id);
      removed.push(id);
    }
  });
  const read = await readAll(session.reader, ids);
  expect(removed.length).toBeGreaterThan(5);
  const left = ids.filter((id) => !removed.includes(id));
  expect(new Map(left.map((id) => [id, read.get(id)]))).toEqual(stored(sandbox, left));
  // What went while the pages were read is either told as gone or as it was when its page was read, in this same run.
  for (const id of removed)
    expect([undefined, expect.stringMatching(/^Gateway/)]).toContainEqual(read.get(id));
});

test("a write makes the copy invalid, a page that is under way included", async () => {
  const [sandbox, ids] = await gateways(120);
  const session = newRun(sandbox);
  const [before, during] = [ids[0]!, ids[60]!];
  afterEachPage(session, (page) => {
    if (page !== 2) return;
    sandbox.change(type, during, { name: "written during" });
    session.reader.forget(gateway, during);
  });
  await readAll(session.reader, ids.slice(0, 10));
  sandbox.change(type, before, { name: "written before" });
  session.reader.forget(gateway, before);
  const read = await readAll(session.reader, ids);
  expect(read.get(before)).toBe("written before");
  expect(read.get(during)).toBe("written during");
});

test("a deletion makes all copies invalid, because other objects go with it", async () => {
  const [sandbox, ids] = await gateways(20);
  const session = newRun(sandbox);
  await readAll(session.reader, ids);
  await session.api.delete("customers", "1000001");
  session.reader.forget(entityNamed("Customer"), "1000001", true);
  expect([...(await readAll(session.reader, ids)).values()]).toEqual(ids.map(() => undefined));
});

test("a page is never older than the run", async () => {
  const [sandbox, ids] = await gateways(20);
  await readAll(newRun(sandbox).reader, ids);
  for (const id of ids) sandbox.change(type, id, { name: `${id} anew` });
  expect(await readAll(newRun(sandbox).reader, ids)).toEqual(stored(sandbox, ids));
});

test("a list that fails leaves the objects to be read one by one", async () => {
  const [sandbox, ids] = await gateways(120);
  const session = newRun(sandbox);
  afterEachPage(session, (page) => {
    if (page === 2) throw new Error("The second page can't be read.");
  });
  expect(await readAll(session.reader, ids)).toEqual(stored(sandbox, ids));
  expect(sandbox.count() - lists(sandbox)).toBe(70);
});

test("an object that its list shows in part is read by itself", async () => {
  const [sandbox, ids] = await gateways(12);
  const session = newRun(sandbox);
  afterEachPage(session, (_, page) => {
    for (const object of page.data) delete object.attributes.host;
  });
  expect(await readAll(session.reader, ids)).toEqual(stored(sandbox, ids));
});
