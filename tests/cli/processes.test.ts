import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { populate } from "../../sandbox";
import { ensureBuild } from "../unit/support/build";
import { Journalled } from "./journalled";
import { account, environment } from "./support";

const root = join(__dirname, "..", "..");
const main = join(root, "dist", "cli", "main.js");

jest.setTimeout(120_000);

beforeAll(ensureBuild);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-process-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Process {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  ended: Promise<{ status: number | null; megabytes: number; stdout: string; stderr: string }>;
}

/**
 * The peak of the process's own memory. `resourceUsage().maxRSS` counts the parent's peak in: Linux
 * carries it over when a forked child becomes another program. Elsewhere it is all there is.
 */
const tellsItsPeak = `
const { readFileSync, writeSync } = require("node:fs");
const peak = () => {
  try {
    return /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1];
  } catch {
    return process.resourceUsage().maxRSS;
  }
};
process.on("exit", () => writeSync(2, "[" + peak() + "]"));
`;

/** Starts the compiled command; at its end it tells the most memory that it had. */
function start(args: string[], env: NodeJS.ProcessEnv = {}, cwd?: string): Process {
  const probe = join(folder, "memory.cjs");
  writeFileSync(probe, tellsItsPeak);
  const child = spawn(process.execPath, ["--require", probe, main, ...args], {
    env: { PATH: process.env.PATH, ...env },
    cwd,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  const ended = new Promise<Awaited<Process["ended"]>>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      const [, kilobytes] = /\[(\d+)\]$/.exec(stderr) ?? [];
      resolve({
        status,
        stdout,
        stderr: stderr.replace(/\[\d+\]$/, ""),
        megabytes: Number(kilobytes) / 1024,
      });
    });
  });
  return { child, stdout: () => stdout, stderr: () => stderr, ended };
}

const until = async (met: () => boolean) => {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 20));
};

test("the exit status is the process's own", async () => {
  const runs = [start(["--help"]), start(["session", "1"]), start(["session"])];
  const ended = await Promise.all(runs.map((run) => run.ended));
  expect(ended.map(({ status }) => status)).toEqual([0, 1, 2]);
  expect(ended.map(({ stderr }) => /\n\s+at /.test(stderr))).toEqual([false, false, false]);
});

test("sandbox runs until it is told to end, and keeps its account in the file", async () => {
  const data = join(folder, "account.json");
  const run = start(["sandbox", "--port", "0", "--data", data]);
  await until(() => /password: .*\n/.test(run.stdout()));
  const url = /^url: (.*)$/m.exec(run.stdout())![1]!;
  const env = {
    TELECOM_CENTER_BASE_URL: url,
    TELECOM_CENTER_USERNAME: /^username: (.*)$/m.exec(run.stdout())![1],
    TELECOM_CENTER_PASSWORD: /^password: (.*)$/m.exec(run.stdout())![1],
  };
  expect((await start(["export", "--out", join(folder, "out")], env).ended).status).toBe(0);
  run.child.kill("SIGTERM");
  expect((await run.ended).status).toBe(0);
});

test("a port in use: status 1 and one line", async () => {
  const sandbox = await account();
  const { status, stderr } = await start(["sandbox", "--port", new URL(sandbox.url).port]).ended;
  expect(status).toBe(1);
  expect(stderr).toMatch(/^error: Port \d+ of 127\.0\.0\.1 is in use: choose another one\.\n$/);
});

const calls = (count: number) => ({
  ...populate({ customers: 20, trunksPerCustomer: 1, gatewaysPerCustomer: 1, routesPerGateway: 1 }),
  records: { termination_cdrs: { count, start: "2026-01-01 00:00:00", intervalSeconds: 1 } },
});
const period = ["--from", "2026-01-01", "--to", "2027-01-01"];

test("Ctrl-C ends the records with a count", async () => {
  const sandbox = await account({ seed: calls(100_000), faults: { latencyMs: 20 } });
  const run = start(["cdrs", "termination", ...period], environment(sandbox));
  await until(() => run.stdout().length > 0);
  run.child.kill("SIGINT");
  const { status, stdout, stderr } = await run.ended;
  expect(status).toBe(130);
  const [, count] = /incomplete: ([\d,]+) records went to standard output/.exec(stderr) ?? [];
  expect(Number(count!.replaceAll(",", ""))).toBe(stdout.split("\r\n").length - 2);
  expect(stderr).toContain("stopped by SIGINT");
});

test("a reader that goes away ends the records quietly", async () => {
  const sandbox = await account({ seed: calls(100_000) });
  const run = start(["cdrs", "termination", ...period], environment(sandbox));
  await until(() => run.stdout().length > 0);
  run.child.stdout!.destroy();
  const { status, stderr } = await run.ended;
  expect([status, stderr]).toEqual([0, expect.not.stringMatching(/EPIPE|error|written|incomplete/)]);
  expect(sandbox.requests.length).toBeLessThan(100);
});

test("an export of 10,000 objects stays within its memory", async () => {
  const sandbox = await account({
    seed: populate({ customers: 500, didsPerCustomer: 19, names: "awkward" }),
  });
  const { status, stderr, megabytes } = await start(
    ["export", "--out", join(folder, "out")],
    environment(sandbox),
  ).ended;
  expect([status, stderr]).toEqual([0, expect.stringContaining("10,000 resources written")]);
  expect(megabytes).toBeLessThan(200);
});

test("Ctrl-C ends the deletion of what a run left behind at once, and says what is incomplete", async () => {
  const place = await Journalled.open();
  const [one, two] = [place.gateway("one"), place.gateway("two")];
  await place.made("Gateway", "one", one, "1");
  await place.made("Gateway", "two", two, "1");
  // Not the first request, before whose answer no other is sent.
  const match = { method: "DELETE", path: `/termination_gateways/${two}` };
  place.sandbox.faults.next.push({ match, fault: "hang" });
  const run = start(["journal", "--delete", "--yes"], place.env, join(place.folder, "program"));
  await until(() => run.stdout().includes("deleted: ") && place.sandbox.count("DELETE") === 2);
  run.child.kill("SIGINT");
  const { status, stderr } = await run.ended;
  expect(status).toBe(130);
  expect(stderr).toContain(
    "error: stopped by SIGINT: 1 of the entries are done, and what was under way may be.",
  );
  expect(await place.list()).toEqual([expect.objectContaining({ known: "deleting", exists: "yes" })]);
});

test("a reader that goes away ends the list of what a run left behind quietly", async () => {
  const place = await Journalled.open();
  await place.made("Gateway", "one", place.gateway("one"), "1");
  const run = start(["journal"], place.env, join(place.folder, "program"));
  run.child.stdout!.destroy();
  const { status, stderr } = await run.ended;
  expect(status).toBe(0);
  expect(stderr).not.toContain("EPIPE");
});

describe("Ctrl-C while the account does not answer", () => {
  test.each([
    ["cdrs", ["cdrs", "termination", ...period], "no record was written."],
    ["export", ["export", "--out", "OUT"], "nothing was written."],
    ["session", ["session", "1000001"], "no link was printed"],
  ])("%s ends at once, says what is incomplete, and exits with 130", async (_name, args, words) => {
    const sandbox = await account({
      seed: populate({ customers: 1 }),
      faults: { next: [{ match: {}, fault: "hang", times: 9 }] },
    });
    const run = start(
      args.map((arg) => (arg === "OUT" ? join(folder, "out") : arg)),
      environment(sandbox),
    );
    await until(() => sandbox.requests.length > 0);
    const began = Date.now();
    run.child.kill("SIGINT");
    const { status, stderr } = await run.ended;
    expect([status, stderr]).toEqual([130, expect.stringContaining(`error: stopped by SIGINT: ${words}`)]);
    expect(Date.now() - began).toBeLessThan(2000);
  });

  test("a review that waits for its input, too", async () => {
    const run = start(["review"]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    run.child.kill("SIGINT");
    const { status, stderr } = await run.ended;
    expect([status, stderr]).toEqual([130, "error: stopped by SIGINT: nothing was reviewed.\n"]);
  });
});

test("Ctrl-C ends the sandbox and says where the account is", async () => {
  const run = start(["sandbox", "--port", "0"]);
  await until(() => run.stderr().includes("Ctrl-C ends it"));
  run.child.kill("SIGINT");
  const { status, stderr } = await run.ended;
  expect(status).toBe(130);
  expect(stderr).toContain("stopped by SIGINT: the account was in memory alone, and is gone.");
});

test.each([[["--help"]], [["cdrs", "--help"]], [["help"]], [["--version"]]])(
  "a reader of %j that goes away is no failure",
  async (args) => {
    const run = start(args);
    run.child.stdout!.destroy();
    const { status, stderr } = await run.ended;
    expect([status, stderr]).toEqual([0, ""]);
  },
);
