import type { Faults } from "../../sandbox";
import { type Api, openApi } from "./client";

let api: Api;

const open = async (faults: Partial<Faults>) => {
  api = await openApi({ faults });
};
afterEach(() => api.close());

const get = async () => {
  const { status, headers } = await api.call("GET", "/customers");
  return { status, after: headers.get("retry-after") };
};
const statuses = async (count: number) => {
  const all = [];
  for (let n = 0; n < count; n += 1) all.push((await get()).status);
  return all;
};

test("a quota lets so many requests pass in its time, and none above it", async () => {
  await open({ quota: { requests: 3, perSeconds: 60 } });
  expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
});

test("the time of a quota starts with its first request, and what was refused does not count", async () => {
  await open({ quota: { requests: 2, perSeconds: 0.5 } });
  const started = performance.now();
  expect(await statuses(2)).toEqual([200, 200]);
  let refused = 0;
  while ((await get()).status === 429) refused += 1;
  expect([refused > 2, performance.now() - started >= 500]).toEqual([true, true]);
});

test("a quota that is taken away, or raised, is so at once", async () => {
  await open({ quota: { requests: 1, perSeconds: 60 } });
  expect(await statuses(2)).toEqual([200, 429]);
  api.sandbox.faults.quota = { requests: 2, perSeconds: 60 };
  expect(await statuses(2)).toEqual([200, 429]);
  api.sandbox.faults.quota = null;
  expect(await statuses(2)).toEqual([200, 200]);
});

test.each([0, 3600])("Retry-After: %d", async (retryAfterSeconds) => {
  await open({ quota: { requests: 0, perSeconds: 60 }, retryAfterSeconds });
  expect(await get()).toEqual({ status: 429, after: String(retryAfterSeconds) });
  api.sandbox.faults.retryAfter = "date";
  const { after } = await get();
  expect(Math.abs(Date.parse(after!) - Date.now() - retryAfterSeconds * 1000)).toBeLessThan(2000);
});

test("no Retry-After", async () => {
  await open({ quota: { requests: 0, perSeconds: 60 }, retryAfter: "none" });
  expect(await get()).toEqual({ status: 429, after: null });
});

test("a Retry-After that tells the truth", async () => {
  await open({ quota: { requests: 1, perSeconds: 60 }, retryAfterSeconds: null });
  await get();
  const seconds = Number((await get()).after);
  expect([seconds > 40, seconds <= 60]).toEqual([true, true]);
});
