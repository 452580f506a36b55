import type { Document } from "./document";
import { isHidden } from "./resource";

/** What the provider says during a preview of an object that is taken over: its id, and each argument that is written. */
export interface Announced {
  readonly id: string;
  readonly changes: readonly { readonly property: string; readonly from: string; readonly to: string }[];
}

const LINE =
  /^(?:warning: )?(\w+) "(.*)" takes over ([^\s,]+)(?:, which [^"]*,)? (as it is|and updates it: )(.*)/s;
const VALUE = String.raw`"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\([a-z ]+\)|[\w.+-]+`;

/**
 * The takeovers that the provider announced, by class and resource name. The engine calls them creates, and its document has the
 * values of before nowhere else.
 */
export function announcements(document: Document): ReadonlyMap<string, Announced> {
  const found = new Map<string, Announced>();
  for (const { message, severity } of document.diagnostics) {
    const [, entity, resource, id, how, changes = ""] =
      (severity.startsWith("info") && LINE.exec(message.trim())) || [];
    if (entity === undefined || resource === undefined) continue;
    const all = [...changes.matchAll(new RegExp(`(\\w+): (${VALUE}) -> (${VALUE})(?:; |$)`, "g"))];
    const pairs = all.filter(([, property]) => !isHidden(property!));
    // Changes in no known form are left to be told as unseen.
    if (how !== "as it is" && all.length === 0) continue;
    found.set(announcementKey(entity, resource), {
      id: id!,
      changes: pairs.map(([, property, from, to]) => ({ property: property!, from: from!, to: to! })),
    });
  }
  return found;
}

export const announcementKey = (entity: string, resource: string): string => `${entity} ${resource}`;
