import type { Page, ResourceObject } from "../../../provider/api";
import type { Entity } from "../../../provider/entities";
import type { Remote, Session } from "../../../provider/lifecycle";
import { AnswerError } from "../../../provider/lifecycle/object/decode";
import { CommandError } from "../../command";
import { pagesOf } from "../../pages";
import { inParallel } from "../../parallel";
import { grouped, type Progress } from "../../terminal/progress";
import { owned, owner, ownership } from "../classes";
import { Account } from "./account";
import { type Described, describe, describeOdd, isAutomatic, isCustomerMade } from "./describe";
import { described, understood } from "./understand";

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
export async function collect(session: Session, selection: Selection, progress: Progress): Promise<Account> {
  const account = new Account();
  await collectCustomers(session, account, selection, progress);
  for (const entity of owned) {
    if (selection.skip?.includes(entity.name)) continue;
    const reading = new Reading(session, account, entity, selection, progress);
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
): Promise<void> {
  progress.begin(`Reading ${owner.plural}`, customers?.length);
  if (!customers) {
    for await (const page of pagesOf(session, owner.type, { tolerant: true })) {
      for (const object of page.data) addCustomer(account, object);
      progress.add(page.data.length, page.recordCount);
    }
    return;
  }
  const missing: string[] = [];
  await inParallel(customers, async (id) => {
    const customer = await oneCustomer(session, id);
    if (customer) account.addCustomer(customer);
    else missing.push(id);
    progress.add(1);
  });
  if (missing.length > 0) {
    throw new CommandError(
      `The account has no ${owner.name} with the id ${missing.map((id) => JSON.stringify(id)).join(", ")}. Nothing was written.`,
    );
  }
}

function addCustomer(account: Account, object: ResourceObject): void {
  if (object.id !== "") account.addCustomer(described(owner, object));
  else {
    account.strangers += 1;
    account.warnings.push(`${owner.plural}: one is left out, as its ${object.problem}.`);
  }
}

async function oneCustomer(session: Session, id: string): Promise<Described | undefined> {
  try {
    const remote = await session.reader.one(owner, id);
    return remote && describe(owner, remote);
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return described(owner, (await session.api.get(owner.type, id)).data);
  }
}

/** Reading all objects of one class. */
class Reading {
  readonly #owner: string;
  readonly #include: string[];
  readonly #seen = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly account: Account,
    private readonly entity: Entity,
    private readonly selection: Selection,
    private readonly progress: Progress,
  ) {
    this.#owner = ownership(entity)!;
    this.#include = Object.values(entity.relationships)
      .map(({ wire }) => wire)
      .filter((wire) => entity.includes.includes(wire));
  }

  async wholeList(): Promise<void> {
    this.progress.begin(`Reading ${this.entity.plural}`);
    const counts = new Set<number>();
    let strangers = 0;
    for await (const page of pagesOf(this.session, this.entity.type, {
      include: this.#include,
      tolerant: true,
    })) {
      // An answer that does not name the customer, although asked to: the filter by customer tells it.
      if (page.data.some((object) => !object.problem && this.#ownerOf(object) === undefined))
        return this.byCustomer();
      for (const object of page.data) {
        const customer = this.#ownerOf(object) ?? null;
        if (!(await this.#add(object, customer))) strangers += 1;
      }
      this.#count(page, counts);
    }
    if (counts.size > 1)
      this.#warn("changed while they were read: objects may be missing. Export again at a quiet time.");
    if (strangers > 0) {
      this.account.strangers += strangers;
      this.#warn(`of no customer, or of one that is new: ${grouped(strangers)} left out.`);
    }
  }

  async byCustomer(): Promise<void> {
    const ids = this.account.customers.map(({ id }) => id);
    this.progress.begin(`Reading ${this.entity.plural} by customer`, ids.length);
    const { wire } = Object.values(this.entity.filters).find(({ wire }) => wire === `${this.#owner}.id`)!;
    await inParallel(ids, async (id) => {
      const query = { filter: { [wire]: id }, include: this.#include, tolerant: true as const };
      for await (const page of pagesOf(this.session, this.entity.type, query)) {
        for (const object of page.data) await this.#add(object, id);
      }
      this.progress.add(1);
    });
  }

  #ownerOf(object: ResourceObject): string | null | undefined {
    const data = object.relationships[this.entity.relationships[this.#owner]!.wire]?.data;
    return Array.isArray(data) ? undefined : data === null ? null : data?.id;
  }

  /** Whether the object belongs to a customer of the account. */
  async #add(object: ResourceObject, customer: string | null): Promise<boolean> {
    // A list that grows while it is read shows an object on two pages.
    if (object.id !== "" && this.#seen.has(object.id)) return true;
    this.#seen.add(object.id);
    const remote = understood(this.entity, object);
    if (!(remote instanceof AnswerError) && this.#isUnwanted(remote)) {
      this.account.skip(this.entity);
      return true;
    }
    const whole =
      object.problem === undefined
        ? await this.#described(object, remote, customer)
        : describeOdd(this.entity, object, object.problem);
    return customer !== null && this.account.add(this.entity, customer, whole);
  }

  #isUnwanted(remote: Remote): boolean {
    const { skipCustomerMade, skipAutomatic } = this.selection;
    return Boolean(
      (skipCustomerMade && isCustomerMade(this.entity, remote)) ||
        (skipAutomatic && isAutomatic(this.entity, remote)),
    );
  }

  async #described(
    object: ResourceObject,
    remote: Remote | AnswerError,
    customer: string | null,
  ): Promise<Described> {
    if (remote instanceof AnswerError) return describeOdd(this.entity, object, remote);
    try {
      const { id, values } = await this.#withRelated(remote);
      return describe(this.entity, { id, values: { ...values, [this.#owner]: customer } });
    } catch (error) {
      if (error instanceof AnswerError) return describeOdd(this.entity, object, error);
      throw error;
    }
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
