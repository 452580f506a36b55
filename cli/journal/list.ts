import { classOf, nameOf } from "../../provider/lifecycle";
import { show, visible } from "../../provider/lifecycle/words/show";
import { columns } from "../terminal/columns";
import { counted } from "../terminal/progress";
import type { Item } from "./finding/items";
import type { Target } from "./stack/target";

/** What became of an entry. */
export type Result = "listed" | "deleted" | "dropped" | "forgotten" | "left alone" | "failed";

const HEAD = ["Resource", "Class", "Id", "Customer", "When", "Exists", "Known of it"];

/** The entries as a table. */
export function textOf({ project, stack }: Target, items: readonly Item[]): string {
  const name = visible(`${project}/${stack}`);
  if (items.length === 0) return `The journal of ${name} holds nothing that its state lacks.\n`;
  const count = counted(items.length, "object");
  return `The journal of ${name} holds ${count} that its state lacks:\n\n${table(items)}\n`;
}

function table(items: readonly Item[]): string {
  const rows = items.map((item) => [
    show(nameOf(item.kept.path)),
    visible(classOf(item.kept.path)),
    visible(item.id ?? "-"),
    visible(item.kept.customer ?? "-"),
    timeOf(item),
    item.exists,
    visible(remarks(item).join("; ")),
  ]);
  return `${columns([HEAD, ...rows]).join("\n")}\n`;
}

function remarks({ kept, exists, id, alike, holder }: Item): string[] {
  const remarks: string[] = [];
  if (kept.id === undefined) {
    const found =
      alike.length > 0
        ? `these equal what was sent: ${alike.join(", ")}`
        : id !== undefined
          ? "this equals what was sent"
          : exists === "no" && "nothing equals what was sent";
    remarks.push(found ? `begun, and ${found}` : "begun");
  } else remarks.push(kept.removal ? "its deletion was begun" : kept.seen ? "a state had it once" : "made");
  if (holder !== undefined) remarks.push(`${holder} has it`);
  return remarks;
}

/** How messages call an entry. */
export function entryName({ kept, id }: Item): string {
  const called = `${visible(classOf(kept.path))} ${show(nameOf(kept.path))}`;
  return id === undefined ? called : `${called} (id ${visible(id)})`;
}

/** The entries as one JSON text. */
export function jsonOf(
  { project, stack }: Target,
  journal: string,
  items: readonly Item[],
  resultOf: (item: Item) => Result,
): string {
  const objects = items.map((item) => ({
    resource: nameOf(item.kept.path),
    class: classOf(item.kept.path),
    id: item.id ?? null,
    customer: item.kept.customer ?? null,
    when: timeOf(item),
    known: knownAs(item),
    exists: item.exists,
    alike: item.alike,
    holder: item.holder ?? null,
    account: { address: item.journal.scope.address, user: item.journal.scope.user },
    result: resultOf(item),
  }));
  return `${JSON.stringify({ project, stack, journal, objects }, null, 2)}\n`;
}

function knownAs({ kept }: Item): "begun" | "made" | "seen" | "deleting" {
  if (kept.id === undefined) return "begun";
  if (kept.removal) return "deleting";
  return kept.seen ? "seen" : "made";
}

const timeOf = ({ kept }: Item) => new Date(kept.time).toISOString().replace(".000Z", "Z");
