import { ApiError, type Query } from "../../../provider/api";
import { type Entity, entities, entityNamed } from "../../../provider/entities";
import { remove, type Session } from "../../../provider/lifecycle";
import { waits } from "../../../provider/lifecycle/waits";
import type { Made, Specimen } from "./lab";
import { isOwn, NAME } from "./names";

/** How long what an unanswered POST made may take to show, in milliseconds. */
const LOST_MS = 5_000;

const customers = entityNamed("Customer");
const gateways = entityNamed("Gateway");

/** How what could not be taken away is called. */
const leftName = (type: string, id: string | undefined) =>
  id === undefined ? `${type} named "${NAME}"` : `${type}/${id}`;

/** Takes away what a probe made: what this run knows of, and what an earlier one left. */
export class Undo {
  /** What could not be taken away. */
  readonly left: string[] = [];

  constructor(
    private readonly session: Session,
    private readonly tell: (line: string) => void,
  ) {}

  /**
   * Takes away what this run made, in reverse.
   *
   * @param children - what goes with the customers, as far as they can be deleted
   */
  async all(made: readonly Made[], children: readonly Specimen[]): Promise<void> {
    for (const one of [...made].reverse())
      await this.#orLeft(one.type, one.id, async () => {
        try {
          await this.#one(one);
        } catch (error) {
          if (one.type !== "customers" || !isTurnedDown(error)) throw error;
          for (const child of [...children].reverse()) await this.#child(child);
          await this.#one(one);
        }
      });
  }

  /**
   * Takes away what an earlier run left: customers by their name and the range of their ids, gateways by their name where
   * they have no customer.
   *
   * @param size - of the pages in which customers are read
   */
  async sweep(size: number | undefined): Promise<void> {
    const found: string[] = [];
    const pages = this.session.api.pages("customers", size === undefined ? {} : { page: { size } });
    for await (const { data } of pages)
      found.push(...data.filter(({ id, attributes }) => isOwn(id, attributes.name)).map(({ id }) => id));
    for (const id of found) {
      this.tell(`Taking away the customer ${id}, which an earlier probe left.`);
      await this.#orLeft("customers", id, () => this.#customer(id));
    }
    await this.#sweepGateways();
  }

  async #one({ type, id, sure }: Made): Promise<void> {
    if (sure && id !== undefined) return this.#remove(type === "customers" ? customers : gateways, id);
    // Nobody knows whether it was made, and it may still be.
    let last: unknown;
    for await (const _ of waits(this.session, LOST_MS, "what was sent may still be made")) {
      try {
        if (type === "customers" ? await this.#customer(id!) : await this.#sweepGateways()) return;
        last = undefined;
      } catch (error) {
        last = error;
      }
    }
    if (last !== undefined) throw last;
  }

  async #child({ type, id }: Specimen): Promise<void> {
    const entity = entities.find((candidate) => candidate.type === type)!;
    await this.#orLeft(type, id, () => this.#remove(entity, id));
  }

  /** Deletes a customer that proves to be the probe's own, and tells whether there was one. */
  async #customer(id: string): Promise<boolean> {
    const remote = await this.session.reader.one(customers, id);
    if (!remote || !isOwn(id, remote.values.name)) return false;
    await this.#remove(customers, id);
    return true;
  }

  /** Deletes the gateways of that name that belong to nobody, and tells whether there were any. */
  async #sweepGateways(): Promise<boolean> {
    const found = await this.#loose();
    for (const id of found) await this.#orLeft(gateways.type, id, () => this.#remove(gateways, id));
    return found.length > 0;
  }

  async #loose(): Promise<string[]> {
    const ids: string[] = [];
    // Whose customer is not told is not known to be nobody's.
    for await (const { data } of this.#gatewayPages())
      for (const { id, attributes, relationships } of data)
        if (attributes.name === NAME && relationships.customer?.data === null) ids.push(id);
    return ids;
  }

  /** The gateways of that name, or more of them where the API takes no such filter. */
  async *#gatewayPages() {
    const include = ["customer"];
    const queries: Query[] = [{ filter: { name: NAME }, include }, { include }, {}];
    for (const [index, query] of queries.entries()) {
      try {
        yield* this.session.api.pages(gateways.type, query);
        return;
      } catch (error) {
        if (index === queries.length - 1 || !(error instanceof ApiError && error.status === 400)) throw error;
      }
    }
  }

  async #remove(entity: Entity, id: string): Promise<void> {
    await remove(this.session, entity, id, { [entity.label]: NAME });
  }

  async #orLeft(type: string, id: string | undefined, take: () => Promise<unknown>): Promise<void> {
    try {
      await take();
    } catch (error) {
      const name = leftName(type, id);
      if (!this.left.includes(name)) this.left.push(name);
      this.tell(`error: ${name} could not be taken away: ${(error as Error).message}`);
    }
  }
}

// The cause is the answer itself, told in other words.
function isTurnedDown(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof ApiError && (cause.kind === "refused" || cause.kind === "forbidden");
}
