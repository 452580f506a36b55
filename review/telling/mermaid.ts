import { byText } from "../order";
import { readable } from "../pieces";
import { nameOfUrn } from "../reading/resource";
import type { Mark, Picture, RouteSpot, Routing, Spot } from "./routing";

/** How many objects of one kind a picture shows, the changed ones first. */
const SHOWN = { trunks: 4, numbers: 8, routes: 12, gateways: 12 };

const COLOURS: Record<Exclude<Mark, "same">, string> = {
  added: "fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
  removed: "fill:#ffebe9,stroke:#cf222e,color:#1f2328",
  changed: "fill:#fff8c5,stroke:#9a6700,color:#1f2328",
};

/** The picture as a Mermaid flowchart: trunks and numbers, the customer, its routes by prefix, and their gateways. */
export function mermaid(picture: Picture): string {
  const { name, id } = picture.customer;
  // A label that began with other people's text could begin a Markdown list, which Mermaid refuses.
  const customer = `customer ${escaped(name ?? id ?? "unknown")}`;
  const lines = ["flowchart LR"];
  for (const time of ["before", "after"] as const) {
    const routing = picture[time];
    if (routing) lines.push(...subgraph(time, routing, customer).map((line) => `  ${line}`));
  }
  const text = lines.join("\n");
  const used = (["added", "removed", "changed"] as const).filter((mark) => text.includes(`:::${mark}`));
  return [text, ...used.map((mark) => `  classDef ${mark} ${COLOURS[mark]}`)].join("\n");
}

type Draw = (key: string, label: string, mark?: Mark) => string;

function subgraph(time: "before" | "after", routing: Routing, customer: string): string[] {
  const id = time === "before" ? "b" : "a";
  const draw: Draw = (key, label, mark = "same") =>
    `${id}${key}["${label}"]${mark === "same" ? "" : `:::${mark}`}`;
  const lines = [
    draw("c", customer),
    ...incoming(draw, `${id}c`, "trunk", routing.trunks, SHOWN.trunks),
    ...incoming(draw, `${id}c`, "number", routing.numbers, SHOWN.numbers),
    ...outgoing(draw, id, routing),
  ];
  const title = time === "before" ? "Before" : "After";
  return [`subgraph ${time}["${title}"]`, "  direction LR", ...lines.map((line) => `  ${line}`), "end"];
}

function incoming(
  draw: Draw,
  customer: string,
  kind: string,
  spots: readonly Spot[],
  shown: number,
): string[] {
  const [first, rest] = cut(spots, shown);
  const letter = kind.charAt(0);
  const lines = first.map(
    ({ label, mark }, index) =>
      `${draw(`${letter}${index}`, `${kind} ${escaped(label)}`, mark)} --> ${customer}`,
  );
  return rest > 0 ? [...lines, `${draw(`${letter}x`, `and ${rest} more ${kind}s`)} --> ${customer}`] : lines;
}

function outgoing(draw: Draw, id: string, { routes, gateways }: Routing): string[] {
  const [first, moreRoutes] = cut(routes, SHOWN.routes);
  const wanted = new Set(first.map(({ gateway }) => gateway));
  const reached = gateways.filter(({ key }) => wanted.has(key));
  const unreached = gateways.filter(({ key }) => !wanted.has(key));
  const [others, moreGateways] = cut(unreached, Math.max(0, SHOWN.gateways - reached.length));
  const nodes = new Map<string, string>();
  const lines = [...cut(reached, reached.length)[0], ...others].map(({ key, label, mark }, index) => {
    nodes.set(key, `g${index}`);
    return draw(`g${index}`, `gateway ${escaped(label)}`, mark);
  });
  const byPrefix = [...first].sort((left, right) => byText(left.prefix, right.prefix));
  for (const [index, route] of byPrefix.entries()) {
    const { gateway, mark } = route;
    lines.push(`${id}c --> ${draw(`r${index}`, routeLabel(route), mark)}`);
    if (gateway === undefined) continue;
    if (!nodes.has(gateway)) {
      // A gateway of which the document tells no more than what the route says.
      nodes.set(gateway, `g${nodes.size}`);
      lines.push(draw(nodes.get(gateway)!, `gateway ${escaped(nameOfUrn(gateway) || gateway)}`));
    }
    lines.push(`${id}r${index} --> ${id}${nodes.get(gateway)}`);
  }
  if (moreRoutes > 0) lines.push(`${id}c --> ${draw("rx", `and ${moreRoutes} more routes`)}`);
  if (moreGateways > 0) lines.push(draw("gx", `and ${moreGateways} more gateways`));
  return lines;
}

function routeLabel({ label, prefix, source }: RouteSpot): string {
  const from = source === "" ? "" : ` from ${escaped(source)}`;
  return `${prefix === "" ? "any number" : `prefix ${escaped(prefix)}`}${from}<br/>route ${escaped(label)}`;
}

/** The first of them, changed ones before the rest, and how many are left. */
function cut<T extends Spot>(spots: readonly T[], shown: number): [T[], number] {
  // The engine's order differs from run to run.
  const sorted = [...spots].sort(
    (left, right) => byText(left.label, right.label) || byText(left.key, right.key),
  );
  const all = [
    ...sorted.filter(({ mark }) => mark !== "same"),
    ...sorted.filter(({ mark }) => mark === "same"),
  ];
  return [all.slice(0, shown), Math.max(0, all.length - shown)];
}

/** Other people's text in a quoted Mermaid label: everything that Mermaid, Markdown or HTML could take for theirs as a code. */
function escaped(text: string): string {
  return readable(text, 40).replace(
    /[^\p{L}\p{N} .,_+()/-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
