import { Index, type Term } from "../search";
import { counted, h } from "./dom";

/** Something that can be chosen from a list. */
export interface Entry {
  /** What the page's address calls it. */
  readonly key: string;
  readonly title: string;
  readonly sub: string;
  /** What it belongs to, for the filter. */
  readonly group?: string;
  readonly terms: readonly Term[];
  show(): HTMLElement;
}

/** So many lines are made at once; the rest as they come into sight. */
const STEP = 100;

/** A list with a search over it; what is chosen is shown beside it. */
export class List {
  readonly element: HTMLElement;
  private readonly index: Index;
  private readonly items = h("ul", { keydown: (event) => this.step(event as KeyboardEvent) });
  private readonly status = h("p", { role: "status", class: "count" });
  private readonly search: HTMLInputElement;
  private found: { readonly at: number; readonly by?: Term }[] = [];
  private readonly off = new Set<string>();
  private chosen: Entry | undefined;
  private readonly end = h("li", { class: "end", "aria-hidden": "true" });

  constructor(
    private readonly entries: readonly Entry[],
    { groups, hint }: { readonly groups: readonly string[]; readonly hint: string },
    private readonly choose: (entry: Entry) => void,
  ) {
    this.index = new Index(entries.map(({ terms }) => terms));
    this.search = h("input", {
      type: "search",
      id: "search",
      autocomplete: "off",
      spellcheck: "false",
      "aria-describedby": "hint",
      input: () => this.narrow(),
      keydown: (event) => this.leave(event as KeyboardEvent),
    });
    const grow = (seen: readonly IntersectionObserverEntry[], observer: IntersectionObserver) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      this.grow();
      // Only a change is told: whoever is at the new end before the next frame would wait there for ever.
      observer.unobserve(this.end);
      observer.observe(this.end);
    };
    // The end of the list may lie a little below what is seen of the page.
    new IntersectionObserver(grow, { rootMargin: "400px" }).observe(this.end);
    this.element = h(
      "nav",
      { "aria-label": "Customers" },
      h("label", { for: "search" }, "Search"),
      this.search,
      h("p", { id: "hint", class: "hint" }, hint),
      groups.length > 1 && this.filter(groups),
      this.status,
      this.items,
    );
    this.narrow();
  }

  private filter(groups: readonly string[]): HTMLElement {
    const box = (group: string) => {
      const input: HTMLInputElement = h("input", {
        type: "checkbox",
        checked: true,
        change: () => {
          if (input.checked) this.off.delete(group);
          else this.off.add(group);
          this.narrow();
        },
      });
      return h("label", { class: `risk ${group}` }, input, ` ${group}`);
    };
    return h("fieldset", {}, h("legend", {}, "Risk"), ...groups.map(box));
  }

  private narrow(): void {
    const { entries, off } = this;
    this.found = this.index.find(this.search.value).filter(({ at }) => !off.has(entries[at]!.group ?? ""));
    const all = this.found.length === entries.length;
    this.status.textContent = all
      ? counted(entries.length, "customer")
      : `${counted(this.found.length, "customer")} of ${entries.length.toLocaleString("en-US")}`;
    this.items.replaceChildren();
    this.grow();
  }

  private grow(): void {
    const made = this.items.querySelectorAll("button").length;
    this.end.remove();
    this.items.append(...this.found.slice(made, made + STEP).map((one) => this.line(one)));
    if (made + STEP < this.found.length) this.items.append(this.end);
  }

  private line({ at, by }: { readonly at: number; readonly by?: Term }): HTMLElement {
    const entry = this.entries[at]!;
    const button = h(
      "button",
      {
        type: "button",
        class: entry.group,
        "data-at": at,
        "aria-current": entry === this.chosen ? "true" : undefined,
        click: () => this.choose(entry),
      },
      h("span", { class: "title", dir: "auto" }, entry.title),
      h("span", { class: "sub" }, by ? `${by.what} ${by.text}` : entry.sub),
    );
    return h("li", {}, button);
  }

  /** Marks what is shown, also where the page's address chose it. */
  mark(entry: Entry): void {
    this.chosen = entry;
    for (const button of this.items.querySelectorAll("button")) {
      if (this.entries[Number(button.dataset.at)] === entry) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  private leave(event: KeyboardEvent): void {
    const first = this.items.querySelector("button");
    if (event.key === "Enter" && first) first.click();
    if (event.key !== "ArrowDown" || !first) return;
    event.preventDefault();
    first.focus();
  }

  private step(event: KeyboardEvent): void {
    const item = document.activeElement?.closest("li");
    if (!item || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    if (event.key === "ArrowUp") {
      (item.previousElementSibling?.querySelector("button") ?? this.search).focus();
      return;
    }
    if (item.nextElementSibling === this.end) this.grow();
    item.nextElementSibling?.querySelector("button")?.focus();
  }
}
