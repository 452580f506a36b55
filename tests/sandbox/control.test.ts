import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createInterface } from "node:readline";
import { NO_FAULTS } from "../../sandbox";
import { type Api, type Json, openApi } from "./client";

let api: Api;

beforeAll(async () => {
  api = await openApi({ seed: { customers: [{ id: "1", attributes: { name: "One" } }] } });
});
afterAll(() => api.close());

async function control(method: string, path: string, body?: Json) {
  const response = await fetch(`${api.sandbox.url}/_sandbox${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, document: text === "" ? undefined : JSON.parse(text) };
}

test("requests", async () => {
  await control("DELETE", "/requests");
  await api.call("GET", "/customers");
  await api.call("GET", "/incoming_trunks");
  const { document } = await control("GET", "/requests?method=GET&path=/customers");
  expect(document).toMatchObject([{ method: "GET", path: "/customers", status: 200 }]);
  expect((await control("DELETE", "/requests")).status).toBe(204);
  expect((await control("GET", "/requests")).document).toEqual([]);
});

test("switches and faults", async () => {
  expect((await control("PATCH", "/switches", { postStatus: 200 })).document.postStatus).toBe(200);
  expect((await api.create("customers", { name: "Two" }, undefined, "2")).status).toBe(200);
  await control("PATCH", "/faults", { next: [{ fault: "status503" }] });
  expect((await api.call("GET", "/customers")).status).toBe(503);
  expect((await control("GET", "/faults")).document.next).toEqual([]);
  const unknown = await control("PATCH", "/switches", { postStatusCode: 200 });
  expect([unknown.status, unknown.document.message]).toEqual([
    400,
    expect.stringContaining('"postStatusCode"'),
  ]);
  expect((await control("GET", "/switches")).document).not.toHaveProperty("postStatusCode");
});

test("every fault can be set, and a rule that makes no sense is refused whole", async () => {
  const changes = {
    readLagMs: 1,
    listLagMs: 2,
    referenceLagMs: 3,
    lingerMs: 4,
    quota: { requests: 1000, perSeconds: 60 },
    retryAfterSeconds: null,
    lockout: { after: 5, status: 423, forMs: 1000 },
    random: [{ match: { method: ["POST"] }, fault: "redirect303", probability: 1, carriedOut: true }],
  };
  expect((await control("PATCH", "/faults", changes)).document).toEqual({ ...NO_FAULTS, ...changes });
  const refused = await control("PATCH", "/faults", { lingerMs: 9, next: [{ fault: "html405" }] });
  expect([refused.status, refused.document.message]).toEqual([400, expect.stringContaining('"html405"')]);
  expect((await control("GET", "/faults")).document).toEqual({ ...NO_FAULTS, ...changes });
  expect((await control("PATCH", "/faults", NO_FAULTS)).document).toEqual(NO_FAULTS);
});

test("the guide names every fault that can be set", () => {
  const guide = readFileSync("docs/testing-your-stacks.md", "utf8");
  expect(Object.keys(NO_FAULTS).filter((name) => !guide.includes(`\`${name}`))).toEqual([]);
});

test("objects", async () => {
  const made = await control("POST", "/objects/sip_device_routes", {
    attributes: { username: "u" },
    relationships: { customer: "1" },
  });
  const path = `/objects/sip_device_routes/${made.document.id}`;
  expect(made.status).toBe(201);
  expect((await control("PATCH", path, { attributes: { is_online: true } })).status).toBe(200);
  const shown = await api.call("GET", `/sip_device_routes/${made.document.id}`);
  expect(shown.document.data.attributes).toMatchObject({ username: "u", is_online: true });
  expect((await control("GET", "/objects/sip_device_routes")).document).toHaveLength(1);
  expect((await control("DELETE", path)).status).toBe(204);
  expect((await control("GET", path)).status).toBe(404);
  expect((await control("DELETE", path)).status).toBe(400);
  expect((await control("GET", "/objects/nothing")).status).toBe(400);
});

test("records, and what there is", async () => {
  await control("PUT", "/records/termination_cdrs", { count: 3, start: "2026-01-01", intervalSeconds: 1 });
  expect((await api.call("GET", "/termination_cdrs")).document.meta.record_count).toBe(3);
  expect((await control("GET", "")).document).toMatchObject({
    url: api.sandbox.url,
    objects: { customers: expect.any(Number) },
  });
  expect((await control("GET", "/nothing")).status).toBe(404);
});

test.each([{ origin: "https://example.com" }, { host: "rebound.example.com" }])(
  "not for a web page: %j",
  async (headers) => {
    const status = await new Promise((resolve, reject) => {
      request(`${api.sandbox.url}/_sandbox/requests`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  },
);

describe("as a program", () => {
  const start = (...words: string[]) =>
    spawn(process.execPath, ["-r", "ts-node/register/transpile-only", "sandbox/main.ts", ...words], {
      stdio: ["ignore", "pipe", "pipe"],
    });

  test("prints where it is and how to log in, and ends cleanly", async () => {
    const program = start("--port", "0");
    const ended = new Promise((resolve) => program.once("exit", resolve));
    const told: Record<string, string> = {};
    for await (const line of createInterface(program.stdout)) {
      const [, name = "", value = ""] = /^(\w+): (.*)$/.exec(line) ?? [];
      told[name] = value;
      if (name === "password") break;
    }
    const authorization = `Basic ${Buffer.from(`${told.username}:${told.password}`).toString("base64")}`;
    const answer = await fetch(`${told.url}/api/rest/public/operator/customers`, {
      headers: { authorization },
    });
    expect(answer.status).toBe(200);
    await answer.text();
    program.kill("SIGTERM");
    expect(await ended).toBe(0);
  }, 20_000);

  test("wrong usage ends with status 2 and one line that says why", async () => {
    const program = start("--port", "http");
    let words = "";
    program.stderr.on("data", (part) => {
      words += part;
    });
    expect(await new Promise((resolve) => program.once("close", resolve))).toBe(2);
    expect(words).toMatch(/^--port must be a number from 0 to 65535, not "http"\.\nUsage: /);
  }, 20_000);
});
