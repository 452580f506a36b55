import {
  type CallResult,
  type CallTest,
  customersOf,
  type Outbound,
  readCallTests,
  runCallTests,
  TestFileError,
} from "../../outbound";
import type { Remote } from "../../provider/lifecycle";
import { openFromEnvironment } from "../account";
import { UsageError } from "../command";
import { sourcesOf } from "../sources";
import { type Io, printShown, tell } from "../terminal/io";
import { readCustomers, readOutbound } from "./account";
import { plannedOutbound } from "./preview";

/** Where tests are tried. */
export type Request = {
  /** A preview's output, in place of the account. */
  preview?: string;
  /** Calls of customers that are not there are passed over and told of. */
  skipUnknown?: true;
  format: "text" | "json";
};

const NOT_AS_EXPECTED = 3;

/**
 * Runs the tests of a file.
 *
 * @returns the exit status
 * @throws UsageError with every fault of the file
 */
export async function runCalls(file: string, request: Request, io: Io): Promise<number | undefined> {
  const [source] = await sourcesOf([file], io);
  const written = told(() => readCallTests(source!.text, source!.name));
  const { tests, outbounds } = await outboundsOf(written, source!.name, request, io);
  const results = runCallTests(tests, outbounds);
  const text =
    request.format === "json" ? `${JSON.stringify(results, null, 2)}\n` : inWords(results, tests, outbounds);
  await printShown(io, text);
  return results.every(({ ok }) => ok) ? undefined : NOT_AS_EXPECTED;
}

function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof TestFileError ? new UsageError(error.message) : error;
  }
}

/** The tests that are tried, and how the calls of each one's customer go out. */
async function outboundsOf(
  written: readonly CallTest[],
  file: string,
  { preview, skipUnknown }: Request,
  io: Io,
): Promise<{ tests: readonly CallTest[]; outbounds: Outbound[] }> {
  const choose = <T extends { readonly id?: string; readonly name?: string }>(all: readonly T[]) => {
    const tests = skipUnknown ? hereOf(written, all, io) : written;
    const { found, faults } = customersOf(tests, all);
    if (faults.length > 0) throw new UsageError(new TestFileError(file, faults).message);
    return { tests, found: found as T[] };
  };
  if (preview !== undefined) {
    const { tests, found } = choose(await plannedOutbound(preview, io));
    return { tests, outbounds: found };
  }
  const session = openFromEnvironment(io, (line) => tell(io, line));
  try {
    const customers = (await readCustomers(session)).map((remote) => ({
      id: remote.id,
      ...nameOf(remote),
      remote,
    }));
    const { tests, found } = choose(customers);
    const remotes = [...new Set(found.map(({ remote }) => remote))];
    const outbounds = await readOutbound(session, remotes);
    return { tests, outbounds: found.map(({ remote }) => outbounds[remotes.indexOf(remote)]!) };
  } finally {
    session.api.close();
  }
}

/** The tests whose customers are there; of the others it is told that they are passed over. */
function hereOf<T extends { readonly id?: string; readonly name?: string }>(
  written: readonly CallTest[],
  all: readonly T[],
  io: Io,
): CallTest[] {
  const { found } = customersOf(written, all);
  const others = new Set(written.filter((_, index) => !found[index]).map(({ customer }) => customer));
  if (others.size > 0)
    tell(io, `passed over, because such a customer is not here: ${[...others].join(", ")}`);
  return written.filter(({ customer }) => !others.has(customer));
}

const nameOf = ({ values: { name } }: Remote) => (typeof name === "string" ? { name } : {});

function inWords(
  results: readonly CallResult[],
  tests: readonly CallTest[],
  outbounds: readonly Outbound[],
): string {
  const lines = results.map(({ ok, to, from, why }, index) => {
    const { name, id } = outbounds[index]!;
    const call = `${name ?? id ?? tests[index]!.customer}: ${to}${from === null ? "" : ` from ${from}`}`;
    if (ok) return `ok      ${call}: ${why}`;
    return `not ok  ${call}: expected ${expected(results[index]!)}\n        ${why}`;
  });
  const wrong = results.filter(({ ok }) => !ok).length;
  const limits = [
    ...new Set(
      outbounds.flatMap((one) =>
        one.limits.map((limit) => `${one.name ?? one.id ?? "unknown customer"}: ${limit}`),
      ),
    ),
  ];
  return [
    ...lines,
    "",
    ...(limits.length > 0 ? ["What this does not know:", ...limits.map((limit) => `  ${limit}`), ""] : []),
    wrong === 0 ? `${results.length} as expected` : `${wrong} of ${results.length} not as expected`,
    "",
  ].join("\n");
}

function expected({ expected: { fails, ...members } }: CallResult): string {
  const parts = Object.entries(members).map(([name, value]) => `${name} ${value}`);
  if (fails !== undefined) parts.push(fails ? "that it fails" : "that it does not fail");
  return parts.join(", ");
}
