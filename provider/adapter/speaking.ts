import { AsyncLocalStorage } from "node:async_hooks";
import type { Entity } from "../entities";
import { identityIn, type Values } from "../lifecycle";

const subject = new AsyncLocalStorage<string>();

/** Runs an operation so that what is logged on its behalf can name the resource. */
export function speakingOf<T>(entity: Entity, values: Values, run: () => T): T {
  const name = identityIn(values)?.name;
  return name === undefined ? run() : subject.run(`${entity.name} ${JSON.stringify(name)}`, run);
}

/** The resource whose operation runs, such as `Gateway "acme-pbx"`; undefined outside of one. */
export const spokenOf = (): string | undefined => subject.getStore();
