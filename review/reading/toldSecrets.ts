import { announcementKey } from "./announcements";
import type { Document } from "./document";

/** What the provider said of a secret: that it is written, with the seal of its value, or that it stays. */
export type ToldSecret = { readonly seal: string } | "kept";

/** By the arguments of a resource. */
export type ToldSecrets = ReadonlyMap<string, ToldSecret>;

const LINE = /^(\w+) "(.*)" (?:keeps the secret (\w+)|writes the secret (\w+) \(seal ([0-9a-f]{32})\))$/s;

/** What the provider said of secrets, by class and resource name. Where it said two things of one, it counts as nothing. */
export function toldSecrets(document: Document): ReadonlyMap<string, ToldSecrets> {
  const found = new Map<string, Map<string, ToldSecret>>();
  const unclear: [string, string][] = [];
  for (const { message, severity } of document.diagnostics) {
    const [, entity, resource, kept, written, seal] =
      (severity.startsWith("info") && LINE.exec(message.trim())) || [];
    const property = kept ?? written;
    if (entity === undefined || resource === undefined || property === undefined) continue;
    const key = announcementKey(entity, resource);
    const secrets = found.get(key) ?? new Map<string, ToldSecret>();
    found.set(key, secrets);
    const told: ToldSecret = seal === undefined ? "kept" : { seal };
    const known = secrets.get(property);
    if (known && JSON.stringify(known) !== JSON.stringify(told)) unclear.push([key, property]);
    secrets.set(property, told);
  }
  for (const [key, property] of unclear) found.get(key)!.delete(property);
  return found;
}
