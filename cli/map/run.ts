import { htmlOf, jsonOf, type MapCustomer } from "../../map";
import { openFromEnvironment } from "../account";
import { UsageError } from "../command";
import { fileSink } from "../records/file";
import { type Io, printShown, tell } from "../terminal/io";
import { counted } from "../terminal/progress";
import { readMap } from "./account";
import { Stacks } from "./stacks";

/** What is mapped, and where to. */
export type Request = {
  out?: string;
  /** Ids; all customers where it is left out. */
  customer?: string[];
  format: "html" | "json";
  /** Files of states, by which objects are marked. */
  state?: string[];
};

/** Writes the account as a page, or for programs as a list of objects. */
export async function runMap({ out, customer, format, state }: Request, io: Io): Promise<undefined> {
  if (out === undefined && format === "html")
    throw new UsageError("required option '--out <file>' not specified");
  const stacks = state && new Stacks(state);
  const customers = await read(customer && [...new Set(customer)], stacks, io);
  const text =
    format === "json"
      ? jsonOf(customers)
      : htmlOf({ kind: "map", made: new Date().toISOString(), hasStates: stacks !== undefined, customers });
  if (out === undefined) {
    await printShown(io, text);
    return;
  }
  const file = await fileSink(out, true);
  try {
    await file.write(text, customers.length);
    await file.complete();
  } catch (error) {
    await file.discard();
    throw error;
  }
  tell(io, `${counted(customers.length, "customer")} in ${out}.`);
}

async function read(
  ids: readonly string[] | undefined,
  stacks: Stacks | undefined,
  io: Io,
): Promise<MapCustomer[]> {
  const session = openFromEnvironment(io, (line) => tell(io, line));
  try {
    return await readMap(session, ids, stacks);
  } finally {
    session.api.close();
  }
}
