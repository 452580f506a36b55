import { entityNamed } from "../../provider/entities";
import { openFromEnvironment } from "../account";
import { CommandError } from "../command";
import { interruptible } from "../interrupt";
import type { Io } from "../io";
import { counted, grouped, Progress } from "../progress";
import { columnsOf } from "./columns";
import { formats } from "./formats";
import { type Period, readRecords } from "./read";
import { fileSink, streamSink } from "./sink";

/** What is to be written, and where. */
export interface Request extends Period {
  kind: "termination" | "incoming";
  format: keyof typeof formats;
  /** A file in place of standard output. */
  out?: string;
}

/** Writes the call records of a period, and tells how many. */
export async function writeRecords(request: Request, io: Io): Promise<void> {
  const entity = entityNamed(request.kind === "termination" ? "TerminationCdr" : "IncomingTrunkCdr");
  const progress = new Progress(io.stderr);
  const session = openFromEnvironment(io, (line) => progress.line(line));
  const columns = columnsOf(entity);
  const format = formats[request.format];
  const began = Date.now();
  const output = streamSink(io.stdout);
  const sink = request.out === undefined ? output : await fileSink(request.out);
  let written = 0;
  try {
    await interruptible(async (stopped) => {
      await sink.write(format.head(columns));
      progress.begin("Records");
      for await (const { rows, total } of readRecords(session, entity, request)) {
        stopped();
        await sink.write(rows.map((row) => format.record(columns, row)).join(""));
        written += rows.length;
        progress.add(rows.length, total);
      }
      await sink.complete();
    });
  } catch (error) {
    progress.clear();
    throw new CommandError(
      `${(error as Error).message}\nThe output is incomplete: ${counted(written, "record")} went to ${sink.partial} before that.`,
    );
  } finally {
    output.close();
    session.api.close();
  }
  const seconds = Math.max(0.001, (Date.now() - began) / 1000);
  const where = request.out === undefined ? "" : ` to ${request.out}`;
  progress.line(
    `${counted(written, "record")} written${where} in ${seconds.toFixed(1)} s (${grouped(Math.round(written / seconds))} a second).`,
  );
}
