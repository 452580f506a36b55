import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ReadableError } from "../lib/output.mjs";

const VARIABLE = "TELECOM_CENTER_ENGINE_VERSION";
const RELEASES = ["oldest", "newest"];
const DEFAULT = "newest";

/**
 * A release that can be installed or built, as its Go module pins it.
 * @param {string} name of the module's folder
 */
function release(name) {
  const module = fileURLToPath(new URL(name, import.meta.url));
  const text = readFileSync(`${module}/go.mod`, "utf8");
  const [, version] = /^(?:require |\t)github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)$/m.exec(text);
  const [, go] = /^go (\d+\.\d+(?:\.[1-9]\d*)?)/m.exec(text);
  return { name, module, version, go };
}

/**
 * The release that TELECOM_CENTER_ENGINE_VERSION asks for by its name or version, and no other will do then (`exact`); else
 * the newest one, in place of which any from `least` on will do.
 * @returns {{ name: string, module: string, version: string, go: string, exact: boolean, least: string }}
 */
export function chosenRelease(env = process.env) {
  const wanted = env[VARIABLE];
  const all = RELEASES.map(release);
  const least = all[0].version;
  if (!wanted) return { ...all.find(({ name }) => name === DEFAULT), exact: false, least };
  const found = all.find(({ name, version }) => wanted === name || wanted.replace(/^v/, "") === version);
  if (found) return { ...found, exact: true, least };
  const known = all.map(({ name, version }) => `${name} (${version})`).join(", ");
  throw new ReadableError(`${VARIABLE} is "${wanted}", but must be one of: ${known}`);
}

/** Whether a version such as "1.26.6" is that one or newer; a part that is not given counts as 0. */
export function atLeast(version, least) {
  const [a, b] = [version, least].map((text) => text.split(".").map(Number));
  const i = [0, 1, 2].find((part) => (a[part] ?? 0) !== (b[part] ?? 0));
  return i === undefined || (a[i] ?? 0) > (b[i] ?? 0);
}

/** What is wrong with an engine of that version, if anything: newer 3.x releases keep the engine's contract. */
export function misfit(version, release) {
  if (release.exact)
    return version === release.version ? undefined : `${VARIABLE} asks for ${release.version}`;
  const fits = atLeast(version, release.least) && !atLeast(version, "4");
  return fits ? undefined : `at least ${release.least} and below 4 is needed`;
}
