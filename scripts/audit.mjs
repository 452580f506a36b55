import { exitWith, ReadableError } from "./lib/output.mjs";
import { shippedPackages } from "./lib/package/shipped.mjs";
import { root } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";

// `npm audit --omit dev` says nothing of what is bundled, and without it too much of what only the checkout has.
async function main() {
  const { kept } = await shippedPackages();
  const names = new Set([...kept].map((reference) => reference.slice(0, reference.lastIndexOf("@"))));
  const { stdout, stderr } = await run("npm", ["audit", "--json"], { cwd: root });
  const { vulnerabilities, message } = JSON.parse(stdout || "{}");
  if (!vulnerabilities) throw new ReadableError(`npm can't audit the packages: ${message ?? stderr}`);
  const found = Object.values(vulnerabilities).filter(({ name }) => names.has(name));
  for (const { name, severity, via } of found) {
    const reasons = via.map((one) => (typeof one === "string" ? one : `${one.title} (${one.url})`));
    process.stdout.write(`${severity}: ${name}: ${reasons.join("; ")}\n`);
  }
  if (found.length > 0)
    throw new ReadableError(`${found.length} of ${names.size} shipped packages are vulnerable.`);
  process.stdout.write(`${names.size} shipped packages: none is known to be vulnerable\n`);
}

main().catch(exitWith);
