import { show, showType, visible } from "../../provider/lifecycle/words/show";
import { counted } from "../terminal/progress";

/** What has no known form in records: it is written as it came, and told once for each kind. */
export class Oddities {
  readonly #kinds = new Map<string, { count: number; example: string }>();

  /** Notes a value. */
  note(column: string, value: unknown, record: string): void {
    const what = typeof value === "string" ? "a text of no known form" : showType(value);
    this.#add(`${column} is ${what}`, () => `${show(value)} of record ${show(record)}`);
  }

  /** Notes a record of which a part can't be read. */
  noteProblem(problem: string, record: string): void {
    this.#add(visible(problem), () => `record ${show(record)}`);
  }

  /** One line for each kind. */
  get warnings(): string[] {
    return [...this.#kinds].map(
      ([what, { count, example }]) =>
        `warning: ${what} in ${counted(count, "record")}, such as ${example}: written as it came.`,
    );
  }

  #add(what: string, example: () => string): void {
    const kind = this.#kinds.get(what);
    if (kind) kind.count += 1;
    else this.#kinds.set(what, { count: 1, example: example() });
  }
}
