/**
 * Puts changes over settings. A name that does not exist is an error: a misspelt switch would otherwise leave a test
 * running without what it wants to show.
 */
export function withChanges<T extends object>(kind: string, current: T, changes: Partial<T> = {}): T {
  for (const name of Object.keys(changes)) {
    if (!(name in current)) {
      throw new Error(`Unknown ${kind} "${name}". There are: ${Object.keys(current).join(", ")}.`);
    }
  }
  return Object.assign(current, structuredClone(changes));
}
