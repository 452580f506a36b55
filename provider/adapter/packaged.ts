import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a single executable has in place of the package's files. */
declare const TELECOM_CENTER_PACKAGED: { version: string; schema: string } | undefined;

const bundled = typeof TELECOM_CENTER_PACKAGED === "undefined" ? undefined : TELECOM_CENTER_PACKAGED;

let version = bundled?.version;

/** The package's version. */
export function packageVersion(): string {
  version ??= (JSON.parse(file("package.json")) as { version: string }).version;
  return version;
}

/** The schema of the Pulumi package, without its version. */
export function packageSchema(): string {
  return bundled?.schema ?? file("schema/schema.json");
}

const file = (name: string) => readFileSync(join(packageFolder(__dirname), name), "utf8");

// The compiled file lies a folder deeper than its source.
function packageFolder(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : packageFolder(dirname(folder));
}
