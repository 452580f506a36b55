import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { entities } from "../../entities";
import type { Behaviour, NotDone } from "../../lifecycle";
import { projectOf } from "../../stack/project";
import { unusable } from "./faults";

/** Larger pages save little, and their answers take long. */
const LARGEST_PAGE = 500;

const report = z.object({
  version: z.literal(1),
  findings: z.record(z.string(), z.object({ answer: z.unknown() })),
});

type Findings = z.output<typeof report>["findings"];

/** What a report says that the configuration goes by. */
export interface Found extends Behaviour {
  /** The termination mode's name on the wire, where it was found out. */
  readonly terminationMode: "trm_mode" | "termination_mode" | undefined;
}

/**
 * Reads what a probe found out of the account.
 *
 * @param given - the path of its report, from the project's folder
 * @returns what it says, or what is wrong with the file
 */
export function readBehaviour(given: string): { found: Found } | { fault: string } {
  const file = resolve(projectOf(process.cwd())?.folder ?? process.cwd(), given);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return { fault: `${unusable("behaviour", given)} It can't be read: ${(error as Error).message}.` };
  }
  const parsed = report.safeParse(content);
  if (!parsed.success)
    return { fault: `${unusable("behaviour", given)} ${file} does not have the form of such a report.` };
  return { found: foundIn(parsed.data.findings) };
}

function foundIn(findings: Findings): Found {
  const attributes = entities.flatMap((entity) =>
    Object.entries(entity.attributes).map(([name, attribute]) => ({
      key: `${entity.name}.${name}`,
      attribute,
    })),
  );
  const notDone = (what: "update" | "clear"): Record<string, NotDone> =>
    Object.fromEntries(
      attributes.flatMap(({ key, attribute }) => {
        const answer = answerAt(findings, attribute.probed?.[what]);
        return answer === "refused" || answer === "ignored" ? [[key, answer]] : [];
      }),
    );
  const mode = answerAt(findings, "terminationMode");
  return {
    updates: notDone("update"),
    clears: notDone("clear"),
    refusedNames: attributes.flatMap(({ attribute: { wire, aliases = [], probed } }) => {
      const taken = answerAt(findings, probed?.names);
      // A list without any name is no reason to send none.
      if (!Array.isArray(taken) || taken.length === 0) return [];
      return [wire, ...aliases].filter((name) => !taken.includes(name));
    }),
    tellingLists: entities
      .map(({ type }) => type)
      .filter((type) => ["data", "both"].includes(String(answerAt(findings, `relationships.${type}.list`)))),
    pageSize: pageSizeIn(findings),
    terminationMode: mode === "trm_mode" || mode === "termination_mode" ? mode : undefined,
  };
}

function pageSizeIn(findings: Findings): number | undefined {
  const [largest, usual] = ["largest", "usual"].map((part) => answerAt(findings, `pageSize.${part}`));
  // Null is no limit; what was not found out is undefined.
  if (largest !== null && typeof largest !== "number") return undefined;
  const size = Math.min(largest ?? LARGEST_PAGE, LARGEST_PAGE);
  return Number.isInteger(size) && size > (typeof usual === "number" ? usual : 0) ? size : undefined;
}

function answerAt(findings: Findings, path: string | undefined): unknown {
  const [key = "", ...parts] = path?.split(".") ?? [];
  return parts.reduce<unknown>(
    (at, part) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[part] : undefined),
    findings[key]?.answer,
  );
}
