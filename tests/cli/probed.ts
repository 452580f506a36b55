import { type Means, type Request, runProbe } from "../../cli/probe/run";
import type { Sandbox } from "../../sandbox";
import { environment, Kept } from "./support";

export const NAME = "telecom-center probe";
const FAST: Partial<Means> = { pace: 0.05 };

export interface Probed {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers have the form of their key
  answers: Record<string, any>;
  // biome-ignore lint/suspicious/noExplicitAny: the whole document
  document: any;
  stderr: string;
}

/** Runs a probe in this process, with waits that are short. */
export async function probe(
  sandbox: Sandbox,
  request: Partial<Request> = {},
  means: Partial<Means> = {},
  env: NodeJS.ProcessEnv = {},
): Promise<Probed> {
  const [stdout, stderr] = [new Kept(), new Kept()];
  const io = { stdout, stderr, env: environment(sandbox, env) };
  const status = await runProbe({ yes: true, format: "json", ...request }, io, { ...FAST, ...means });
  const document = JSON.parse(stdout.text);
  const entries = Object.entries<{ answer: unknown }>(document.findings);
  return {
    status,
    document,
    answers: Object.fromEntries(entries.map(([key, { answer }]) => [key, answer])),
    stderr: stderr.text,
  };
}
