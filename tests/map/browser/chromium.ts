import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A browser that can be started, or why there is none. */
export type Found =
  | { readonly path: string; readonly args: readonly string[] }
  | { readonly missing: string };

const DEBIAN = "/usr/bin/chromium";

/** The headless Chromium that a development dependency carries, else the system's. */
export function findChromium(): Found {
  const carried = carriedChromium();
  if ("path" in carried || !existsSync(DEBIAN)) return carried;
  return starts(DEBIAN) ? { path: DEBIAN, args: ["--no-sandbox"] } : carried;
}

// It is an ES module, which unpacks its browser when it is asked for the path; test names are needed before anything is awaited.
function carriedChromium(): Found {
  if (process.platform !== "linux" || process.arch !== "x64")
    return { missing: "the packaged Chromium is for Linux on x64" };
  const main = require.resolve("@sparticuz/chromium");
  const ask = `import(${JSON.stringify(pathToFileURL(main).href)}).then(async ({ default: chromium }) =>
    console.log(JSON.stringify({ path: await chromium.executablePath(), args: chromium.args })))`;
  try {
    const { path, args } = JSON.parse(
      execFileSync(process.execPath, ["-e", ask], { encoding: "utf8", stdio: "pipe", timeout: 60_000 }),
    );
    if (starts(path)) return { path, args: args.filter(isNoHindrance) };
    return { missing: "the packaged Chromium does not start here" };
  } catch {
    return { missing: "the packaged Chromium can't be unpacked here" };
  }
}

// What it sets for the cloud would hide what a page is kept from.
const isNoHindrance = (argument: string): boolean =>
  !/^--(disable-web-security|allow-running-insecure-content|single-process|no-zygote|headless)/.test(
    argument,
  );

function starts(path: string): boolean {
  try {
    execFileSync(path, ["--version", "--no-sandbox"], { stdio: "pipe", timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

export const AXE = join(require.resolve("axe-core"), "..", "axe.min.js");
