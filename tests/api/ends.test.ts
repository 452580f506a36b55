import type { Page } from "../../provider/api";
import { clientOf, failureOf, type Log, type Reply, type Script, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server?.close());

const object = (id: number | string) => ({ type: "customers", id });
const objects = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => object(from + index));
const page = (data: object[], next: number | null, count?: number | string): Reply => ({
  body: {
    data,
    links: { next: next === null ? null : `?page[number]=${next}` },
    ...(count !== undefined && { meta: { record_count: count } }),
  },
});

async function read(script: Script | Reply[], log: Log = []) {
  server = await serve(script);
  const pages: Page[] = [];
  for await (const one of clientOf(server, {}, log).pages("customers")) pages.push(one);
  const ids = pages.flatMap(({ data }) => data.map(({ id }) => Number(id)));
  return { ids, end: pages.at(-1)!, pages, requests: server.requests.length };
}

test.each<[string, Script]>([
  ["the same link", (_, index) => page([object(index)], 2)],
  ["the same page", (_, index) => page([object(1)], index + 2)],
  ["a circle of three links", (_, index) => page([object(index)], (index % 3) + 2)],
  ["two pages under growing numbers", (_, index) => page([object(index % 2)], index + 2)],
  ["five pages under growing numbers", (_, index) => page([object(index % 5)], index + 2)],
  ["a count that is never reached", () => ({ body: { data: [object(1)], meta: { record_count: 9 } } })],
  ["a link to the first page", (_, index) => page([object(index)], index === 0 ? 2 : 1)],
])("a server that sends %s for ever is left, and what it sent proves nothing gone", async (_, script) => {
  const log: Log = [];
  const { ids, end, requests } = await read(script, log);
  expect(new Set(ids).size).toBe(ids.length);
  expect(end).toMatchObject({ last: true, complete: false });
  expect(requests).toBeLessThan(8);
  expect(log.filter(({ level }) => level === "warning")).toEqual([
    {
      level: "warning",
      line: expect.stringMatching(/^GET \/customers: page \d .*something may be missing$/),
    },
  ]);
});

test("empty pages that name a next one are followed", async () => {
  const gap =
    (length: number): Script =>
    (_, index) =>
      index === 0
        ? page(objects(1, 50), 2)
        : index <= length
          ? page([], index + 2)
          : page(objects(51, 60), null);
  const { ids, pages, end } = await read(gap(20));
  expect(ids).toHaveLength(60);
  expect(pages).toHaveLength(2);
  expect(end).toMatchObject({ number: 22, last: true, complete: true });
  await server.close();
  server = await serve(gap(21));
  const walk = async () => {
    for await (const _ of clientOf(server).pages("customers")) void _;
  };
  const error = await failureOf(walk());
  expect(error.message).toBe(
    "GET /customers: 21 empty pages came in a row, and links.next names yet another one",
  );
  expect(error).toMatchObject({ kind: "malformed", transient: false });
  expect(server.requests).toHaveLength(22);
});

test("a list may begin with an empty page", async () => {
  const { ids, end } = await read([
    page([], 2, 30),
    page(objects(1, 15), 3, 30),
    page(objects(16, 30), null, 30),
  ]);
  expect(ids).toHaveLength(30);
  expect(end.complete).toBe(true);
});

test("an object that moved to a later page while the list was read is given once, and the list proves nothing", async () => {
  const { ids, end } = await read([page(objects(1, 3), 2), page(objects(3, 5), null)]);
  expect(ids).toEqual([1, 2, 3, 4, 5]);
  expect(end).toMatchObject({ last: true, complete: false });
});

test("objects of two types may have one id", async () => {
  const both = [object(1), { type: "others", id: 1 }];
  const { ids, end } = await read([page(both, null)]);
  expect(ids).toEqual([1, 1]);
  expect(end.complete).toBe(true);
});

test.each<[string, Reply[], boolean]>([
  ["no page after it and no count", [page([object(1)], null)], true],
  ["a count that is reached", [page([object(1)], null, 1)], true],
  ["a count that is an empty text", [page([object(1)], null, "")], true],
  ["a count that is no number", [page([object(1)], null, "many")], true],
  ["an empty page short of its count", [page([object(1)], null, 2), page([], null, 2)], false],
  ["a count that shrank meanwhile", [page([object(1)], 2, 2), page([], null, 1)], true],
  ["nothing in it at all", [page([], null, 0)], true],
  ["nothing in it, but a count", [page([], null, 3)], false],
])("a list that ends with %s is complete: %#", async (_, replies, complete) => {
  expect((await read(replies)).end).toMatchObject({ last: true, complete });
});

test("a list that was cut by a limit, or not read from its beginning, is not complete", async () => {
  server = await serve([page(objects(1, 5), null, 5)]);
  const last = async (query: object): Promise<Page | undefined> => {
    let end: Page | undefined;
    for await (const one of clientOf(server).pages("customers", query)) end = one;
    return end;
  };
  expect(await last({ limit: 3 })).toMatchObject({ last: true, complete: false });
  expect(await last({ limit: 5 })).toMatchObject({ last: true, complete: true });
  expect(await last({ page: { number: 2 } })).toMatchObject({ last: true, complete: false });
});

test("a list that fails on the way has no last page", async () => {
  server = await serve([page(objects(1, 5), 2), { status: 403 }]);
  const pages: Page[] = [];
  const walk = async () => {
    for await (const one of clientOf(server).pages("customers")) pages.push(one);
  };
  expect(await failureOf(walk())).toMatchObject({ kind: "forbidden" });
  expect(pages.some(({ last, complete }) => last || complete)).toBe(false);
});
