import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from "yaml";

/** What a call is to do; any of them. */
export interface Expectation {
  /** Name of the gateway that takes it. */
  readonly gateway?: string;
  /** Name of the route that takes it. */
  readonly route?: string;
  /** Numbers as they are sent to the gateway. */
  readonly from?: string;
  readonly to?: string;
  readonly fails?: boolean;
}

/** One test of a call, and where it stands. */
export interface CallTest {
  /** Id, or the name where it is the only one. */
  readonly customer: string;
  readonly to: string;
  readonly from?: string;
  readonly expect: Expectation;
  /** Place of the customer: where it is told that there is none. */
  readonly at: Place;
}

/** A place in a file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something that is wrong in a file of tests. */
export interface Fault extends Place {
  readonly message: string;
}

/** A file of tests that can't be used: every fault in it, each with its place. */
export class TestFileError extends Error {
  override readonly name = "TestFileError";

  constructor(
    file: string,
    readonly faults: readonly Fault[],
  ) {
    super(faults.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join("\n"));
  }
}

const MEMBERS = ["customer", "to", "from", "expect"];
const EXPECTED = ["gateway", "route", "from", "to", "fails"];

/**
 * Reads tests of calls: YAML or JSON, a list. Every scalar is the text that stands there, so that unquoted digits keep their
 * leading zeros.
 *
 * @throws TestFileError
 */
export function readCallTests(text: string, file: string): CallTest[] {
  const reading = new Reading(text);
  const tests = reading.tests();
  if (reading.faults.length > 0) {
    const sorted = [...reading.faults].sort(
      (left, right) => left.line - right.line || left.column - right.column,
    );
    throw new TestFileError(file, sorted);
  }
  return tests;
}

type Members = ReadonlyMap<string, Pair<Node, Node | null>>;

class Reading {
  readonly faults: Fault[] = [];
  private readonly lines = new LineCounter();
  private readonly root: Node | null;

  constructor(text: string) {
    // The failsafe schema takes no scalar for a number: 0044 would become 36.
    const document = parseDocument<Node>(text.replace(/^\ufeff/, ""), {
      lineCounter: this.lines,
      schema: "failsafe",
      prettyErrors: false,
    });
    for (const { pos, message } of [...document.errors, ...document.warnings])
      this.faults.push({ ...this.placeAt(pos[0]), message });
    this.root = document.contents;
  }

  tests(): CallTest[] {
    if (this.faults.length > 0) return [];
    if (!isSeq<Node>(this.root)) {
      this.fault(this.root, "a list of calls has to stand here: each with `customer`, `to` and `expect`");
      return [];
    }
    if (this.root.items.length === 0) this.fault(this.root, "there is no call in it");
    return this.root.items.flatMap((item) => this.test(item) ?? []);
  }

  private test(node: Node): CallTest | undefined {
    const members = this.membersOf(node, "a call", MEMBERS, ["customer", "to", "expect"]);
    if (!members) return undefined;
    const customer = this.text(members, "customer");
    const to = this.number(members, "to", /^\+?[0-9*#]+$/);
    const from = members.has("from") ? this.text(members, "from", true) : undefined;
    const expect = this.expectation(members.get("expect"));
    if (customer === undefined || to === undefined || !expect) return undefined;
    const at = this.placeOf(members.get("customer")!.value);
    return { customer, to, ...(from !== undefined && { from }), expect, at };
  }

  private expectation(pair: Pair<Node, Node | null> | undefined): Expectation | undefined {
    if (!pair) return undefined;
    const members = this.membersOf(pair.value ?? pair.key, "`expect`", EXPECTED, []);
    if (!members) return undefined;
    if (isMap(pair.value) && pair.value.items.length === 0) {
      this.fault(pair.value ?? pair.key, `\`expect\` needs at least one of ${listed(EXPECTED)}`);
      return undefined;
    }
    const fails = members.has("fails") ? this.flag(members, "fails") : undefined;
    if (fails && members.size > 1) {
      this.fault(
        pair.value,
        "a call that fails has no gateway, route or numbers: leave out `fails` or the rest",
      );
    }
    const texts = ["gateway", "route"].map((name) => [
      name,
      members.has(name) ? this.text(members, name) : undefined,
    ]);
    const numbers = ["from", "to"].map((name) => [
      name,
      members.has(name) ? this.text(members, name)?.replace(/\s/g, "") : undefined,
    ]);
    const given = [...texts, ...numbers, ["fails", fails]].filter(([, value]) => value !== undefined);
    return Object.fromEntries(given);
  }

  private membersOf(
    node: Node | null,
    what: string,
    known: readonly string[],
    needed: readonly string[],
  ): Members | undefined {
    if (!isMap(node)) {
      this.fault(node, `${what} has members here: ${listed(known)}`);
      return undefined;
    }
    const members = new Map<string, Pair<Node, Node | null>>();
    for (const pair of (node as YAMLMap<Node, Node | null>).items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : "";
      if (known.includes(name)) members.set(name, pair);
      else
        this.fault(pair.key, `${JSON.stringify(name)} is no member of ${what}; there are ${listed(known)}`);
    }
    for (const name of needed) if (!members.has(name)) this.fault(node, `${what} needs \`${name}\``);
    return members;
  }

  private text(members: Members, name: string, mayBeEmpty = false): string | undefined {
    const pair = members.get(name);
    if (!pair) return undefined;
    const value = isScalar(pair.value) ? String(pair.value.value ?? "").trim() : undefined;
    if (value !== undefined && (value !== "" || mayBeEmpty)) return value;
    this.fault(pair.value ?? pair.key, `\`${name}\` has to be a text`);
    return undefined;
  }

  private number(members: Members, name: string, form: RegExp): string | undefined {
    const text = this.text(members, name);
    if (text === undefined || form.test(text.replace(/\s/g, ""))) return text;
    this.fault(
      members.get(name)!.value,
      `\`${name}\` has to be a number: digits, with spaces and "+" as you like`,
    );
    return undefined;
  }

  private flag(members: Members, name: string): boolean | undefined {
    const text = this.text(members, name);
    if (text === "true" || text === "false") return text === "true";
    if (text !== undefined) this.fault(members.get(name)!.value, `\`${name}\` has to be true or false`);
    return undefined;
  }

  private fault(node: Node | null | undefined, message: string): void {
    this.faults.push({ ...this.placeOf(node), message });
  }

  private placeOf(node: Node | null | undefined): Place {
    return this.placeAt(node?.range?.[0] ?? 0);
  }

  private placeAt(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
}

const listed = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
