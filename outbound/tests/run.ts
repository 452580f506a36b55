import { Answers, type Asked } from "../answer";
import type { Outbound } from "../table";
import { fateInWords } from "../words";
import type { CallTest, Expectation, Fault } from "./read";

/** How a test of a call went; the form of `telecom-center calls --format json`. */
export interface CallResult {
  readonly customer: string;
  readonly to: string;
  readonly from: string | null;
  readonly ok: boolean;
  readonly expected: Expectation;
  /** What was found of what is expected; `undecided`: the gateways between which nobody knows. */
  readonly found: Readonly<Record<string, unknown>>;
  /** What becomes of the call and why, in words. */
  readonly why: string;
}

/**
 * The customer of each test.
 *
 * @returns the customers in the order of the tests, and a fault for each test whose customer is unknown or not the only one
 */
export function customersOf<T extends { readonly id?: string; readonly name?: string }>(
  tests: readonly CallTest[],
  customers: readonly T[],
): { found: (T | undefined)[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const found = tests.map(({ customer, at }) => {
    const byId = customers.filter(({ id }) => id === customer);
    const fitting = byId.length > 0 ? byId : customers.filter(({ name }) => name === customer);
    if (fitting.length !== 1) faults.push({ ...at, message: unclear(customer, fitting, customers) });
    return fitting[0];
  });
  return { found, faults };
}

const SHOWN = 20;

function unclear<T extends { readonly id?: string; readonly name?: string }>(
  customer: string,
  fitting: readonly T[],
  all: readonly T[],
): string {
  const some = (fitting.length > 0 ? fitting : all).map(
    ({ id, name }) => `${id ?? "(no id yet)"}${name === undefined ? "" : ` (${name})`}`,
  );
  const list = some.length > SHOWN ? [...some.slice(0, SHOWN), `and ${some.length - SHOWN} more`] : some;
  const what = fitting.length > 0 ? "is several customers" : "is no customer's id or name";
  const ids = list.length === 0 ? "there are no customers" : `the ids are ${list.join(", ")}`;
  return `${JSON.stringify(customer)} ${what}: ${ids}`;
}

/** Runs tests, each against how its customer's calls go out. */
export function runCallTests(tests: readonly CallTest[], outbounds: readonly Outbound[]): CallResult[] {
  const answers = new Map<Outbound, Answers>();
  return tests.map((test, index) => {
    const outbound = outbounds[index]!;
    const known = answers.get(outbound) ?? new Answers(outbound);
    answers.set(outbound, known);
    return resultOf(test, known.ask(test.to, test.from));
  });
}

function resultOf({ customer, expect }: CallTest, asked: Asked): CallResult {
  const { answer, candidates } = asked;
  const shown: Required<{ [Name in keyof Expectation]: unknown }> = {
    gateway: answer.gateway?.name ?? null,
    route: answer.route?.name ?? null,
    from: answer.sent?.from ?? null,
    to: answer.sent?.to ?? null,
    fails: answer.fate === "fails",
  };
  const names = Object.keys(expect) as (keyof Expectation)[];
  const wrong = names.filter((name) => shown[name] !== expect[name]);
  const undecided =
    answer.fate === "undecided"
      ? [...new Set(candidates.map(({ gateway }) => gateway.name))].sort()
      : undefined;
  return {
    customer,
    to: answer.to,
    from: answer.from,
    ok: wrong.length === 0,
    expected: expect,
    found: {
      ...Object.fromEntries(names.map((name) => [name, shown[name]])),
      ...(undecided && { undecided }),
    },
    why: whyOf(asked, expect, wrong),
  };
}

function whyOf(asked: Asked, expect: Expectation, wrong: readonly (keyof Expectation)[]): string {
  const { answer, candidates } = asked;
  const parts = [fateInWords(asked)];
  const other = wrong.includes("route") && answer.others.find(({ route }) => route.name === expect.route);
  if (other) parts.push(`route ${expect.route}: ${other.why}`);
  else if (wrong.includes("route") && !candidates.some(({ name }) => name === expect.route))
    parts.push(`the customer has no route ${expect.route}`);
  for (const name of ["from", "to"] as const) {
    const sent = answer.sent?.[name] ?? "none";
    if (wrong.includes(name) && answer.sent)
      parts.push(`${name === "to" ? "the destination" : "the source"} is sent as ${sent}`);
  }
  if (wrong.length > 0) parts.push(...(answer.sent?.steps ?? []), ...answer.limits);
  return parts.join("; ");
}
