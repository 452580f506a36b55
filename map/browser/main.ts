import type { Page } from "../data";
import { customerEntries } from "./customer";
import { h } from "./dom";
import { type Entry, List } from "./list";
import { reviewEntries } from "./reviewed";

const page = JSON.parse(document.getElementById("data")!.textContent!) as Page;
const entries = page.kind === "map" ? customerEntries(page) : reviewEntries(page);
const byKey = new Map(entries.map((entry) => [entry.key, entry]));
const shown = h("section", { "aria-label": "What is chosen" });

const addressOf = ({ key }: Entry) => `#${encodeURIComponent(key)}`;
const list = new List(
  entries,
  {
    groups:
      page.kind === "review" ? page.risks.filter((risk) => entries.some(({ group }) => group === risk)) : [],
    hint: page.kind === "map" ? "Names, ids, numbers, hosts, domains" : "Names, ids, numbers, steps",
  },
  (entry) => {
    if (location.hash === addressOf(entry)) show(entry, true);
    else location.hash = addressOf(entry);
  },
);

function show(entry: Entry, isChosen: boolean): void {
  list.mark(entry);
  shown.replaceChildren(entry.show());
  if (isChosen) shown.querySelector("h2")?.focus();
}

// A hash that somebody typed need not be one that the page wrote.
function addressed(): Entry | undefined {
  try {
    return byKey.get(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return undefined;
  }
}

function head(): HTMLElement {
  if (page.kind === "map")
    return h(
      "header",
      {},
      h("h1", {}, "The account"),
      h("p", {}, "Read ", h("time", { datetime: page.made }, new Date(page.made).toLocaleString())),
    );
  return h(
    "header",
    {},
    h("h1", {}, page.headline),
    ...page.errors.map((error) => h("p", { class: "error" }, error)),
    ...page.notes.map((note) => h("p", {}, note)),
    h("p", {}, "Fingerprint ", h("code", {}, page.fingerprint.slice(0, 12))),
  );
}

document.body.append(head(), h("main", {}, list.element, shown));
addEventListener("hashchange", () => {
  const entry = addressed();
  if (entry) show(entry, true);
});
const first = addressed() ?? entries[0];
if (first) show(first, false);
else shown.append(h("p", {}, page.kind === "map" ? "The account has no customer." : "No customer changes."));
