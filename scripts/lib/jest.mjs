import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

/** One more than there are cores: a test waits for a while, for a process, the disk or an answer. By itself jest leaves a core idle. */
const WORKERS = ["--maxWorkers", String(availableParallelism() + 1)];

const NOT_EVEN_STARTED = { passed: 0, failed: 1, skipped: 0 };

function counts(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
  // A file that cannot be loaded has no tests to count as failed.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.length,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** Runs jest, its report shown as it comes, and counts. */
export async function runJest(args, env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), "telecom-center-jest-"));
  const file = join(folder, "report.json");
  try {
    const jest = join(root, "node_modules", "jest", "bin", "jest.js");
    const { code } = await run(
      process.execPath,
      [jest, ...WORKERS, ...args, "--json", `--outputFile=${file}`],
      {
        cwd: root,
        env,
        show: true,
      },
    );
    const result = counts(JSON.parse(readFileSync(file, "utf8")));
    // Jest can also fail as a whole: no test found, a global setup that threw.
    const silent = code !== 0 && result.failed === 0;
    return silent || result.passed + result.failed === 0 ? { ...result, failed: 1 } : result;
  } catch {
    return NOT_EVEN_STARTED;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
