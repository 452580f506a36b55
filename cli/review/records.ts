import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { entityNamed } from "../../provider/entities";
import type { IncomingRecord, OutboundRecord, RecordCount } from "../../review";
import { openFromEnvironment } from "../account";
import { CommandError } from "../command";
import { columnsOf } from "../records/columns";
import { readRecords } from "../records/read";
import { type Io, tell } from "../terminal/io";
import { grouped } from "../terminal/progress";
import { csvRows } from "./csv";

/** Up to this many customers, their own records are asked for, and not the account's. */
const FEW = 10;

const PERIOD = /^(\d{1,4})([hdw])$/;
const HOURS = { h: 1, d: 24, w: 168 };

type Read = (values: readonly unknown[]) => void;

/** Counts recorded calls: of files that `telecom-center cdrs` wrote, or of the account's last days (`7d`). */
export async function countRecords(count: RecordCount, given: readonly string[], io: Io): Promise<void> {
  for (const one of given) {
    const [, amount, unit] = PERIOD.exec(one) ?? [];
    if (amount === undefined) await fromFile(count, one, io);
    else await fromAccount(count, Number(amount) * HOURS[unit as keyof typeof HOURS], io);
  }
}

/** Takes what is told of a record: by the columns of outbound records, or else of incoming ones. */
function taker(count: RecordCount, columns: readonly string[], file: string): Read {
  const at = (name: string) => columns.indexOf(name);
  const text = (value: unknown) =>
    value === undefined || value === null || value === "" ? undefined : String(value);
  const isOutbound = at("dstNumberIn") >= 0 && at("customerId") >= 0;
  if (!isOutbound && at("didNumber") < 0) {
    throw new CommandError(
      `${file} holds no call records: it has neither the columns dstNumberIn and customerId nor didNumber. \`telecom-center cdrs\` writes them.`,
    );
  }
  const [start, did] = [at("timeStart"), at("didNumber")];
  if (!isOutbound) {
    return (values) => {
      const record: IncomingRecord = { number: text(values[did]) ?? "", start: text(values[start]) };
      count.incoming(record);
    };
  }
  const [to, from, customer, duration] = [
    at("dstNumberIn"),
    at("srcNumberIn"),
    at("customerId"),
    at("duration"),
  ];
  const [route, gateway] = [at("terminationRouteId"), at("terminationGatewayId")];
  return (values) => {
    const record: OutboundRecord = {
      customer: text(values[customer]),
      to: text(values[to]) ?? "",
      from: text(values[from]),
      seconds: Number(values[duration]) || 0,
      start: text(values[start]),
      route: text(values[route]),
      gateway: text(values[gateway]),
    };
    count.outbound(record);
  };
}

async function fromFile(count: RecordCount, file: string, io: Io): Promise<void> {
  try {
    const first = await firstCharacter(file);
    if (first === "") return;
    let records = 0;
    if (first === "{") {
      const read = new Map<string, Read>();
      for await (const line of createInterface({
        input: createReadStream(file, "utf8"),
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        if (line.trim() === "") continue;
        const record = objectOf(line, file, records + 1);
        const columns = Object.keys(record);
        const key = columns.join();
        const take = read.get(key) ?? taker(count, columns, file);
        read.set(key, take);
        take(Object.values(record));
        records += 1;
      }
    } else {
      const pieces = createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 });
      for await (const rows of csvRows(pieces, (header) => {
        const take = taker(count, header, file);
        return (fields) => take(fields);
      }))
        records += rows.length;
    }
    tell(io, `${grouped(records)} records of ${file}.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new CommandError(`${file} can't be read: ${(error as Error).message}`);
  }
}

async function firstCharacter(file: string): Promise<string> {
  const stream = createReadStream(file, { encoding: "utf8", end: 1023 });
  let text = "";
  for await (const piece of stream) text += piece;
  return text.trimStart().charAt(0);
}

function objectOf(line: string, file: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new CommandError(`${file}: record ${number} is no JSON object.`);
}

async function fromAccount(count: RecordCount, hours: number, io: Io): Promise<void> {
  const session = openFromEnvironment(io, (line) => tell(io, line));
  const to = new Date();
  const from = new Date(to.getTime() - hours * 3_600_000);
  try {
    const ids = count.ids.length <= FEW ? count.ids : [undefined];
    const kinds = count.asksIncoming ? ["TerminationCdr", "IncomingTrunkCdr"] : ["TerminationCdr"];
    for (const entity of kinds.map(entityNamed)) {
      const take = taker(count, columnsOf(entity), "the account");
      for (const customer of ids) {
        const period = { from, to, ...(customer !== undefined && { customer }) };
        for await (const { rows } of readRecords(session, entity, period)) for (const row of rows) take(row);
      }
    }
  } finally {
    session.api.close();
  }
}
