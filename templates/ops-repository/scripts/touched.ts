// npx ts-node --transpile-only scripts/touched.ts COMMIT: prints, as a JSON list, the parts (parts.ts) that the changes since that
// commit touch. A customer's file touches one part, what all of them share touches all.
import { execFileSync } from "node:child_process";
import { parts, partsOf, partWith } from "../parts";

const all = Object.keys(parts).flatMap(partsOf);

function changedSince(commit: string): string[] | undefined {
  try {
    const args = ["diff", "--name-only", "--no-renames", commit, "HEAD"];
    return execFileSync("git", args, { encoding: "utf8", stdio: "pipe" }).split("\n").filter(Boolean);
  } catch {
    // The first commit of a branch, or one that was rewritten.
    return undefined;
  }
}

function touchedBy(path: string): string[] {
  const [, customer] = /^customers\/([^/]+)\.ts$/.exec(path) ?? [];
  if (customer !== undefined) return Object.keys(parts).map((stack) => partWith(customer, stack));
  const [, stack] = /^Pulumi\.(.+)\.yaml$/.exec(path) ?? [];
  if (stack !== undefined) return [stack];
  return /\.md$|^\.git(hub|lab|ignore)/.test(path) ? [] : all;
}

const touched = new Set(changedSince(process.argv[2] ?? "")?.flatMap(touchedBy) ?? all);
console.log(JSON.stringify(all.filter((part) => touched.has(part))));
