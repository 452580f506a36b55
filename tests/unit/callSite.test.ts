import { skipPromiseTraces, traceProgramOnly } from "../../sdk/callSite";

/** Named as Pulumi's function that traces each promise. */
function debuggablePromise(): string {
  return String(new Error("of a promise").stack);
}

function fail(): string {
  return String(new Error("of the program").stack);
}

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
    delete process.env.PULUMI_DEBUG_PROMISE_LEAKS;
  });

  test("the traces of promises are empty, those of errors whole", () => {
    skipPromiseTraces();
    expect(debuggablePromise()).toBe("Error: of a promise");
    expect(resolved).toBe(0);
    expect(fail()).toMatch(/^Error: of the program\n {4}at fail .*callSite\.test\.ts.*\(resolved\)/);
  });

  test("a program that loads the package twice gets one filter", () => {
    skipPromiseTraces();
    const hook = Error.prepareStackTrace;
    skipPromiseTraces();
    expect(Error.prepareStackTrace).toBe(hook);
  });

  test("the traces of promises stay where Pulumi is to print them", () => {
    process.env.PULUMI_DEBUG_PROMISE_LEAKS = "true";
    skipPromiseTraces();
    expect(debuggablePromise()).toMatch(/at debuggablePromise .*\(resolved\)/);
  });

  test("while a resource is made, promises are not resolved either, and the hook comes back", () => {
    skipPromiseTraces();
    const hook = Error.prepareStackTrace;
    const traceAll = traceProgramOnly();
    expect(debuggablePromise()).toBe("Error: of a promise");
    expect(fail()).toContain("of the program");
    expect(resolved).toBe(0);
    traceAll();
    expect(Error.prepareStackTrace).toBe(hook);
  });
});

test("without a hook nothing is installed", () => {
  const before = Error.prepareStackTrace;
  try {
    Error.prepareStackTrace = undefined as unknown as typeof Error.prepareStackTrace;
    skipPromiseTraces();
    expect(Error.prepareStackTrace).toBeUndefined();
    expect(debuggablePromise()).toMatch(/at debuggablePromise/);
  } finally {
    Error.prepareStackTrace = before;
  }
});
