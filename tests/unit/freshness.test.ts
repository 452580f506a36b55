import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "../../provider/adapter/settings";
import { Freshness } from "../../provider/adapter/settings/freshness";
import { staleSettings } from "../../provider/adapter/settings/stale";
import { ApiError } from "../../provider/api";
import { identityOf, LifecycleError } from "../../provider/lifecycle";

const folder = mkdtempSync(join(tmpdir(), "telecom-center-stale-"));
writeFileSync(join(folder, "Pulumi.yaml"), "name: phones\n");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file of the stack `dev` has these lines under `config`. */
function fileHas(config: Record<string, string>, before = ""): void {
  const lines = Object.entries(config).map(([key, value]) => `  telecom-center:${key}: ${value}\n`);
  writeFileSync(join(folder, "Pulumi.dev.yaml"), `${before}config:\n${lines.join("") || "  x:y: z\n"}`);
}

const of = (config: Record<string, string>) => (key: string) => config[key.replace("telecom-center:", "")];
const stale = (config: Record<string, string>, env: NodeJS.ProcessEnv = {}) =>
  staleSettings(of(config), { project: "phones", stack: "dev", folder }, env)?.slice(1);

const A = { username: "ann", password: "x", baseUrl: "https://a.example.com" };
const address = (last: string, now: string) => `The address of the last \`pulumi up\`: ${last}; now: ${now}.`;
const user = (last: string, now: string) =>
  `The user of the last \`pulumi up\`: ${JSON.stringify(last)}; now: ${JSON.stringify(now)}.`;
const PRODUCTION = "https://api.telecom.center";
const SANDBOX = "https://api.sandbox.telecom.center";

describe("settings are those of an earlier run where the stack's file names", () => {
  test("another address", () => {
    fileHas({ ...A, baseUrl: "https://b.example.com" });
    expect(stale(A)).toEqual([address("https://a.example.com", "https://b.example.com")]);
  });

  test("another environment, also in place of an address", () => {
    fileHas({ username: "ann", environment: "sandbox" });
    expect(stale({ username: "ann", environment: "production" })).toEqual([address(PRODUCTION, SANDBOX)]);
    expect(stale(A)).toEqual([address("https://a.example.com", SANDBOX)]);
  });

  test("another user", () => {
    fileHas({ ...A, username: "bob" });
    expect(stale(A)).toEqual([user("ann", "bob")]);
  });

  test("what an earlier run had from the environment variables", () => {
    fileHas(A);
    expect(stale({})).toEqual([address(PRODUCTION, "https://a.example.com"), user("", "ann")]);
    const env = { TELECOM_CENTER_USERNAME: "ann", TELECOM_CENTER_BASE_URL: "https://a.example.com/" };
    expect(stale({}, env)).toBeUndefined();
  });

  test("nothing any more, so that the environment variables hold", () => {
    fileHas({});
    const env = { TELECOM_CENTER_USERNAME: "bob", TELECOM_CENTER_ENVIRONMENT: "sandbox" };
    expect(stale(A, env)).toEqual([address("https://a.example.com", SANDBOX), user("ann", "bob")]);
  });
});

describe("settings are those of now", () => {
  test("where the file says the same in other words", () => {
    fileHas({ ...A, baseUrl: "https://A.example.com/api/rest/public/operator/ # the proxy" });
    expect(stale(A)).toBeUndefined();
    fileHas({ username: "ann", environment: "production" });
    expect(stale({ username: "ann" })).toBeUndefined();
  });

  test("where another setting or a secret differs", () => {
    fileHas({ ...A, maxRetries: "9", username: "\n    secure: v1:x", password: "\n    secure: v1:y" });
    expect(stale(A)).toBeUndefined();
  });

  test("where they may come from an environment of Pulumi ESC", () => {
    fileHas({}, "environment:\n  - phones/dev\n");
    expect(stale(A)).toBeUndefined();
    fileHas({ username: "bob" }, "environment:\n  - phones/dev\n");
    expect(stale(A)).toEqual([user("ann", "bob")]);
  });

  test("where there is no file of that stack", () => {
    expect(staleSettings(of(A), { project: "phones", stack: "other", folder }, {})).toBeUndefined();
  });
});

describe("a process that may have the settings of an earlier run", () => {
  const gateway = identityOf(
    "urn:pulumi:dev::phones::pulumi-nodejs:dynamic/telecom-center:Gateway::carrier",
  )!;
  const fresh = (...options: string[]) =>
    new Freshness(
      () => folder,
      (option) => options.includes(option),
    );
  const refusal = (of_: Freshness) => {
    try {
      of_.refuseStale(of(A), gateway);
    } catch (error) {
      return (error as Error).message.split("\n  ");
    }
    return undefined;
  };
  beforeEach(() => fileHas({ ...A, username: "bob" }));

  test("stops, and says it in full once", () => {
    const run = fresh();
    const lines = refusal(run)!;
    expect(lines[0]).toContain("Pulumi.dev.yaml has others now");
    expect(lines[1]).toBe(user("ann", "bob"));
    expect(lines[2]).toMatch(/repeat the run with --run-program, or run one plain `pulumi up` first/);
    expect(refusal(run)).toEqual([expect.stringContaining("for the same reason")]);
  });

  test("says of a deletion what may have left the state, and advises neither `up` nor what protects again", () => {
    const told = () => fresh().refuseStale(of(A), gateway, true);
    expect(told).toThrow(/: run `pulumi refresh --run-program` first, /);
    expect(told).toThrow(/To keep it, set the settings back and run `pulumi up`\.$/);
  });

  test("goes on once the program has declared something", () => {
    const run = fresh();
    run.noteProgram();
    expect(refusal(run)).toBeUndefined();
  });

  test("goes on where the engine reads its settings from another file", () => {
    expect(refusal(fresh("--config-file"))).toBeUndefined();
  });

  test("goes on where nothing differs, and with what the program only reads", () => {
    fileHas(A);
    expect(refusal(fresh())).toBeUndefined();
    fileHas({});
    expect(() => fresh().refuseStale(of(A), undefined)).not.toThrow();
  });

  const failure = (status: number) =>
    new LifecycleError("could not be read", {
      cause: new ApiError("answered", {
        kind: status === 401 ? "unauthorized" : "forbidden",
        method: "GET",
        path: "/x",
        status,
        attempts: 1,
        requestNumber: 1,
      }),
    });
  const explained = (run: Freshness, error: Error) => (run.explained(error) as Error).message;

  test.each([
    ["401", failure(401)],
    ["403", failure(403)],
    ["a configuration that can't be used", new ConfigurationError("lacks the password")],
  ])("says of %s that an earlier run's settings may be the cause, once", (_, error) => {
    const run = fresh();
    expect(explained(run, error)).toContain(`${error.message}\n  Where the settings were changed since`);
    expect(explained(run, error)).toBe(error.message);
    const ran = fresh();
    ran.noteProgram();
    expect(explained(ran, error)).toBe(error.message);
  });

  test("leaves other failures as they are", () => {
    expect(explained(fresh(), failure(422))).toBe("could not be read");
    expect(explained(fresh(), new Error("x"))).toBe("x");
  });
});
