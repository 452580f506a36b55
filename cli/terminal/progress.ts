import { type Output, shown } from "./io";

const REDRAW_MS = 100;
const LINE_EVERY_MS = 15_000;
const BAR_WIDTH = 24;

/** How far a long command is: a bar that is drawn over on a terminal, now and then a plain line elsewhere. */
export class Progress {
  #label = "";
  #done = 0;
  #total: number | undefined;
  #shown = 0;
  #drawn = false;

  constructor(
    private readonly output: Output,
    private readonly now: () => number = Date.now,
  ) {}

  /** Begins a part of the work; what it counts stands in the label. */
  begin(label: string, total?: number): void {
    this.clear();
    this.#label = label;
    this.#done = 0;
    this.#total = total;
    this.#shown = this.output.isTTY ? 0 : this.now();
    if (this.output.isTTY) this.#show();
  }

  add(count: number, total = this.#total): void {
    this.#done += count;
    this.#total = total;
    const wait = this.output.isTTY ? REDRAW_MS : LINE_EVERY_MS;
    if (this.now() - this.#shown >= wait) this.#show();
  }

  /** Writes something that stays. */
  line(text: string): void {
    this.clear();
    this.output.write(`${shown(text)}\n`);
  }

  /** Takes the bar off the terminal. */
  clear(): void {
    if (this.#drawn) this.output.write("\r\u001b[K");
    this.#drawn = false;
  }

  #show(): void {
    this.#shown = this.now();
    if (!this.output.isTTY) {
      this.output.write(`${this.#label}: ${this.#count()}\n`);
      return;
    }
    const text = `${this.#label} ${this.#bar()}${this.#count()}`;
    this.output.write(`\r${text.slice(0, (this.output.columns ?? 80) - 1)}\u001b[K`);
    this.#drawn = true;
  }

  #bar(): string {
    if (!this.#total) return "";
    const filled = Math.min(BAR_WIDTH, Math.round((this.#done / this.#total) * BAR_WIDTH));
    return `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)} `;
  }

  #count(): string {
    const done = grouped(this.#done);
    return this.#total === undefined ? done : `${done} of ${grouped(this.#total)}`;
  }
}

/** 1234567 as 1,234,567. */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}

/** "1 file", "2 files". */
export function counted(count: number, thing: string): string {
  return `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
}
