import { visible } from "../../../provider/lifecycle/words/show";
import { columns } from "../../terminal/columns";
import { type Finding, howOf } from "../lab/answer";
import { scrubbed } from "./scrub";

/** What a probe found out, as it is written. */
export interface Report {
  readonly version: 1;
  readonly baseUrl?: string;
  readonly findings: Readonly<Record<string, { answer: unknown; how: string }>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly left: readonly string[];
}

type Findings = ReadonlyMap<string, Finding>;

/** What follows for the configuration of a stack. */
function settingsFrom(findings: Findings): Record<string, string> {
  const name = findings.get("terminationMode")?.answer;
  return typeof name === "string" ? { "telecom-center:terminationModeAttribute": name } : {};
}

/** All that was found out, with the API's own words. */
export function reportOf(baseUrl: string, findings: Findings, left: readonly string[]): Report {
  const entries = [...findings].map(([key, finding]) => [
    key,
    { answer: finding.answer, how: howOf(finding) },
  ]);
  return {
    version: 1,
    baseUrl,
    findings: Object.fromEntries(entries),
    settings: settingsFrom(findings),
    left,
  };
}

/** The same without anything of the account: safe to publish. */
export function anonymous(findings: Findings, left: readonly string[]): Report {
  const entries = [...findings].map(([key, { answer, said, words }]) => [
    key,
    { answer: anonymousAnswer(answer), how: words === undefined ? said : `${said}: ${scrubbed(words)}` },
  ]);
  return {
    version: 1,
    findings: Object.fromEntries(entries),
    settings: settingsFrom(findings),
    left: left.map((name) => name.replace(/\/.*/, "/{id}")),
  };
}

function anonymousAnswer(answer: unknown): unknown {
  if (typeof answer === "string") return scrubbed(answer);
  if (Array.isArray(answer)) return answer.map(anonymousAnswer);
  if (typeof answer !== "object" || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, anonymousAnswer(value)]));
}

/** For people. */
export function textOf({ findings, settings, left }: Report, file: string | undefined): string {
  const rows = Object.entries(findings).flatMap(([key, { answer, how }]) => {
    const [first = "", ...more]: string[] = answer === null ? [`? (${how})`] : linesOf(answer);
    return [[key, first], ...more.map((line) => ["", line])];
  });
  const lines = columns([["Key", "Answer"], ...rows]);
  const commands = [
    ...Object.entries(settings).map(([key, value]) => `  pulumi config set ${key} ${value}`),
    ...(file === undefined ? [] : [`  pulumi config set telecom-center:behaviour ${file}`]),
  ];
  const told = [
    ...lines,
    ...(commands.length > 0
      ? ["", "In the project's folder, for each stack of this account:", ...commands]
      : []),
    ...(left.length > 0 ? ["", "Left in the account:", ...left.map((name) => `  ${name}`)] : []),
  ];
  return `${told.map(visible).join("\n")}\n`;
}

function linesOf(answer: unknown): string[] {
  if (Array.isArray(answer)) return [answer.length > 0 ? answer.join(", ") : "none"];
  if (typeof answer !== "object") return [String(answer)];
  const parts = Object.entries(answer as object);
  if (parts.length === 0) return ["none"];
  return parts.map(([name, value]) => `${name}: ${partOf(value)}`);
}

function partOf(value: unknown): string {
  if (value === null) return "?";
  if (typeof value !== "object") return String(value) || '""';
  if (Array.isArray(value)) return value.join(", ") || "none";
  return Object.entries(value as object)
    .map(([name, part]) => `${name} ${part ?? "?"}`)
    .join(", ");
}
