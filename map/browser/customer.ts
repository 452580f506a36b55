import type { Held, MapCustomer, MapPage } from "../data";
import { prefixesOf } from "../layout";
import { heldOf, sceneOf } from "../scene";
import type { Term } from "../search";
import { callForm } from "./callForm";
import { counted, h } from "./dom";
import type { Entry } from "./list";
import { legendOf, pictureOf } from "./picture";

/** The customers of an account, by name as people sort names. */
export function customerEntries({ customers, hasStates }: MapPage): Entry[] {
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  return [...customers]
    .sort((left, right) => order.compare(left.name, right.name) || order.compare(left.id, right.id))
    .map((customer) => ({
      key: customer.id,
      title: customer.name || customer.id,
      sub: hasStates ? `${customer.id}${driftOf(customer)}` : customer.id,
      terms: termsOf(customer),
      show: () => customerSection(customer),
    }));
}

const partsOf = ({ trunks, numbers, routes, gateways, accounts }: MapCustomer): readonly Held[] =>
  [trunks, numbers, routes, gateways, accounts].flat();

/** What a list tells of the stacks: how many objects none manages, and how many are otherwise than they say. */
function driftOf(customer: MapCustomer): string {
  const all = [customer, ...partsOf(customer)];
  const unmanaged = all.filter(({ stacks }) => stacks?.length === 0).length;
  const differing = all.filter(({ differs = [], gone }) => gone || differs.length > 0).length;
  return `${unmanaged > 0 ? ` · ${unmanaged} not managed` : ""}${differing > 0 ? ` · ${differing} differ` : ""}`;
}

function termsOf({ id, name, trunks, numbers, gateways, routes, accounts }: MapCustomer): Term[] {
  const terms: Term[] = [
    { what: "customer", text: name || id },
    { what: "customer", text: id },
    ...numbers.map((one) => ({ what: "number", text: one.number })),
    ...trunks.flatMap((one) => [
      { what: "trunk", text: one.domain },
      { what: "trunk", text: one.name },
    ]),
    ...gateways.flatMap((one) => [
      { what: "gateway", text: one.host ?? "" },
      { what: "gateway", text: one.name },
    ]),
    ...routes.map((one) => ({ what: "route", text: one.name })),
    ...accounts.map((one) => ({ what: "account", text: one.name })),
    ...[...numbers, ...trunks, ...gateways, ...routes, ...accounts].map((one) => ({
      what: "id",
      text: one.id,
    })),
  ];
  return terms.filter(({ text }) => text !== "");
}

function customerSection(customer: MapCustomer): HTMLElement {
  const scene = sceneOf(customer);
  const picture = pictureOf(scene, `Calls of ${customer.name || customer.id}`);
  const held = heldOf(customer);
  const facts = [
    `id ${customer.id}`,
    customer.mode && `termination mode ${customer.mode}`,
    counted(customer.numbers.length, "number"),
    counted(customer.trunks.length, "trunk"),
    counted(customer.routes.length, "route"),
    counted(customer.gateways.length, "gateway"),
    ...(held.notes ?? []),
  ].filter(Boolean);
  return h(
    "div",
    {},
    h("h2", { tabindex: "-1", dir: "auto" }, customer.name || customer.id),
    h("p", {}, facts.join(" · ")),
    callForm(customer, picture),
    h("h3", {}, "Ways in and out"),
    picture.element,
    legendOf([scene]),
    ...againstStacks(customer),
    ...tables(customer),
  );
}

/** So many lines tell what stacks say otherwise; the tables below tell all. */
const TOLD = 50;

function againstStacks(customer: MapCustomer): HTMLElement[] {
  const { trunks, numbers, routes, gateways, accounts } = customer;
  const all: [string, Held][] = [
    [`customer ${customer.name || customer.id}`, customer],
    ...trunks.map((one): [string, Held] => [`trunk ${one.name || one.id}`, one]),
    ...numbers.map((one): [string, Held] => [`number ${one.number}`, one]),
    ...routes.map((one): [string, Held] => [`route ${one.name || one.id}`, one]),
    ...gateways.map((one): [string, Held] => [`gateway ${one.name || one.id}`, one]),
    ...accounts.map((one): [string, Held] => [`${one.class} ${one.name}`, one]),
  ];
  const lines = all.flatMap(([what, held]) => {
    const { mark, notes = [] } = heldOf(held);
    return mark ? [`${what}: ${mark === "gone" ? "gone from the account; " : ""}${notes.join("; ")}`] : [];
  });
  if (lines.length === 0) return [];
  const told = lines.slice(0, TOLD);
  if (lines.length > TOLD) told.push(`and ${(lines.length - TOLD).toLocaleString("en-US")} more`);
  return [
    h("h3", {}, "Against the stacks"),
    h("ul", {}, ...told.map((line) => h("li", { dir: "auto" }, line))),
  ];
}

type Row = readonly [held: Held, ...cells: readonly string[]];

function tables({ trunks, numbers, gateways, routes, accounts }: MapCustomer): HTMLElement[] {
  const names = new Map(gateways.map(({ id, name }) => [id, name || id]));
  const all: [string, readonly string[], readonly Row[]][] = [
    [
      "Numbers",
      ["Number", "State", "Id"],
      numbers.map((one) => [one, one.number, one.enabled ? "enabled" : "disabled", one.id]),
    ],
    ["Trunks", ["Name", "Domain", "Id"], trunks.map((one) => [one, one.name, one.domain, one.id])],
    [
      "Routes",
      ["Name", "Calls to", "Gateway", "Id"],
      routes.map((one) => [
        one,
        one.name,
        prefixesOf(one),
        names.get(one.gatewayId) ?? one.gatewayId,
        one.id,
      ]),
    ],
    [
      "Gateways",
      ["Name", "Host", "Id"],
      gateways.map((one) => [one, one.name, one.host === undefined ? "" : `${one.host}:${one.port}`, one.id]),
    ],
    ["Accounts", ["Name", "Class", "Id"], accounts.map((one) => [one, one.name, one.class, one.id])],
  ];
  return all.filter(([, , rows]) => rows.length > 0).map(([title, head, rows]) => table(title, head, rows));
}

/** Made when it is opened: most are not. */
function table(title: string, head: readonly string[], rows: readonly Row[]): HTMLElement {
  const isHeld = rows.some(([held]) => held.stacks !== undefined);
  const details: HTMLDetailsElement = h(
    "details",
    {
      toggle: () => {
        if (details.open && !details.querySelector("table")) details.append(filled());
      },
    },
    h("summary", {}, `${title} (${rows.length.toLocaleString("en-US")})`),
  );
  const filled = () =>
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...[...head, ...(isHeld ? ["Stacks"] : [])].map((cell) => h("th", { scope: "col" }, cell)),
        ),
      ),
      h(
        "tbody",
        {},
        ...rows.map(([held, ...cells]) =>
          h(
            "tr",
            {},
            ...cells.map((cell) => h("td", { dir: "auto" }, cell)),
            isHeld &&
              h("td", {}, [heldOf(held).idle, ...(heldOf(held).notes ?? [])].filter(Boolean).join("; ")),
          ),
        ),
      ),
    );
  return details;
}
