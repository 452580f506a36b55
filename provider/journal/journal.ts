import { classOf } from "../lifecycle/owning/identity";
import { JournalFile } from "./file";
import { header, type Line, parseText, type Scope } from "./lines";
import { keyOf } from "./place";
import { type Kept, Records } from "./records";

/** An object that the stack's state holds, as far as a journal cares. */
export interface InState {
  readonly path: string;
  readonly class: string;
  readonly id: string;
}

/** How many lines beside the needed ones make it worth while to write the file anew. */
const SURPLUS = 200;

/** What the runs of another account have written of the same stack. */
interface Elsewhere {
  readonly scope: Scope;
  /** All of it. */
  readonly written: Records;
  /** What this account's runs have not taken over yet. */
  readonly records: Records;
}

/**
 * The journal of one stack: from before a POST until its object is deleted, it remembers for each resource which object it
 * has, so that a run that was killed at any moment can be finished by the next one.
 */
export class Journal {
  readonly records = new Records();
  readonly key: string;
  /** What other accounts' runs of the same stack have written. */
  readonly elsewhere = new Map<string, Elsewhere>();
  readonly #file: JournalFile;
  #started = false;
  #stopped = false;
  #fault: string | undefined;
  #ended = true;
  #pending = 0;

  /**
   * Reads the file; one that can't be read, or is of a newer version, is left alone, and nothing is written.
   *
   * @param path - the file; undefined where none is wanted, and what is written is known to this process alone
   * @param complain - takes why no journal is kept; called once at most
   */
  constructor(
    path: string | undefined,
    readonly scope: Scope,
    private readonly complain: (reason: string) => void,
  ) {
    this.#file = new JournalFile(path ?? "");
    this.key = keyOf(scope);
    this.#stopped = path === undefined;
    if (path === undefined) return;
    try {
      this.#load(this.#file.read());
    } catch (error) {
      this.#stop((error as Error).message);
    }
  }

  /** Why no line is kept any more, although one is wanted. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** Whether lines are kept; false once a write has failed. */
  get isKept(): boolean {
    return !this.#stopped;
  }

  /** Whether the state may lack something that is written here, because a run was ended before it could save it. */
  get isInDoubt(): boolean {
    return !this.#ended && this.records.all().some(({ seen, lost }) => !seen && !lost);
  }

  /** The engine ends this process in good order: what is written is in the state, unless something is still under way. */
  close(): void {
    const open =
      this.#pending > 0 ||
      this.records.all().some(({ id, removal, lost }) => (id === undefined && !lost) || removal === "begun");
    if (this.#stopped || this.#ended || open) return;
    try {
      this.#file.appendNow(toText(["end", this.key, now()]));
    } catch {
      // Then the next run asks the engine for the state.
    }
  }

  #load(text: string): void {
    const { lines, newer } = parseText(text);
    if (newer !== undefined) {
      this.#stop(`it was written by a newer release (form ${newer}); update pulumi-telecom-center`);
      return;
    }
    const own = lines.filter(([, key]) => key === this.key);
    const absorbed = absorbedBy(own);
    for (const line of lines) if (line[1] !== this.key) this.#note(line, absorbed);
    this.#started = own.some(([word]) => word === "scope");
    for (const line of own) this.records.apply(line);
    const last = own.findLast(([word]) => word !== "scope");
    this.#ended = last === undefined || last[0] === "end";
    if (own.length > 2 * this.records.all().length + SURPLUS) this.compact();
  }

  #note(line: Line, absorbed: ReadonlyMap<string, number>): void {
    const known = this.elsewhere.get(line[1]);
    if (line[0] !== "scope") {
      known?.written.apply(line);
      // Else it is written here as well by now, and maybe changed since.
      if (line[2] > (absorbed.get(line[1]) ?? -1)) known?.records.apply(line);
    }
    // Another backend's state is another stack's.
    else if (!known && line[2].backend === this.scope.backend)
      this.elsewhere.set(line[1], { scope: line[2], written: new Records(), records: new Records() });
  }

  /** Takes over what another account's runs have written, because it is the same account. */
  async absorb(key: string): Promise<void> {
    const other = this.elsewhere.get(key);
    this.elsewhere.delete(key);
    // What was written here later on holds.
    const isNews = ({ path, id, time }: Kept) =>
      id === undefined || (this.records.object(classOf(path), id)?.time ?? 0) < time;
    const lines = other?.records.lines(this.key, undefined, isNews) ?? [];
    if (lines.length === 0) return;
    for (const line of lines) this.records.apply(line);
    await this.#append([...lines, ["same", this.key, now(), key]]);
  }

  /** Writes one line; what it says holds from now on, and is on the disk when the promise resolves. */
  async write(line: Line): Promise<void> {
    this.records.apply(line);
    await this.#append([line]);
  }

  /** Notes which objects a state was seen to have, and which resources have them there. */
  async confirm(state: readonly InState[]): Promise<void> {
    const lines: Line[] = [];
    for (const { path, class: className, id } of state) {
      const kept = this.records.object(className, id);
      if (kept && (!kept.seen || kept.path !== path)) {
        lines.push(["seen", this.key, now(), path, id, null]);
      }
    }
    if (lines.length === 0) return;
    for (const line of lines) this.records.apply(line);
    await this.#append(lines);
    if (!this.#stopped) this.compact();
  }

  /** What the state does not have: objects that were made, and POSTs whose answers nobody got. */
  missingFrom(state: readonly InState[]): Kept[] {
    const held = new Set(state.map((object) => `${object.class}/${object.id}`));
    return this.records
      .all()
      .filter(({ removal }) => removal !== "done")
      .filter(({ path, id }) => id === undefined || !held.has(`${classOf(path)}/${id}`));
  }

  /** Writes the file anew with the lines that are still needed. */
  compact(): void {
    try {
      if (this.#file.replace((text) => this.#shortened(text))) this.#started = true;
    } catch (error) {
      this.#stop((error as Error).message);
    }
  }

  // Of what the file holds, and not of what this process remembers: another one may have appended.
  #shortened(text: string): string | undefined {
    const { lines, newer } = parseText(text);
    if (newer !== undefined) return undefined;
    const records = new Records();
    for (const line of lines) if (line[1] === this.key) records.apply(line);
    const others = lines.filter(([, key]) => key !== this.key);
    const scope: Line = ["scope", this.key, this.scope];
    const last = lines.findLast(([, key]) => key === this.key);
    const end = last?.[0] === "end" ? [last] : [];
    const absorbed = [...absorbedBy(lines.filter(([, key]) => key === this.key))].map(
      ([other, time]): Line => ["same", this.key, time, other],
    );
    return header + [scope, ...absorbed, ...records.lines(this.key), ...end, ...others].map(toText).join("");
  }

  async #append(lines: readonly Line[]): Promise<void> {
    if (this.#stopped) return;
    this.#ended = false;
    this.#pending += 1;
    const scope: Line[] = this.#started ? [] : [["scope", this.key, this.scope]];
    this.#started = true;
    try {
      await this.#file.append([...scope, ...lines].map(toText).join(""));
    } catch (error) {
      this.#stop((error as Error).message);
    } finally {
      this.#pending -= 1;
    }
  }

  #stop(reason: string): void {
    if (!this.#stopped) this.complain(reason);
    this.#stopped = true;
    this.#fault ??= reason;
  }
}

/** Until when each account's lines are written here as well, because it has proven to be this one. */
const absorbedBy = (own: readonly Line[]): Map<string, number> =>
  new Map(own.flatMap((line) => (line[0] === "same" ? [[line[3], line[2]]] : [])));

const toText = (line: Line) => `${JSON.stringify(line)}\n`;

/** The time of a line: seconds since 1970. */
export const now = () => Math.floor(Date.now() / 1000);
