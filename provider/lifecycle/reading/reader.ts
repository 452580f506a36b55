import { type ApiClient, ApiError, type Query } from "../../api";
import type { Entity } from "../../entities";
import { type Behaviour, noBehaviour } from "../known";
import { AnswerError, decode, decodeListed } from "../object/decode";
import { isUnknown, type Remote } from "../object/values";
import { NotProvenError } from "../words/explain";
import { proveAbsence } from "./absence";
import { Book, listQuery, tells } from "./book";

/** How often a list is read that does not come to a proven end, because objects moved between its pages. */
const READINGS = 3;

/** What stands for the customer of an object that is known to be somebody else's. */
export const ANOTHER = "another customer";

/** Reads objects of the account. */
export class Reader {
  #books = new Map<string, Book>();
  readonly #unincluded = new Set<string>();

  /** @param known - what the account's lists are known to show */
  constructor(
    private readonly api: ApiClient,
    private known: Behaviour = noBehaviour,
  ) {}

  /**
   * One object with its relationships, straight from the API; undefined when it provably does not exist.
   *
   * @throws NotProvenError where its address says so and a list does not confirm it
   */
  async one(
    entity: Entity,
    id: string,
    relationships = relationshipsOf(entity),
  ): Promise<Remote | undefined> {
    const include = this.#unincluded.has(entity.type) ? [] : relationships;
    try {
      const query = include.length > 0 ? { include } : undefined;
      const { data, included } = await this.api.get(entity.type, id, query);
      return { ...decode(entity, data, included), id };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.notFound) {
        await proveAbsence(this.api, entity, id, error);
        return undefined;
      }
      if (error.status !== 400 || include.length === 0) throw error;
      // "If an endpoint does not support the include parameter, it will respond with 400": then without relationships.
      const remote = await this.one(entity, id, []);
      this.#unincluded.add(entity.type);
      return remote;
    }
  }

  /**
   * One object of a customer. Where answers do not show whose it is, the customer's list tells; an object of somebody else
   * says so among its values.
   */
  async oneOf(
    entity: Entity,
    id: string,
    customer: unknown,
    read = this.one.bind(this),
  ): Promise<Remote | undefined> {
    const remote = await read(entity, id);
    if (!remote || customer === undefined || isUnknown(customer) || remote.values.customer !== undefined)
      return remote;
    const owned = await this.all(entity, { "customer.id": String(customer), id });
    const owner = owned.some((object) => object.id === id) ? String(customer) : ANOTHER;
    return { ...remote, values: { ...remote.values, customer: owner } };
  }

  /** As `oneOf`, but what a list shows exists, whatever its own address still says. */
  shownOf(entity: Entity, id: string, customer: unknown): Promise<Remote | undefined> {
    return this.oneOf(entity, id, customer, async () => {
      try {
        return await this.one(entity, id);
      } catch (error) {
        if (!(error instanceof NotProvenError && error.shown)) throw error;
        return { ...decode(entity, error.shown), id };
      }
    });
  }

  /** One of many objects that are read in this run: where list pages are cheaper, from one of them. */
  async oneOfMany(
    entity: Entity,
    id: string,
    relationships = relationshipsOf(entity),
  ): Promise<Remote | undefined> {
    const key = [entity.type, ...relationships].join(" ");
    let book = this.#books.get(key);
    if (!book) {
      book = new Book(this.api, entity, relationships, this.known);
      this.#books.set(key, book);
    }
    const object = await book.find(id);
    if (!object) return this.one(entity, id, relationships);
    try {
      return decode(entity, object);
    } catch (error) {
      // A list may show less of an object than its own answer.
      if (error instanceof AnswerError) return this.one(entity, id, relationships);
      throw error;
    }
  }

  /** Makes what is known of an object invalid, because it is written; and of all objects when others go with it. */
  forget(entity: Entity, id: string, deleted = false): void {
    if (deleted) this.#books = new Map();
    for (const [key, book] of this.#books) {
      if (key.split(" ")[0] === entity.type) book.forget(id);
    }
  }

  /**
   * Every object of a list that meets the filter, with its relationships.
   *
   * @throws NotProvenError for a list that does not come to a proven end: what it lacks may be there
   */
  async all(entity: Entity, filter: NonNullable<Query["filter"]>): Promise<Remote[]> {
    const include = relationshipsOf(entity);
    let asks = !this.known.tellingLists.includes(entity.type);
    for (let reading = 1; reading <= READINGS; reading++) {
      const found: Remote[] = [];
      let complete = false;
      let isTold = true;
      const query = { filter, ...listQuery(asks ? include : [], this.known) };
      try {
        for await (const page of this.api.pages(entity.type, query)) {
          isTold &&= page.data.every((object) => tells(object, include));
          found.push(...page.data.map((object) => decodeListed(entity, object)));
          complete = page.complete;
        }
      } catch (error) {
        if (!this.#givesUpSize(error)) throw error;
        continue;
      }
      if (complete && (asks || isTold)) return found;
      if (!isTold) asks = true;
    }
    throw new NotProvenError(
      `The list of ${entity.type} could not be read to its end (${READINGS} times), so that nobody knows what it lacks. Nothing was written.`,
    );
  }

  // The report of a probe may be out of date.
  #givesUpSize(error: unknown): boolean {
    if (!(error instanceof ApiError) || error.status !== 400 || this.known.pageSize === undefined)
      return false;
    this.known = { ...this.known, pageSize: undefined };
    return true;
  }
}

/** The relationships that an entity's answers can include. */
export function relationshipsOf(entity: Entity): string[] {
  return Object.values(entity.relationships)
    .map((relationship) => relationship.wire)
    .filter((wire) => entity.includes.includes(wire));
}

/** Those relationships that can change while the object stays. */
export function changeableRelationshipsOf(entity: Entity): string[] {
  return Object.values(entity.relationships)
    .filter((relationship) => relationship.updatable)
    .map((relationship) => relationship.wire);
}
