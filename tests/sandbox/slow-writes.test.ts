import { setTimeout as wait } from "node:timers/promises";
import type { NextFault } from "../../sandbox";
import { type Api, openApi } from "./client";

let api: Api;

beforeEach(async () => {
  api = await openApi({ seed: { customers: [{ id: "1", attributes: { name: "One" } }] } });
});
afterEach(() => api.close());

const next = (rule: NextFault) => api.sandbox.faults.next.push(rule);
const entry = () => api.sandbox.requests.at(-1);
const untouched = [["1", "One"]];

/** The API's own status of the last request, once that was carried out. */
async function carriedOut(): Promise<number> {
  for (let n = 0; n < 200; n += 1) {
    const status = entry()?.carriedOut;
    if (status !== undefined) return status;
    await wait(10);
  }
  throw new Error("The request was never carried out.");
}

const body = (name: string, id = "1") => ({ data: { type: "customers", id, attributes: { name } } });
const writes = [
  ["POST", "/customers", body("New", "2"), 201],
  ["PATCH", "/customers/1", body("New"), 200],
  ["DELETE", "/customers/1", undefined, 204],
] as const;

/** A write by a client that waits 100 ms at most. */
const impatient = (method: string, path: string, document?: object) =>
  fetch(`${api.sandbox.url}/api/rest/public/operator${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from("operator:sandbox").toString("base64")}`,
      "content-type": "application/vnd.api+json",
    },
    ...(document && { body: JSON.stringify(document) }),
    signal: AbortSignal.timeout(100),
  });

describe.each(writes)("%s", (method, path, document, status) => {
  const shown = () => api.sandbox.objects("customers").map(({ id, attributes }) => [id, attributes.name]);

  test("is carried out at once and answered late", async () => {
    next({ fault: "slow", answerAfterMs: 200 });
    const started = performance.now();
    const answering = api.call(method, path, document);
    expect(await carriedOut()).toBe(status);
    expect(shown()).not.toEqual(untouched);
    expect((await answering).status).toBe(status);
    expect(performance.now() - started).toBeGreaterThan(180);
    expect(entry()!.outcome).toBe("answered");
  });

  test("is carried out although its client gave up before the answer", async () => {
    next({ fault: "slow", answerAfterMs: 200 });
    await expect(impatient(method, path, document)).rejects.toThrow();
    expect(shown()).not.toEqual(untouched);
    await wait(250);
    expect(entry()).toMatchObject({ status: 0, outcome: "gone", carriedOut: status });
  });

  test("is carried out only after its client gave up", async () => {
    next({ fault: "hang", carriedOutAfterMs: 150 });
    await expect(impatient(method, path, document)).rejects.toThrow();
    expect(shown()).toEqual(untouched);
    expect(await carriedOut()).toBe(status);
    expect(shown()).not.toEqual(untouched);
  });

  test.each(["html502", "html504", "status504"] as const)(
    "is carried out after it was answered %s",
    async (fault) => {
      next({ fault, carriedOutAfterMs: 150 });
      expect((await api.call(method, path, document)).status).toBe(Number(fault.slice(-3)));
      expect(shown()).toEqual(untouched);
      expect(await carriedOut()).toBe(status);
      expect(shown()).not.toEqual(untouched);
    },
  );

  test("is carried out after its connection was cut", async () => {
    next({ fault: "dropBefore", carriedOutAfterMs: 150 });
    await expect(api.call(method, path, document)).rejects.toThrow();
    expect(shown()).toEqual(untouched);
    expect(await carriedOut()).toBe(status);
  });
});

test("nothing is carried out after the sandbox was closed", async () => {
  next({ fault: "html502", carriedOutAfterMs: 50 });
  await api.call("DELETE", "/customers/1");
  await api.close();
  await wait(100);
  expect(api.sandbox.find("customers", "1")).toBeDefined();
  api = await openApi();
});
