/** The paths of values that would break the trip to the engine or lose digits on it. */
export function unstorable(value: unknown, path = "$"): string[] {
  if (value === undefined || typeof value === "bigint" || typeof value === "function") return [path];
  if (typeof value === "number") {
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? [] : [path];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => unstorable(member, `${path}.${key}`));
}
