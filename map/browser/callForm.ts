import { CallBox, type Told } from "../calls";
import type { MapCustomer } from "../data";
import { CUSTOMER } from "../layout";
import { gatewayKey, routeKey } from "../scene";
import { h } from "./dom";
import type { Picture } from "./picture";

/** So many of the other routes are told; the rest are counted. */
const OTHERS = 20;

/** "To / from": which way a call goes, with the reasons, and its light in the picture. */
export function callForm(customer: MapCustomer, picture: Picture): HTMLElement {
  const box = new CallBox(customer);
  const field = (id: string, label: string) => {
    const input = h("input", { id, inputmode: "tel", autocomplete: "off", input: () => answer() });
    return { input, element: h("div", {}, h("label", { for: id }, label), input) };
  };
  const [to, from] = [field("to", "Call to"), field("from", "from (may be empty)")];
  const output = h("output", { for: "to from", "aria-live": "polite" });
  const answer = () => {
    const asked = to.input.value.trim() === "" ? undefined : box.ask(to.input.value, from.input.value);
    picture.light(
      asked && new Set([CUSTOMER, ...asked.routes.map(routeKey), ...asked.gateways.map(gatewayKey)]),
    );
    const isWrong = !asked && to.input.value.trim() !== "";
    output.replaceChildren(
      ...(asked
        ? tell(asked)
        : isWrong
          ? [h("p", {}, "A number is digits, with spaces and “+” as you like.")]
          : []),
    );
  };
  return h(
    "form",
    { class: "calls", "aria-label": "Which way a call goes", submit: (event) => event.preventDefault() },
    h("h3", {}, "Which way does a call go?"),
    h("div", { class: "fields" }, to.element, from.element),
    output,
  );
}

function tell({ fate, words, sent, steps, others, limits }: Told): HTMLElement[] {
  const list = (title: string, lines: readonly string[]) => [
    h("h4", {}, title),
    h("ul", {}, ...lines.map((line) => h("li", { dir: "auto" }, line))),
  ];
  const told = others.slice(0, OTHERS).map(({ name, why }) => `${name}: ${why}`);
  if (others.length > OTHERS) told.push(`and ${others.length - OTHERS} more`);
  return [
    h("p", { class: `fate ${fate}`, dir: "auto" }, words),
    ...(sent === "" ? [] : [h("p", { dir: "auto" }, sent)]),
    ...(steps.length > 0 ? list("On the way", steps) : []),
    ...(told.length > 0 ? list("Other routes", told) : []),
    ...(limits.length > 0 ? list("What this does not know", limits) : []),
  ];
}
