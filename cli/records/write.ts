import { visible } from "../../provider/api";
import { entityNamed } from "../../provider/entities";
import type { Session } from "../../provider/lifecycle";
import { openFromEnvironment } from "../account";
import { CommandError } from "../command";
import { StoppedError, untilStopped } from "../terminal/interrupt";
import { type Io, isReaderGone } from "../terminal/io";
import { counted, grouped, Progress } from "../terminal/progress";
import type { Period, PeriodFilter } from "./ask";
import { columnsOf, type Row } from "./columns";
import { fileSink } from "./file";
import { formats } from "./formats";
import { Oddities } from "./oddities";
import { readRecords } from "./read";
import { type Sink, StreamSink } from "./sink";

/** What is to be written, and where. */
export interface Request extends Period {
  kind: "termination" | "incoming";
  format: keyof typeof formats;
  /** A file in place of standard output. */
  out?: string;
  /** Whether the file may be replaced. */
  force?: boolean;
  /** Whether values that are not understood are a failure. */
  strict?: boolean;
}

/**
 * Writes the call records of a period, and tells how many.
 *
 * @returns the exit status
 */
export async function writeRecords(request: Request, io: Io): Promise<number | undefined> {
  const progress = new Progress(io.stderr);
  const session = openFromEnvironment(io, (line) => progress.line(line));
  const odd = new Oddities();
  const began = Date.now();
  let sink: Sink | undefined;
  try {
    sink =
      request.out === undefined
        ? new StreamSink(io.stdout)
        : await fileSink(request.out, request.force ?? false);
    const { write, left } = new Writing(request, session, sink, progress, odd, io.stdout.isTTY === true);
    await untilStopped(write, left);
    progress.clear();
    tellAll(odd.warnings, progress);
    progress.line(summary(request, sink.written, Date.now() - began));
    return request.strict && odd.warnings.length > 0 ? 1 : undefined;
  } catch (error) {
    progress.clear();
    if (isReaderGone(error)) return undefined;
    tellAll(odd.warnings, progress);
    if (sink?.written === 0) await sink.discard();
    throw error;
  } finally {
    await sink?.close();
    session.api.close();
  }
}

class Writing {
  constructor(
    private readonly request: Request,
    private readonly session: Session,
    private readonly sink: Sink,
    private readonly progress: Progress,
    private readonly odd: Oddities,
    private readonly isTerminal: boolean,
  ) {}

  readonly left = (): string => {
    const { written, partial } = this.sink;
    if (written === 0) return "no record was written.";
    return `The output is incomplete: ${counted(written, "record")} went to ${partial} before that.`;
  };

  readonly write = async (): Promise<void> => {
    try {
      await this.#all();
    } catch (error) {
      if (isReaderGone(error) || error instanceof StoppedError) throw error;
      throw new CommandError(`${(error as Error).message}\n${this.left()}`);
    }
  };

  async #all(): Promise<void> {
    const { request, session, sink, progress } = this;
    const entity = entityNamed(request.kind === "termination" ? "TerminationCdr" : "IncomingTrunkCdr");
    const columns = columnsOf(entity);
    progress.begin("Records");
    let head = this.#head(columns);
    const refused = (filters: readonly PeriodFilter[]) => this.#tellRefused(filters);
    for await (const { rows, read, total } of readRecords(session, entity, request, this.odd, refused)) {
      // What is not asked for comes on many pages where filters are refused.
      if (rows.length > 0) {
        await sink.write(head + this.#text(columns, rows), rows.length);
        head = "";
      }
      progress.add(read, total);
    }
    if (sink.written === 0) await this.#checkCustomer();
    await sink.write(head, 0);
    await sink.complete();
  }

  #head(columns: readonly string[]): string {
    const { head, lineEnd } = formats[this.request.format];
    const line = head(columns);
    return line === undefined ? "" : line + lineEnd;
  }

  #text(columns: readonly string[], rows: readonly Row[]): string {
    const { record, lineEnd } = formats[this.request.format];
    const line = this.isTerminal && this.request.out === undefined ? visible : (text: string) => text;
    return rows.map((row) => line(record(columns, row)) + lineEnd).join("");
  }

  #tellRefused(filters: readonly PeriodFilter[]): void {
    for (const name of filters)
      this.progress.line(
        `The account refuses the filter ${name}: it is applied here, and more is read than is written.`,
      );
  }

  /** A customer that does not exist has no records, which must not look like a quiet month. */
  async #checkCustomer(): Promise<void> {
    const { customer } = this.request;
    if (customer === undefined || (await this.session.reader.one(entityNamed("Customer"), customer))) return;
    throw new CommandError(
      `The account has no Customer with the id ${JSON.stringify(customer)}, and no record of the period has it.`,
    );
  }
}

function tellAll(lines: readonly string[], progress: Progress): void {
  for (const line of lines) progress.line(line);
}

function summary({ out }: Request, written: number, ms: number): string {
  const seconds = Math.max(0.001, ms / 1000);
  const where = out === undefined ? "" : ` to ${out}`;
  const pace = grouped(Math.round(written / seconds));
  return `${counted(written, "record")} written${where} in ${seconds.toFixed(1)} s (${pace} a second).`;
}
