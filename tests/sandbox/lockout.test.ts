import { setTimeout as wait } from "node:timers/promises";
import { type Api, openApi } from "./client";

let api: Api;

afterEach(() => api.close());

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
const wrong = basic("operator:wrong");
const status = async (headers?: Record<string, string>) =>
  (await api.call("GET", "/customers", undefined, headers)).status;
const statuses = async (...all: (Record<string, string> | undefined)[]) => {
  const found = [];
  for (const headers of all) found.push(await status(headers));
  return found;
};

test.each([401, 423] as const)("after so many wrong passwords everybody gets %d for a time", async (code) => {
  api = await openApi({ faults: { lockout: { after: 3, status: code, forMs: 1500 } } });
  expect(await statuses(wrong, wrong, undefined, wrong, wrong)).toEqual([401, 401, 200, 401, 401]);
  const started = performance.now();
  expect(await statuses(wrong, undefined, wrong)).toEqual([401, code, code]);
  expect(api.sandbox.attempts).toMatchObject({ wrong: 6, refused: 7, lockedUntil: expect.any(Number) });
  while ((await status()) === code) await wait(20);
  expect(performance.now() - started).toBeGreaterThan(1400);
  expect(api.sandbox.attempts.lockedUntil).toBeNull();
  expect(await statuses(wrong, undefined)).toEqual([401, 200]);
});

test("without a lockout wrong passwords are counted alone, and a login that is missing is none of them", async () => {
  api = await openApi();
  expect(await statuses(wrong, basic("nobody:sandbox"), { authorization: "" }, undefined)).toEqual([
    401, 401, 401, 200,
  ]);
  expect(api.sandbox.attempts).toEqual({ wrong: 2, refused: 3, lockedUntil: null });
});

test("a locked account is opened by a reset, or by taking the lockout away", async () => {
  api = await openApi({ faults: { lockout: { after: 1, status: 423, forMs: 60_000 } } });
  expect(await statuses(wrong, undefined)).toEqual([401, 423]);
  api.sandbox.resetAttempts();
  expect(api.sandbox.attempts).toEqual({ wrong: 0, refused: 0, lockedUntil: null });
  expect(await statuses(undefined, wrong, undefined)).toEqual([200, 401, 423]);
  api.sandbox.faults.lockout = null;
  expect(await status()).toBe(200);
});

test("the attempts are told to other processes, too", async () => {
  api = await openApi({ faults: { lockout: { after: 1, status: 401, forMs: 60_000 } } });
  await status(wrong);
  const attempts = (method: string) => fetch(`${api.sandbox.url}/_sandbox/attempts`, { method });
  expect(await (await attempts("GET")).json()).toEqual({
    wrong: 1,
    refused: 1,
    lockedUntil: expect.any(Number),
  });
  expect((await attempts("DELETE")).status).toBe(204);
  expect(await status()).toBe(200);
});
