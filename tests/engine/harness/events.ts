import { existsSync, readFileSync } from "node:fs";

/** What the engine did, or would do, with one resource. */
export interface Step {
  /** `create`, `same`, `update`, `delete`, `create-replacement`, `replace`, `delete-replaced`, `refresh`, `read`. */
  op: string;
  urn: string;
  type: string;
  name: string;
  /** The property paths that made a difference, as the engine shows them. */
  diffs: string[];
  failed: boolean;
}

export interface Diagnostic {
  severity: string;
  message: string;
  urn?: string;
}

export interface EngineEvents {
  /** Without the stack itself and without providers. */
  steps: Step[];
  /** How many steps of each kind succeeded (in a preview: would run); kinds that did not occur are absent. */
  changes: Record<string, number>;
  /** Warnings and errors (and what the program printed), colours removed. */
  diagnostics: Diagnostic[];
}

interface Metadata {
  op: string;
  urn: string;
  type: string;
  diffs?: string[];
  detailedDiff?: Record<string, unknown> | null;
}

interface Event {
  resourcePreEvent?: { metadata: Metadata };
  resOutputsEvent?: { metadata: Metadata };
  resOpFailedEvent?: { metadata: Metadata };
  diagnosticEvent?: { severity: string; message: string; urn?: string; color?: string };
}

const isOwn = (type: string) => type !== "pulumi:pulumi:Stack" && !type.startsWith("pulumi:providers:");

function toStep({ op, urn, type, diffs, detailedDiff }: Metadata, failed: boolean): Step {
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return { op, urn, type, name, diffs: diffs ?? Object.keys(detailedDiff ?? {}), failed };
}

/** Reads the file of `--event-log`; a run that ended before its first event leaves none. */
export function readEvents(file: string): EngineEvents {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const steps = new Map<string, Step>();
  const diagnostics: Diagnostic[] = [];
  for (const line of lines) {
    // A killed engine leaves half a line.
    if (!line.endsWith("}")) continue;
    const event: Event = JSON.parse(line);
    const ended = event.resOutputsEvent ?? event.resOpFailedEvent;
    const metadata = ended?.metadata;
    if (metadata && isOwn(metadata.type)) {
      steps.set(`${metadata.op} ${metadata.urn}`, toStep(metadata, event.resOpFailedEvent !== undefined));
    }
    if (event.diagnosticEvent && event.diagnosticEvent.severity !== "debug") {
      const { severity, message, urn } = event.diagnosticEvent;
      diagnostics.push({ severity, message: message.replace(/<\{%[^%]*%\}>/g, "").trim(), urn });
    }
  }
  const changes: Record<string, number> = {};
  for (const step of steps.values()) {
    if (!step.failed) changes[step.op] = (changes[step.op] ?? 0) + 1;
  }
  return { steps: [...steps.values()], changes, diagnostics };
}
