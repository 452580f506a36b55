import { show, showType } from "../../provider/lifecycle/words/show";
import { counted } from "../progress";

/** Values of records that have no known form: they are written as they came, and told once for each kind. */
export class Oddities {
  readonly #kinds = new Map<string, { count: number; column: string; what: string; example: string }>();

  note(column: string, value: unknown, record: string): void {
    const what = typeof value === "string" ? "a text of no known form" : showType(value);
    const key = `${column} ${what}`;
    const kind = this.#kinds.get(key);
    if (kind) kind.count += 1;
    else
      this.#kinds.set(key, { count: 1, column, what, example: `${show(value)} of record ${show(record)}` });
  }

  /** One line for each kind. */
  get warnings(): string[] {
    return [...this.#kinds.values()].map(
      ({ count, column, what, example }) =>
        `warning: ${column} is ${what} in ${counted(count, "record")}, such as ${example}: written as it came.`,
    );
  }
}
