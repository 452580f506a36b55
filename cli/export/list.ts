import { visible } from "../../provider/api";
import { show } from "../../provider/lifecycle/words/show";
import { columns } from "../terminal/columns";
import { counted } from "../terminal/progress";
import { owner } from "./classes";
import type { Account } from "./reading/account";

/** One object as it is listed. */
export interface Listed {
  readonly class: string;
  readonly id: string;
  readonly name: string | null;
  readonly customerId: string;
}

/** The objects of an account that are wanted, those that no program can declare among them. */
export function listOf(account: Account): Listed[] {
  return [...account.families()].flatMap(({ customer, isDeclared, objects }) => {
    const listed = (name: string, object: { id: string; label: string }): Listed => ({
      class: name,
      id: object.id,
      name: object.label === "" ? null : object.label,
      customerId: customer.id,
    });
    return [
      ...(isDeclared ? [listed(owner.name, customer)] : []),
      ...objects().flatMap(({ entity, objects }) => objects.map((object) => listed(entity.name, object))),
    ];
  });
}

/** For programs. */
export function jsonOf(objects: readonly Listed[]): string {
  return `${JSON.stringify(objects, null, 2)}\n`;
}

/** For people. */
export function textOf(objects: readonly Listed[]): string {
  const rows = objects.map(({ class: className, id, name, customerId }) => [
    className,
    visible(id),
    name === null ? "-" : show(name),
    visible(customerId),
  ]);
  const lines = columns([["Class", "Id", "Name", "Customer"], ...rows]);
  return `${counted(objects.length, "object")}${rows.length === 0 ? "" : `\n\n${lines.join("\n")}`}\n`;
}
