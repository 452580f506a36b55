import { digitsOf } from "../../calls";
import { Answers, type Asked, fateInWords, type Outbound } from "../../outbound";
import { openFromEnvironment } from "../account";
import { CommandError, UsageError } from "../command";
import { columns } from "../terminal/columns";
import { type Io, printShown, tell } from "../terminal/io";
import { readOutbound } from "./account";
import { plannedOutbound } from "./preview";

/** One call, and where it is looked up. */
export type Request = {
  customer: string;
  to: string;
  from?: string;
  /** A preview's output, in place of the account. */
  preview?: string;
  format: "text" | "json";
};

const UNDECIDED = 3;

/**
 * Tells which gateway a call takes.
 *
 * @returns the exit status
 */
export async function runRoute(request: Request, io: Io): Promise<number | undefined> {
  if (!/^[0-9*#]+$/.test(digitsOf(request.to)))
    throw new UsageError('--to is the dialled number: digits, with spaces and "+" as you like.');
  const outbound = await outboundOf(request, io);
  const asked = new Answers(outbound).ask(request.to, request.from);
  const text =
    request.format === "json" ? `${JSON.stringify(asked.answer, null, 2)}\n` : inWords(outbound, asked);
  await printShown(io, text);
  return asked.answer.fate === "gateway" ? undefined : UNDECIDED;
}

async function outboundOf({ customer, preview }: Request, io: Io): Promise<Outbound> {
  if (preview !== undefined) {
    const all = await plannedOutbound(preview, io);
    const fitting = all.filter(({ id }) => id === customer);
    if (fitting.length === 1) return fitting[0]!;
    const ids = all.flatMap(({ id }) => id ?? []).join(", ") || "none";
    throw new CommandError(
      `The preview has no Customer with the id ${JSON.stringify(customer)}; it knows of ${ids}. With --show-sames it has all of the stack.`,
    );
  }
  const session = openFromEnvironment(io, (line) => tell(io, line));
  try {
    const [outbound] = await readOutbound(session, [customer]);
    return outbound!;
  } finally {
    session.api.close();
  }
}

/** Beyond this the others are counted. */
const SHOWN = 20;

function inWords({ id, name }: Outbound, asked: Asked): string {
  const { from, to, sent, others, limits, gateway } = asked.answer;
  const who = name === undefined ? `customer ${id}` : `${name} (${id ?? "new"})`;
  const where = gateway?.host ? ` [${gateway.host}:${gateway.port}]` : "";
  const lines = [`${who}: a call to ${to} from ${from ?? "no number"}`, "", `${fateInWords(asked)}${where}`];
  if (sent) {
    lines.push(`sent to ${sent.to} from ${sent.from ?? "no number"}`);
    lines.push(...sent.steps.map((step) => `  ${step}`));
  }
  if (others.length > 0) {
    const first = others.slice(0, SHOWN);
    const rows = columns(first.map(({ route, why }) => [route.name, why]));
    lines.push("", "Other routes:", ...rows.map((row) => `  ${row}`));
    if (others.length > SHOWN) lines.push(`  and ${others.length - SHOWN} more`);
  }
  if (limits.length > 0) lines.push("", "What this does not know:", ...limits.map((limit) => `  ${limit}`));
  return `${lines.join("\n")}\n`;
}
