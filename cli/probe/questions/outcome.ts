import type { Json } from "../../../provider/api";
import { told, Unknown } from "../lab/answer";
import type { Lab, Specimen } from "../lab/lab";
import type { Reply, Shown } from "../lab/talk";

/** What became of a PATCH: null where answers don't tell. */
export type Outcome = "applied" | "refused" | "ignored" | null;

/** A change, and how it is told from an object whether it was applied; undefined where that doesn't show it. */
export interface Change {
  attributes: Record<string, Json>;
  isApplied(object: Shown | undefined): boolean | undefined;
}

/** What became of several changes of one object, and what told it. */
export interface Outcomes<Name extends string> {
  readonly of: Record<Name, Outcome>;
  readonly said: string;
  readonly words: string;
}

const REFUSALS = [400, 403, 405, 409, 415, 422];

/**
 * Whether a reply says that the request itself is not wanted.
 *
 * @throws Unknown where it says something else
 */
export function isRefused(reply: Reply): boolean {
  if (!reply.ok && !REFUSALS.includes(reply.status)) throw new Unknown(told(reply), reply.words);
  return !reply.ok;
}

/** The same of a list: one that is forbidden says nothing about what was asked of it. */
export function isRefusedList(reply: Reply): boolean {
  if (reply.status === 403) throw new Unknown(told(reply), reply.words);
  return isRefused(reply);
}

/** Sends each change in a PATCH of its own, and reads the object until it shows them or has had the time to. */
export async function outcomesOf<Name extends string>(
  lab: Lab,
  { type, id }: Specimen,
  changes: Record<Name, Change>,
): Promise<Outcomes<Name>> {
  const names = Object.keys(changes) as Name[];
  const of = {} as Record<Name, Outcome>;
  const said: string[] = [];
  const words: string[] = [];
  const open: Name[] = [];
  for (const name of names) {
    const reply = await lab.talk.patch(type, id, changes[name].attributes);
    said.push(told(reply, `${Object.keys(changes[name].attributes).join(", ")} sent`));
    if (isRefused(reply)) {
      of[name] = "refused";
      if (reply.words !== "") words.push(reply.words);
    } else open.push(name);
  }
  if (open.length > 0) {
    const seen = await lab.until(
      () => lab.talk.get(type, id),
      ({ object }) => open.every((name) => changes[name].isApplied(object) !== false),
    );
    for (const name of open) {
      const applied = changes[name].isApplied(seen.object);
      of[name] = applied === undefined ? null : applied ? "applied" : "ignored";
    }
    said.push(told(seen));
  }
  return { of, said: said.join("; "), words: words.join("; ") };
}

/** What became of one change. */
export async function outcomeOf(lab: Lab, specimen: Specimen, change: Change) {
  const { of, ...rest } = await outcomesOf(lab, specimen, { change });
  return { outcome: of.change, ...rest };
}
