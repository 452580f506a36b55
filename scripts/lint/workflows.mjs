import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exitWith, progress, ReadableError } from "../lib/output.mjs";
import { cacheFolder } from "../lib/paths.mjs";
import { run, tail } from "../lib/run.mjs";

const VERSION = "1.7.7";
const PACKAGE = "github.com/rhysd/actionlint/cmd/actionlint";

/** Builds actionlint from its Go module, once. */
async function actionlint() {
  const folder = cacheFolder("actionlint", VERSION);
  const file = join(folder, "actionlint");
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const step = progress(`building actionlint ${VERSION} with Go`);
  const cwd = fileURLToPath(new URL("actionlint", import.meta.url));
  const args = ["build", "-trimpath", "-mod=readonly", "-ldflags", "-s -w", "-o", file, PACKAGE];
  const result = await run("go", args, { cwd, timeoutSeconds: 600, ownGroup: true });
  if (result.code !== 0) {
    step.failed();
    throw new ReadableError(`actionlint could not be built:\n${tail(result)}`);
  }
  step.done();
  return file;
}

/** Checks workflow files; the linter's own words when one is wrong. */
export async function lintWorkflows(files) {
  const result = await run(await actionlint(), ["-no-color", ...files], { timeoutSeconds: 60 });
  if (result.code !== 0) throw new ReadableError(`The workflows are wrong:\n\n${tail(result, 60)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) lintWorkflows(process.argv.slice(2)).catch(exitWith);
