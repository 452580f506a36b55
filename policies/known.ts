/** What stands for a value that a preview does not know: it is neither absent nor empty, and nothing can be said of it. */
export const UNKNOWN = Symbol("not known yet");

export const isUnknown = (value: unknown): boolean => value === UNKNOWN;

/** The texts by which the engine sends such values, one for each type (`@pulumi/policy`, proxy.ts). */
const SENTINELS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/**
 * A property's value, a list's by its elements. Reading what is not known throws, and a rule that let that pass would say
 * nothing of the rest, and that it can't run.
 */
export function knownOf(props: Readonly<Record<string, unknown>>, property: string): unknown {
  const value = read(props, property);
  if (!Array.isArray(value)) return value;
  return Array.from({ length: value.length }, (_, index) =>
    read(value as unknown as Record<string, unknown>, String(index)),
  );
}

function read(from: Readonly<Record<string, unknown>>, key: string): unknown {
  try {
    return SENTINELS.has(from[key]) ? UNKNOWN : from[key];
  } catch {
    return UNKNOWN;
  }
}
