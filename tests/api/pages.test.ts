import fc from "fast-check";
import type { ApiClient, Page, Query } from "../../provider/api";
import { clientOf, type Reply, type SeenRequest, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server?.close());

interface Manner {
  total: number;
  /** Objects per page when nothing is asked. */
  usual?: number;
  /** Most objects per page. */
  cap?: number;
  links?: boolean | "first" | "objects" | "relative";
  count?: boolean;
  host?: string;
}

function list({
  total,
  usual = 50,
  cap = 1000,
  links,
  count,
  host,
}: Manner): (request: SeenRequest) => Reply {
  return ({ url }) => {
    const query = new URL(url, "http://x").searchParams;
    const number = Number(query.get("page[number]") ?? 1);
    const size = Math.min(cap, Number(query.get("page[size]") ?? usual));
    const start = (number - 1) * size;
    const data = Array.from({ length: Math.max(0, Math.min(size, total - start)) }, (_, index) => ({
      type: "customers",
      id: start + index + 1,
    }));
    const more = start + size < total;
    const address = `${links === "relative" ? "" : (host ?? "https://elsewhere.example/api/customers")}?page%5bnumber%5d=${number + 1}&page[size]=${size}`;
    const next = more ? (links === "objects" ? { href: address } : address) : null;
    const told = links === "first" ? { first: "x", ...(more ? { next } : {}) } : { first: "x", next };
    return {
      body: {
        data,
        ...(links ? { links: told } : { links: { self: "x" } }),
        ...(count ? { meta: { record_count: total } } : {}),
      },
    };
  };
}

async function collect(
  client: ApiClient,
  query?: Query & { limit?: number },
): Promise<{ ids: string[]; pages: Page[] }> {
  const pages: Page[] = [];
  for await (const page of client.pages("customers", query)) pages.push(page);
  return { ids: pages.flatMap(({ data }) => data.map(({ id }) => id)), pages };
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

test.each<[string, Manner, number]>([
  ["links.next", { total: 130, links: true }, 3],
  ["links.next left out at the end", { total: 130, links: "first" }, 3],
  ["links.next as objects", { total: 130, links: "objects" }, 3],
  ["relative links", { total: 130, links: "relative" }, 3],
  ["links.next on a full last page", { total: 100, links: true }, 2],
  ["a count", { total: 130, count: true }, 3],
  ["a count and full pages", { total: 100, count: true }, 2],
  ["nothing but a short page", { total: 130 }, 3],
  ["nothing but an empty page", { total: 100 }, 3],
  ["links and an empty list", { total: 0, links: true }, 1],
  ["an empty list without anything", { total: 0 }, 1],
])("a whole list is read by %s", async (_, manner, requests) => {
  server = await serve(list(manner));
  const { ids, pages } = await collect(clientOf(server));
  expect(ids).toEqual(numbers(manner.total));
  expect(server.requests).toHaveLength(requests);
  expect(pages.map(({ number }) => number)).toEqual(pages.map((__, index) => index + 1));
  const isLast = pages.map((__, index) => index === pages.length - 1);
  expect(pages.map(({ last }) => last)).toEqual(isLast);
  expect(pages.map(({ complete }) => complete)).toEqual(isLast);
});

test.each([{ links: true }, { count: true }, {}])(
  "a server may cap the page size below what was asked (%j)",
  async (manner) => {
    server = await serve(list({ total: 230, cap: 100, ...manner }));
    expect((await collect(clientOf(server), { page: { size: 500 } })).ids).toEqual(numbers(230));
  },
);

test("credentials and requests stay at the own host, and the own filter stays on every page", async () => {
  const other = await serve([{ body: { data: [] } }]);
  server = await serve(list({ total: 130, links: true, host: `${other.url}/customers` }));
  await collect(clientOf(server), { filter: { "customer.id": 7 }, sort: ["-name"], page: { size: 60 } });
  expect(other.requests).toHaveLength(0);
  expect(server.requests.map(({ url }) => url.split("?")[1])).toEqual([
    "filter%5Bcustomer.id%5D=7&sort=-name&page%5Bsize%5D=60",
    "filter%5Bcustomer.id%5D=7&sort=-name&page%5Bnumber%5D=2&page%5Bsize%5D=60",
    "filter%5Bcustomer.id%5D=7&sort=-name&page%5Bnumber%5D=3&page%5Bsize%5D=60",
  ]);
  await other.close();
});

test("a count that tells of more wins over links that leave out next", async () => {
  const script = list({ total: 130, count: true });
  server = await serve((request) => ({
    body: { ...(script(request).body as object), links: { first: "x", last: "y" } },
  }));
  expect((await collect(clientOf(server))).ids).toEqual(numbers(130));
  expect(server.requests).toHaveLength(3);
});

test("reading may start at the last page", async () => {
  server = await serve(list({ total: 130, links: true, count: true }));
  expect((await collect(clientOf(server), { page: { number: 3 } })).ids).toEqual(numbers(130).slice(100));
  expect(server.requests).toHaveLength(1);
});

test("a next link without page parameters is followed as a whole", async () => {
  server = await serve(({ url }) =>
    url.includes("cursor=abc")
      ? { body: { data: [{ type: "t", id: 2 }], links: { next: null } } }
      : { body: { data: [{ type: "t", id: 1 }], links: { next: "/t?cursor=abc&x=a b#f" } } },
  );
  expect((await collect(clientOf(server))).ids).toEqual(["1", "2"]);
  expect(server.requests[1]?.url).toMatch(/\?cursor=abc&x=a%20b$/);
});

test.each([
  [10, 1, "page%5Bsize%5D=10"],
  [50, 1, "page%5Bsize%5D=50"],
  [51, 2, undefined],
  [1000, 3, undefined],
])("with a limit of %d no page is read that isn't needed", async (limit, requests, first) => {
  server = await serve(list({ total: 130, links: true, count: true }));
  const { ids, pages } = await collect(clientOf(server), { limit });
  expect(ids).toEqual(numbers(Math.min(130, limit)));
  expect(server.requests).toHaveLength(requests);
  expect(server.requests[0]?.url.split("?")[1]).toBe(first);
  expect(pages.at(-1)?.last).toBe(true);
});

test("a limit of 0 asks for nothing", async () => {
  server = await serve(list({ total: 5 }));
  expect((await collect(clientOf(server), { limit: 0 })).ids).toEqual([]);
  expect(server.requests).toHaveLength(0);
});

test("a reader that stops early stops the requests", async () => {
  server = await serve(list({ total: 500, links: true }));
  for await (const page of clientOf(server).pages("customers")) if (page.number === 2) break;
  expect(server.requests).toHaveLength(2);
});

test("reading may start at a later page", async () => {
  for (const manner of [{ links: true }, { count: true }, { links: true, count: true }, {}] as const) {
    server = await serve(list({ total: 130, ...manner }));
    const { ids, pages } = await collect(clientOf(server), { page: { number: 2, size: 50 } });
    expect(ids).toEqual(numbers(130).slice(50));
    expect(pages.map(({ number }) => number)).toEqual([2, 3]);
    await server.close();
  }
});

test("a server that knows no paging at all gives its list once", async () => {
  server = await serve([
    {
      body: {
        data: [
          { type: "t", id: 1 },
          { type: "t", id: 2 },
        ],
      },
    },
  ]);
  const { ids, pages } = await collect(clientOf(server));
  expect(ids).toEqual(["1", "2"]);
  expect(pages.at(-1)).toMatchObject({ last: true, complete: false });
});

test("any list is read exactly once, whatever the server's manner", async () => {
  let script = list({ total: 0 });
  server = await serve((request) => script(request));
  const client = clientOf(server);
  const manners = fc.record({
    total: fc.nat(40),
    usual: fc.integer({ min: 1, max: 12 }),
    cap: fc.integer({ min: 1, max: 12 }),
    links: fc.constantFrom(
      undefined,
      true as const,
      "first" as const,
      "objects" as const,
      "relative" as const,
    ),
    count: fc.boolean(),
  });
  const asked = fc.record({
    size: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    limit: fc.option(fc.nat(60), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(manners, asked, async (manner, { size, limit }) => {
      script = list(manner);
      const { ids, pages } = await collect(client, {
        page: { size },
        ...(limit === undefined ? {} : { limit }),
      });
      expect(ids).toEqual(numbers(Math.min(manner.total, limit ?? manner.total)));
      if (limit === undefined) expect(pages.at(-1)?.complete).toBe(true);
      if (pages.at(-1)?.complete) expect(ids).toEqual(numbers(manner.total));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test.each([{ links: true as const }, {}])(
  "one page tells its number, the count and whether it is the last (%j)",
  async (manner) => {
    server = await serve(list({ total: 130, count: true, ...manner }));
    const client = clientOf(server);
    expect(await client.page("customers")).toMatchObject({
      number: 1,
      recordCount: 130,
      last: false,
      complete: false,
      included: [],
    });
    const third = await client.page("customers", { page: { number: 3 } });
    expect(third).toMatchObject({ number: 3, recordCount: 130, last: true, complete: false });
    expect(third.data.map(({ id }) => id)).toEqual(numbers(130).slice(100));
    expect(server.requests.map(({ url }) => url.split("?")[1])).toEqual([undefined, "page%5Bnumber%5D=3"]);
  },
);
