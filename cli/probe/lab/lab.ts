import { setTimeout as sleep } from "node:timers/promises";
import type { Body, Json } from "../../../provider/api";
import { ApiError } from "../../../provider/api";
import type { Session } from "../../../provider/lifecycle";
import { told, Unknown } from "./answer";
import { NAME } from "./names";
import type { Stopping } from "./stopping";
import type { Reply, Shown, Talk } from "./talk";

/** How long an answer may lag behind a write, in milliseconds. */
const SEEN_MS = 3_000;
const LOOK_EVERY_MS = 250;
/** How long a write may not know what another one has made, in milliseconds. */
const KNOWN_MS = 5_000;

/** Something that the probe made, or may have made, and that no customer takes along. */
export interface Made {
  readonly type: "customers" | "termination_gateways";
  /** Undefined where only the API knows it, and its answer was lost. */
  id: string | undefined;
  /** Whether an answer said that it was made. */
  sure: boolean;
}

/** An object of the probe. */
export interface Specimen {
  readonly type: string;
  readonly id: string;
  /** The answer to its POST; undefined where that was lost. */
  readonly posted: Reply | undefined;
  /** When the answer came, by `performance.now()`. */
  readonly at: number;
}

/** What a POST carries: its attributes, and the ids of what it belongs to. */
type Part = { attributes: Record<string, Json>; related?: Record<string, Specimen> };

/** Makes the objects that the questions look at, each at its first use, and knows what has to be taken away. */
export class Lab {
  /** In the order in which it was made. */
  readonly made: Made[] = [];
  /** What goes with its customer. */
  readonly children: Specimen[] = [];
  /** What later questions go by. */
  readonly known = new Map<string, unknown>();
  readonly #specimens = new Map<string, Promise<Specimen>>();
  readonly #shown = new Map<string, Promise<Reply>>();

  constructor(
    readonly talk: Talk,
    private readonly session: Pick<Session, "pace">,
    private readonly stopping: Stopping,
    /** Gives ids in the derived range; the next few after one are free as well. */
    readonly pick: () => number,
    readonly now: () => Date,
  ) {}

  /** An object of the probe, made at the first use; a making that failed is not tried again. */
  specimen(key: string, make: () => Promise<Specimen>): Promise<Specimen> {
    let specimen = this.#specimens.get(key);
    if (!specimen) {
      specimen = make();
      this.#specimens.set(key, specimen);
    }
    return specimen;
  }

  /** What the API shows of a specimen at its own address, asked for once. */
  shown(specimen: Specimen): Promise<Reply> {
    const key = `${specimen.type} ${specimen.id}`;
    let reply = this.#shown.get(key);
    if (!reply) {
      reply = this.until(
        () => this.talk.get(specimen.type, specimen.id),
        ({ ok }) => ok,
      );
      this.#shown.set(key, reply);
    }
    return reply;
  }

  /**
   * Makes a customer of the probe.
   *
   * @param attributes - the sets of attributes beside the name, to be tried in turn where one is refused
   * @param took - is told the set that was not refused
   */
  async customer(
    attributes: readonly Record<string, Json>[],
    took: (attributes: Record<string, Json>) => void = () => undefined,
  ): Promise<Specimen> {
    let last: Reply | undefined;
    let lost: Made | undefined;
    for (let attempt = 0; attempt < 3; attempt++) {
      // What was lost may still be made: under the same id there is never more than one.
      const made: Made = lost ?? { type: "customers", id: String(this.pick()), sure: false };
      const id = made.id!;
      if (!lost) this.made.push(made);
      try {
        for (const more of attributes) {
          const attempted = { id, attributes: { name: NAME, ...more } };
          last = await this.talk.ask("POST", "customers", { body: attempted });
          if (!last.ok) continue;
          made.sure = true;
          took(more);
          return { type: "customers", id, posted: last, at: performance.now() };
        }
        if (lost && (await this.#isOwn(id)))
          return { type: "customers", id, posted: undefined, at: performance.now() };
      } catch (error) {
        if (!(error instanceof ApiError && error.ambiguous)) throw error;
        if (await this.#isOwn(id)) return { type: "customers", id, posted: undefined, at: performance.now() };
        if (lost) throw error;
        lost = made;
        continue;
      }
      if (lost) break;
      // Nothing was made under that id; somebody may have it already.
      this.made.splice(this.made.indexOf(made), 1);
      if (!/taken|exists|in use|unique/i.test(last?.words ?? "")) break;
    }
    throw new Unknown(`no customer could be made: ${last ? told(last) : "no answer"}`, last?.words);
  }

  /** Makes an object of a customer; the forms are tried in turn where one is refused. */
  async child(type: string, forms: readonly (Part & { id?: string })[]): Promise<Specimen> {
    let last: Reply | undefined;
    for (const { attributes, related, id } of forms) {
      const body: Body = {
        ...(id !== undefined && { id }),
        ...(Object.keys(attributes).length > 0 && { attributes }),
        relationships: linked(related),
      };
      last = await this.#twice(() => this.post(type, body));
      const shown = last.object?.id;
      if (last.ok && (typeof shown === "string" || typeof shown === "number"))
        return this.#child({ type, id: String(shown), posted: last, at: performance.now() });
    }
    throw new Unknown(last ? told(last) : "no answer", last?.words);
  }

  /** Sends a POST, again while the API does not know yet what was made for it a moment ago. */
  post(type: string, body: Body): Promise<Reply> {
    return this.until(
      () => this.talk.ask("POST", type, { body }),
      ({ ok, words }) => ok || !/must exist|not exist|n't exist|not found/i.test(words),
      KNOWN_MS,
    );
  }

  /** Looks until an answer shows what was asked for, as reads may lag behind writes. */
  async until<T>(look: () => Promise<T>, isDone: (seen: T) => boolean, totalMs = SEEN_MS): Promise<T> {
    const end = performance.now() + totalMs * this.session.pace;
    for (;;) {
      const seen = await look();
      if (isDone(seen) || performance.now() >= end) return seen;
      await this.stopping.race(sleep(LOOK_EVERY_MS * this.session.pace));
    }
  }

  #child(specimen: Specimen): Specimen {
    this.children.push(specimen);
    return specimen;
  }

  // What goes with its customer may be made twice.
  async #twice(send: () => Promise<Reply>): Promise<Reply> {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError && error.ambiguous && error.status !== undefined)) throw error;
      return send();
    }
  }

  /** Whether a customer whose POST had no answer was made. */
  async #isOwn(id: string): Promise<boolean> {
    const isThere = ({ object }: Reply) => object?.attributes?.name === NAME;
    try {
      return isThere(await this.until(() => this.talk.get("customers", id), isThere));
    } catch (error) {
      if (error instanceof ApiError) return false;
      throw error;
    }
  }
}

/** Relationships to objects, as a document has them. */
export function linked(related: Record<string, Specimen> = {}): NonNullable<Body["relationships"]> {
  const pairs = Object.entries(related).map(([name, { type, id }]) => [name, { data: { type, id } }]);
  return Object.fromEntries(pairs);
}

/** An attribute of an object; undefined where the answer does not show it. */
export function shownIn(object: Shown | undefined, name: string): Json | undefined {
  return object?.attributes?.[name];
}
