import { createHash } from "node:crypto";

const LOWEST = 1_000_000_000;
const COUNT = 1_000_000_000;

/**
 * An id for an object whose id the client chooses: 1000000000 to 1999999999, the same for the same seed, so that preview
 * and update show the same one.
 *
 * @param seed - project, stack and resource name
 * @param attempt - 0 for the first choice; higher where earlier ones are taken by other objects
 */
export function derivedId(seed: string, attempt = 0): string {
  const digest = createHash("sha256").update(`${attempt}\n${seed}`).digest();
  return String(LOWEST + Number(digest.readBigUInt64BE() % BigInt(COUNT)));
}
