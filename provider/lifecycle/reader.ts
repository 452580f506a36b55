import { type ApiClient, ApiError, type Query } from "../api";
import type { Entity } from "../entities";
import { decode, type Remote } from "./values";

/** Reads objects of the account. */
export class Reader {
  constructor(private readonly api: ApiClient) {}

  /** One object with its relationships, straight from the API; undefined when it does not exist. */
  async one(
    entity: Entity,
    id: string,
    relationships = relationshipsOf(entity),
  ): Promise<Remote | undefined> {
    try {
      const query = relationships.length > 0 ? { include: relationships } : undefined;
      const { data, included } = await this.api.get(entity.type, id, query);
      return { ...decode(entity, data, included), id };
    } catch (error) {
      if (error instanceof ApiError && error.notFound) return undefined;
      throw error;
    }
  }

  /** Makes what is known of an entity's objects invalid, because one of them was written. */
  forget(_entity: Entity): void {}

  /** Every object of a list that meets the filter, with its relationships. */
  async all(entity: Entity, filter: NonNullable<Query["filter"]>): Promise<Remote[]> {
    const found: Remote[] = [];
    const include = relationshipsOf(entity);
    for await (const page of this.api.pages(entity.type, {
      filter,
      ...(include.length > 0 && { include }),
    })) {
      found.push(...page.data.map((object) => decode(entity, object)));
    }
    return found;
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
