import { join } from "node:path";
import { progress } from "../lib/output.mjs";
import { isWindows } from "../lib/paths.mjs";
import { run, tail } from "../lib/run.mjs";

const SCRIPT = "https://get.pulumi.com/install.sh";

/**
 * Runs Pulumi's own installer into `folder`.
 * @returns {Promise<{ binDir: string } | { problem: string }>}
 */
export async function install(folder, { version }, { quiet }) {
  if (isWindows)
    return {
      problem: "the official installer is not run by itself on Windows (`winget install pulumi` does it)",
    };
  const step = progress(`installing Pulumi ${version} with the official installer`, { quiet });
  // Without a network this has to end at once: the next way may still work.
  const limits = ["--connect-timeout", "8", "--max-time", "60"];
  const script = await run("curl", ["-fsSL", ...limits, SCRIPT], { timeoutSeconds: 90 });
  if (script.code !== 0) {
    step.failed("not reachable");
    return { problem: `${SCRIPT} could not be fetched (${lastLine(script)})` };
  }
  const args = ["-s", "--", "--version", version, "--install-root", folder, "--no-edit-path"];
  const result = await run("sh", args, { input: script.stdout, timeoutSeconds: 600, ownGroup: true });
  if (result.code !== 0) {
    step.failed();
    const why = result.timedOut ? "it took longer than 10 minutes" : lastLine(result);
    return { problem: `the official installer failed (${why})` };
  }
  step.done();
  return { binDir: join(folder, "bin") };
}

const lastLine = (result) => tail(result, 1) || `exit status ${result.code}`;
