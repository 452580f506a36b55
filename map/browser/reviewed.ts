import type { ReviewedCustomer, ReviewPage, Words } from "../data";
import type { Term } from "../search";
import type { Scene } from "../spots";
import { h } from "./dom";
import type { Entry } from "./list";
import { legendOf, pictureOf } from "./picture";

/** The customers that a change touches, in the order of the review: the worst first. */
export function reviewEntries({ customers }: ReviewPage): Entry[] {
  return customers.map((one, index) => ({
    key: String(index + 1),
    title: titleOf(one),
    sub: plain(one.summary),
    group: one.risk,
    terms: termsOf(one),
    show: () => section(one),
  }));
}

const titleOf = ({ customer: { name, id } }: ReviewedCustomer): string => name ?? id ?? "unknown customer";

function termsOf(one: ReviewedCustomer): Term[] {
  const scenes = [one.before, one.after].flatMap((scene) => scene ?? []);
  const labels = scenes.flatMap(({ trunks, numbers, routes, gateways }) =>
    [trunks, numbers, routes, gateways].flat().map(({ label }) => label),
  );
  return [
    { what: "customer", text: titleOf(one) },
    { what: "customer", text: one.customer.id ?? "" },
    { what: "stack", text: one.stack ?? "" },
    ...one.steps.map(({ text }) => ({ what: "step:", text: plain(text) })),
    ...[...new Set(labels)].map((text) => ({ what: "", text })),
  ].filter(({ text }) => text !== "");
}

const plain = (words: Words): string =>
  words.map((word) => (typeof word === "string" ? word : "name" in word ? word.name : word.value)).join("");

const spoken = (words: Words): (Node | string)[] =>
  words.map((word) =>
    typeof word === "string" ? word : h("code", { dir: "auto" }, "name" in word ? word.name : word.value),
  );

function section(one: ReviewedCustomer): HTMLElement {
  const { customer, stack, risk, summary, steps, calls, before, after } = one;
  const facts = [risk, customer.id && `id ${customer.id}`, stack && `stack ${stack}`].filter(Boolean);
  return h(
    "div",
    {},
    h("h2", { tabindex: "-1", dir: "auto" }, titleOf(one)),
    h("p", { class: `risk ${risk}` }, facts.join(" · ")),
    h("p", {}, ...spoken(summary)),
    h("h3", {}, "Calls that change"),
    calls.rows.length > 0 && callTable(calls.rows),
    ...calls.below.map((words) => h("p", {}, ...spoken(words))),
    ...pictures(before, after, titleOf(one)),
    h("h3", {}, "Steps"),
    h(
      "ul",
      { class: "steps" },
      ...steps.map(({ risk: own, text, reasons, reach }) =>
        h(
          "li",
          { class: `risk ${own}` },
          h("strong", {}, `${own}: `),
          ...spoken(text),
          `. ${reasons}`,
          ...reach.flatMap((words) => [" On it: ", ...spoken(words), "."]),
        ),
      ),
    ),
  );
}

function callTable(rows: ReviewedCustomer["calls"]["rows"]): HTMLElement {
  const isCounted = rows.some(({ recent }) => recent !== "");
  const head = ["", "Calls", "Before", "After", ...(isCounted ? ["Recorded"] : [])];
  return h(
    "table",
    {},
    h(
      "thead",
      {},
      h("tr", {}, ...head.map((cell) => (cell === "" ? h("td") : h("th", { scope: "col" }, cell)))),
    ),
    h(
      "tbody",
      {},
      ...rows.map(({ kind, calls, before, after, recent }) =>
        h(
          "tr",
          { class: `kind ${kind}` },
          h("td", {}, kind),
          ...[calls, before, after].map((words) => h("td", {}, ...spoken(words))),
          isCounted && h("td", {}, recent),
        ),
      ),
    ),
  );
}

function pictures(before: Scene | undefined, after: Scene | undefined, title: string): Node[] {
  const scenes = [before, after].flatMap((scene) => scene ?? []);
  const draw = (word: string, scene: Scene | undefined) =>
    h(
      "div",
      {},
      h("h3", {}, word),
      scene ? pictureOf(scene, `${title}, ${word.toLowerCase()}`).element : h("p", {}, "Nothing."),
    );
  if (scenes.length === 0) return [];
  const legend = legendOf(scenes);
  return [
    h("div", { class: "both" }, draw("Before", before), draw("After", after)),
    ...(legend ? [legend] : []),
  ];
}
