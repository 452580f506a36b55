import { randomInt } from "node:crypto";

/** The name of everything that a probe makes. */
export const NAME = "telecom-center probe";
/** The name that its customer has once a rename was tried. */
export const RENAMED = `${NAME} renamed`;

// As derived ids are, so that no other client is met there.
const LOWEST = 1_000_000_000;
const HIGHEST = 1_999_999_999;

/** An id for an object of the probe. Some more follow it, for objects that need ids in a known order. */
export const randomId = (): number => randomInt(LOWEST, HIGHEST - 10);

/** Whether a customer is one that a probe made: by its name and by its id. */
export function isOwn(id: string, name: unknown): boolean {
  const inRange = /^\d{10}$/.test(id) && Number(id) >= LOWEST && Number(id) <= HIGHEST;
  return inRange && (name === NAME || name === RENAMED);
}
