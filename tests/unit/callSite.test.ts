import { type skipPromiseTraces, traceProgramOnly } from "../../sdk/globals/callSite";
import type { replaceInside } from "../../sdk/globals/insides";

interface Debuggable {
  debuggablePromise(promise: Promise<unknown>, context: string): Promise<unknown>;
}

// Each test has the SDK as it is before anybody changed it.
let debuggable: Debuggable;
let fresh: { skipPromiseTraces: typeof skipPromiseTraces; replaceInside: typeof replaceInside };
beforeEach(() => {
  jest.resetModules();
  debuggable = require("@pulumi/pulumi/runtime/debuggable");
  fresh = { ...require("../../sdk/globals/callSite"), ...require("../../sdk/globals/insides") };
});
afterEach(() => {
  delete process.env.PULUMI_DEBUG_PROMISE_LEAKS;
});

/** The trace that Pulumi takes of a promise. */
function traceOfPromise(): string {
  const promise = Promise.resolve();
  void debuggable.debuggablePromise(promise, "of a test");
  return (promise as { _debugStackTrace?: string })._debugStackTrace!;
}

const fail = () => String(new Error("of the program").stack);

describe("the traces of promises", () => {
  test("are not taken, and those of errors are", () => {
    expect(traceOfPromise()).toContain("callSite.test.ts");
    fresh.skipPromiseTraces();
    expect(traceOfPromise()).toMatch(/^Error:? ?$/);
    expect(fail()).toMatch(/^Error: of the program\n {4}at fail .*callSite\.test\.ts/);
  });

  test("stay where Pulumi is to print them", () => {
    process.env.PULUMI_DEBUG_PROMISE_LEAKS = "true";
    fresh.skipPromiseTraces();
    expect(traceOfPromise()).toContain("callSite.test.ts");
  });

  test("are left out once by a program that loads the package twice", () => {
    fresh.skipPromiseTraces();
    const { debuggablePromise } = debuggable;
    fresh.skipPromiseTraces();
    expect(debuggable.debuggablePromise).toBe(debuggablePromise);
  });

  test("leave the promise what it is", async () => {
    fresh.skipPromiseTraces();
    await expect(debuggable.debuggablePromise(Promise.resolve(7), "")).resolves.toBe(7);
    await expect(debuggable.debuggablePromise(Promise.reject(new Error("no")), "")).rejects.toThrow("no");
  });
});

describe("an SDK that is not as it was", () => {
  const never = () => {
    throw new Error("made");
  };

  test.each([
    ["has no such file", "runtime/other", "debuggablePromise"],
    ["has no such function", "runtime/debuggable", "other"],
    ["has something else of that name", "runtime/debuggable", "debugPromiseLeaks"],
  ])("%s: it stays as it is", (_what, file, name) => {
    expect(fresh.replaceInside(file, name, never)).toBe(false);
  });

  test("keeps its functions for itself: it stays as it is", () => {
    Object.freeze(debuggable);
    const { debuggablePromise } = debuggable;
    expect(
      fresh.replaceInside("runtime/debuggable", "debuggablePromise", (original) => () => original()),
    ).toBe(false);
    expect(debuggable.debuggablePromise).toBe(debuggablePromise);
  });
});

describe("with a hook that resolves source maps", () => {
  const before = Error.prepareStackTrace;
  let resolved: number;

  beforeEach(() => {
    resolved = 0;
    Error.prepareStackTrace = (error, frames) => {
      resolved += frames.length;
      return [String(error), ...frames.map((frame) => `    at ${frame} (resolved)`)].join("\n");
    };
  });
  afterEach(() => {
    Error.prepareStackTrace = before;
  });

  test("nothing is resolved while a resource is made, and the hook comes back", () => {
    const hook = Error.prepareStackTrace;
    const traceAll = traceProgramOnly();
    expect(fail()).toContain("of the program");
    expect(resolved).toBe(0);
    traceAll();
    expect(Error.prepareStackTrace).toBe(hook);
  });

  test("of what stands above a resource, the program's own lines alone are resolved", async () => {
    const pulumi: typeof import("@pulumi/pulumi") = require("@pulumi/pulumi");
    const { Customer }: typeof import("../../sdk") = require("../../sdk");
    await pulumi.runtime.setMocks({ newResource: () => ({ id: "1", state: {} }), call: () => ({}) });
    const files = new Set<string | null | undefined>();
    Error.prepareStackTrace = (error, frames) => {
      for (const frame of frames) files.add(frame.getFileName());
      return String(error);
    };
    new Customer("acme", { name: "Acme", language: "EN" });
    expect([...files]).toEqual([__filename]);
  });
});
