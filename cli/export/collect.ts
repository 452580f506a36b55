import type { Page } from "../../provider/api";
import type { Entity } from "../../provider/entities";
import { decode, type Remote, type Session } from "../../provider/lifecycle";
import { CommandError } from "../command";
import { pagesOf } from "../pages";
import { inParallel } from "../parallel";
import { grouped, type Progress } from "../progress";
import { Account } from "./account";
import { owned, owner, ownership } from "./classes";
import { describe, isAutomatic, isCustomerMade } from "./describe";

/** What is read, and what of it is left out. */
export interface Selection {
  /** Ids of customers; all of them where it is left out. */
  customers?: readonly string[];
  skipCustomerMade?: boolean;
  skipAutomatic?: boolean;
  /** Classes that are left out. */
  skip?: readonly string[];
}

/** Reads an account by its lists: as few requests as pages, or one for each list of each chosen customer. */
export async function collect(
  session: Session,
  selection: Selection,
  progress: Progress,
  stopped: () => void,
): Promise<Account> {
  const account = new Account();
  await collectCustomers(session, account, selection, progress, stopped);
  for (const entity of owned) {
    if (selection.skip?.includes(entity.name)) continue;
    const reading = new Reading(session, account, entity, selection, progress, stopped);
    await (selection.customers ? reading.byCustomer() : reading.wholeList());
  }
  progress.clear();
  return account;
}

async function collectCustomers(
  session: Session,
  account: Account,
  { customers }: Selection,
  progress: Progress,
  stopped: () => void,
): Promise<void> {
  progress.begin(`Reading ${owner.plural}`, customers?.length);
  if (!customers) {
    for await (const page of pagesOf(session, owner.type, {})) {
      stopped();
      for (const object of page.data) account.addCustomer(describe(owner, decode(owner, object)));
      progress.add(page.data.length, page.recordCount);
    }
    return;
  }
  const missing: string[] = [];
  await inParallel(customers, async (id) => {
    stopped();
    const remote = await session.reader.one(owner, id);
    if (remote) account.addCustomer(describe(owner, remote));
    else missing.push(id);
    progress.add(1);
  });
  if (missing.length > 0) {
    throw new CommandError(
      `The account has no ${owner.name} with the id ${missing.map((id) => JSON.stringify(id)).join(", ")}. Nothing was written.`,
    );
  }
}

/** Reading all objects of one class. */
class Reading {
  readonly #owner: string;
  readonly #include: string[];
  readonly #seen = new Set<string>();
  #strangers = 0;

  constructor(
    private readonly session: Session,
    private readonly account: Account,
    private readonly entity: Entity,
    private readonly selection: Selection,
    private readonly progress: Progress,
    private readonly stopped: () => void,
  ) {
    this.#owner = ownership(entity)!;
    this.#include = Object.values(entity.relationships)
      .map(({ wire }) => wire)
      .filter((wire) => entity.includes.includes(wire));
  }

  async wholeList(): Promise<void> {
    this.progress.begin(`Reading ${this.entity.plural}`);
    const counts = new Set<number>();
    for await (const page of pagesOf(this.session, this.entity.type, { include: this.#include })) {
      this.stopped();
      const remotes = page.data.map((object) => decode(this.entity, object));
      // An answer that does not name the customer, although asked to: the filter by customer tells it.
      if (remotes.some(({ values }) => values[this.#owner] === undefined)) return this.byCustomer();
      for (const remote of remotes) await this.#add(remote, remote.values[this.#owner] as string | null);
      this.#count(page, counts);
    }
    if (counts.size > 1)
      this.#warn("changed while they were read: objects may be missing. Export again at a quiet time.");
    if (this.#strangers > 0) {
      this.#warn(`of no customer, or of one that is new: ${grouped(this.#strangers)} left out.`);
    }
  }

  async byCustomer(): Promise<void> {
    const ids = this.account.customers.map(({ id }) => id);
    this.progress.begin(`Reading ${this.entity.plural} by customer`, ids.length);
    const { wire } = Object.values(this.entity.filters).find(({ wire }) => wire === `${this.#owner}.id`)!;
    await inParallel(ids, async (id) => {
      const query = { filter: { [wire]: id }, include: this.#include };
      for await (const page of pagesOf(this.session, this.entity.type, query)) {
        this.stopped();
        for (const object of page.data) await this.#add(decode(this.entity, object), id);
      }
      this.progress.add(1);
    });
  }

  async #add(remote: Remote, customer: string | null): Promise<void> {
    // A list that grows while it is read shows an object on two pages.
    if (this.#seen.has(remote.id)) return;
    this.#seen.add(remote.id);
    const { skipCustomerMade, skipAutomatic } = this.selection;
    const unwanted =
      (skipCustomerMade && isCustomerMade(this.entity, remote)) ||
      (skipAutomatic && isAutomatic(this.entity, remote));
    if (unwanted) return this.account.skip(this.entity);
    const { id, values } = await this.#withRelated(remote);
    const described = describe(this.entity, { id, values: { ...values, [this.#owner]: customer } });
    if (customer === null || !this.account.add(this.entity, customer, described)) this.#strangers += 1;
  }

  // Where a list does not say what an object refers to, the object itself does.
  async #withRelated(remote: Remote): Promise<Remote> {
    const missing = Object.keys(this.entity.relationships).some(
      (name) => name !== this.#owner && remote.values[name] === undefined,
    );
    return missing ? ((await this.session.reader.one(this.entity, remote.id)) ?? remote) : remote;
  }

  #count(page: Page, counts: Set<number>): void {
    if (page.recordCount !== undefined) counts.add(page.recordCount);
    this.progress.add(page.data.length, page.recordCount);
  }

  #warn(what: string): void {
    this.account.warnings.push(`${this.entity.plural} ${what}`);
  }
}
