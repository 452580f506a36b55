import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LIMIT, MARKER } from "../../review/telling/markdown";
import { rows } from "./riskTable";
import { told } from "./support";

const page = readFileSync(join(__dirname, "..", "..", "docs", "reviewing.md"), "utf8");
const markdown = told("update", "markdown");

test("the example is what the command writes of the recorded preview", () => {
  expect(page).toContain(`\`\`\`\n${told("update", "terminal")}\`\`\``);
  expect(page).toContain(
    `\`\`\`markdown\n${markdown.slice(0, markdown.indexOf("<details>")).trim()}\n\`\`\``,
  );
  expect(page).toContain(/```mermaid\n[\s\S]*?\n```/.exec(markdown)![0]);
});

test("the table of risks is the one that is applied", () => {
  const table = page.split("\n").filter((line) => /^\| [a-zA-Z ]+ \| (harmless|service|irrev)/.test(line));
  expect(table).toEqual(rows());
});

test("the limit and the mark are those of the comment", () => {
  expect(page).toContain(`below ${LIMIT.toLocaleString("en")} bytes`);
  expect(page).toContain(`\`${MARKER}\``);
});

test("every member of the JSON is described", () => {
  const names = new Set<string>();
  for (const name of [
    "update",
    "replace",
    "take-over",
    "move",
    "rename",
    "drift",
    "delete-customer",
    "failed",
  ]) {
    membersOf(JSON.parse(told(name, "json")), names);
  }
  const risks = new Set(["harmless", "service-affecting", "irreversible"]);
  const missing = [...names].filter((name) => !risks.has(name) && !new RegExp(`\\b${name}\\b`).test(page));
  expect(missing).toEqual([]);
});

/** The names of all members; those of `writes` are a program's arguments. */
function membersOf(value: unknown, names: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) names.add(name);
    for (const one of name === "writes" ? Object.values(member as object) : [member]) membersOf(one, names);
  }
}
