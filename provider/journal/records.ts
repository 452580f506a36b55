import { classOf } from "../lifecycle/owning/identity";
import type { Line } from "./lines";

/** What is remembered of one object, or of a POST without an answer. */
export interface Kept {
  readonly path: string;
  readonly id?: string;
  readonly customer?: string;
  readonly sent?: Record<string, unknown>;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly seen: boolean;
  /** The version that the last update was to give the outputs. */
  readonly version?: number;
  /** The arguments that were declared by then. */
  readonly declared?: readonly string[];
  readonly removal?: "begun" | "done";
  /** A POST without an answer that was sent again: what it may have made late belongs to no resource. */
  readonly lost?: true;
}

/** How long it is remembered that an object was deleted, in milliseconds. */
const GONE_FOR = 30 * 24 * 3600 * 1000;
/** How long a POST is remembered that may have been carried out late. */
const LOST_FOR = 7 * 24 * 3600 * 1000;

const keyOf = (path: string, id: string) => `${classOf(path)}/${id}`;

/** What the lines of one scope add up to. */
export class Records {
  readonly #objects = new Map<string, Kept>();
  readonly #begun = new Map<string, Kept>();
  readonly #lost = new Map<string, Kept>();
  readonly #paths = new Map<string, Set<string>>();

  /** What a resource has or may have, the newest first. */
  of(path: string): Kept[] {
    const made = [...(this.#paths.get(path) ?? [])].map((key) => this.#objects.get(key)!);
    const begun = this.#begun.get(path);
    return [...made.filter(({ removal }) => removal !== "done"), ...(begun ? [begun] : [])].sort(
      (left, right) => right.time - left.time,
    );
  }

  /** POSTs without an answer, of a class. */
  begun(className: string): Kept[] {
    return [...this.#begun.values()].filter(({ path }) => classOf(path) === className);
  }

  object(className: string, id: string): Kept | undefined {
    return this.#objects.get(`${className}/${id}`);
  }

  /** When an object of a class was last deleted, in milliseconds since 1970; 0 for never. */
  lastRemoval(className: string): number {
    const gone = this.all().filter(({ path, removal }) => removal === "done" && classOf(path) === className);
    return Math.max(0, ...gone.map(({ time }) => time));
  }

  /** All that is remembered, deleted objects among it. */
  all(): Kept[] {
    return [...this.#objects.values(), ...this.#begun.values(), ...this.#lost.values()];
  }

  apply(line: Line): void {
    if (line[0] === "scope" || line[0] === "end" || line[0] === "same") return;
    const [, , seconds, path] = line;
    const time = seconds * 1000;
    switch (line[0]) {
      case "post":
        this.#begun.set(path, { path, ...owner(line[4]), sent: line[5], time, seen: false });
        return;
      case "lost":
        this.#lost.set(path, { path, ...owner(line[4]), sent: line[5], time, seen: false, lost: true });
        return;
      case "none":
        this.#begun.delete(path);
        return;
      case "made": {
        const { customer = null, sent } = this.#begun.get(path) ?? {};
        this.#begun.delete(path);
        this.#put(line[4], {
          path,
          id: line[4],
          ...owner(line[5] ?? customer),
          ...(sent && { sent }),
          time,
          seen: false,
        });
        return;
      }
      case "seen": {
        // A state that has the object says nothing of what was begun since.
        const { sent: _, ...before } = this.object(classOf(path), line[4]) ?? {};
        this.#put(line[4], { ...before, path, id: line[4], ...owner(line[5]), time, seen: true });
        return;
      }
      case "forget":
        if (line[4] === null) {
          this.#begun.delete(path);
          this.#lost.delete(path);
        } else this.#drop(keyOf(path, line[4]));
        return;
      case "gone":
        this.#gone(path, line[4], time);
        return;
      default: {
        const before = this.object(classOf(path), line[4]) ?? { path, id: line[4], time, seen: true };
        const { removal: _, ...known } = before;
        if (line[0] === "delete") this.#put(line[4], { ...before, time, removal: "begun" });
        else if (line[0] === "patch") this.#put(line[4], { ...known, version: line[5], declared: line[6] });
        else this.#put(line[4], { ...known, ...(line[5] !== null && { version: line[5] }) });
      }
    }
  }

  #put(id: string, kept: Kept): void {
    const key = keyOf(kept.path, id);
    this.#drop(key);
    this.#objects.set(key, kept);
    const paths = this.#paths.get(kept.path) ?? new Set();
    this.#paths.set(kept.path, paths.add(key));
  }

  #drop(key: string): void {
    const kept = this.#objects.get(key);
    this.#objects.delete(key);
    if (kept) this.#paths.get(kept.path)?.delete(key);
  }

  // What belongs to a customer goes with it, and nobody is asked to delete it.
  #gone(path: string, id: string, time: number): void {
    if (classOf(path) === "Customer") {
      for (const [key, { customer }] of this.#objects) if (customer === id) this.#drop(key);
      for (const [key, { customer }] of this.#begun) if (customer === id) this.#begun.delete(key);
    }
    this.#put(id, { path, id, time, seen: true, removal: "done" });
  }

  /** The lines that say the same in fewer words. */
  lines(key: string, now = Date.now(), isNeeded: (kept: Kept) => boolean = () => true): Line[] {
    const needed = this.all().filter(isNeeded);
    // First what is gone: it takes along what is written of before it.
    const gone = needed.filter(({ removal }) => removal === "done");
    const rest = needed.filter(({ removal }) => removal !== "done");
    return [...gone, ...rest].flatMap((kept): Line[] => {
      const { path, id, customer = null, sent, version, declared, removal, lost } = kept;
      const time = Math.floor(kept.time / 1000);
      if (removal === "done") return now - kept.time > GONE_FOR ? [] : [["gone", key, time, path, id!]];
      if (lost) return now - kept.time > LOST_FOR ? [] : [["lost", key, time, path, customer, sent ?? {}]];
      const post: Line[] = sent ? [["post", key, time, path, customer, sent]] : [];
      if (id === undefined) return post;
      const change: Line[] = [];
      if (version !== undefined && declared)
        change.push(["patch", key, time, path, id, version, [...declared]]);
      else if (version !== undefined) change.push(["kept", key, time, path, id, version]);
      return [
        ...post,
        [kept.seen ? "seen" : "made", key, time, path, id, customer],
        ...change,
        ...(removal ? [["delete", key, time, path, id] as Line] : []),
      ];
    });
  }
}

const owner = (customer: string | null) => (customer === null ? {} : { customer });
