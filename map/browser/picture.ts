import { type Box, type Layout, type Line, layout, prefixesOf, wayThrough } from "../layout";
import type { RouteSpot, Scene, Spot } from "../spots";
import { h, s } from "./dom";

/** So many objects of a kind are drawn at first; a button draws the rest. */
const MOST = 60;
/** How many letters of a name fit into a box. */
const LETTERS = 27;

const WORDS: Record<NonNullable<Spot["mark"]>, string> = {
  added: "new",
  removed: "goes",
  changed: "changes",
  unmanaged: "not managed",
  differs: "differs",
  gone: "gone",
};

/** A picture that lights up ways through it. */
export interface Picture {
  readonly element: HTMLElement;
  /** Lights up these objects, by their keys; none puts the light out. */
  light(keys: ReadonlySet<string> | undefined): void;
}

/** Draws how calls come in and go out, from left to right. */
export function pictureOf(scene: Scene, title: string, most = MOST): Picture {
  const element = h("div", { class: "picture" });
  let kept: ReadonlySet<string> | undefined;
  let draw: Drawing;
  const show = (count: number) => {
    const laid = layout(scene, count);
    draw = new Drawing(laid, title, () => kept);
    const left = laid.hidden
      .map(({ what, count: many }) => `${many.toLocaleString("en-US")} ${what}`)
      .join(", ");
    const more =
      left !== "" &&
      h("button", { type: "button", click: () => show(Number.POSITIVE_INFINITY) }, `Draw ${left} more`);
    element.replaceChildren(draw.svg, ...(more ? [h("p", {}, more)] : []));
    draw.light(kept);
  };
  show(most);
  return {
    element,
    light(keys) {
      kept = keys;
      draw.light(keys);
    },
  };
}

class Drawing {
  readonly svg: SVGSVGElement;
  private readonly groups = new Map<string, SVGGElement>();
  private readonly paths: { readonly line: Line; readonly element: SVGGElement }[] = [];

  constructor(
    private readonly laid: Layout,
    title: string,
    private readonly kept: () => ReadonlySet<string> | undefined,
  ) {
    const { width, height, columns, lines, boxes } = laid;
    this.svg = s("svg", {
      viewBox: `0 0 ${width} ${height}`,
      role: "group",
      "aria-label": `${title}. Arrow keys go from object to object.`,
      keydown: (event) => this.move(event as KeyboardEvent),
    });
    // Those who hear the picture are told what each object is.
    for (const { title: column, x } of columns)
      this.svg.append(s("text", { x, y: 20, class: "column", "aria-hidden": "true" }, column));
    for (const line of lines) {
      const element = lineOf(line);
      this.paths.push({ line, element });
      this.svg.append(element);
    }
    for (const [index, box] of boxes.entries()) this.add(box, index === 0);
  }

  private add(box: Box, isFirst: boolean): void {
    const { key } = box.spot;
    const lit = () => this.light(wayThrough(key, this.laid.lines));
    const out = () => this.light(this.kept());
    const group = boxOf(box, { focus: lit, blur: out, mouseenter: lit, mouseleave: out });
    group.setAttribute("tabindex", isFirst ? "0" : "-1");
    this.groups.set(key, group);
    this.svg.append(group);
  }

  light(keys: ReadonlySet<string> | undefined): void {
    this.svg.classList.toggle("dimmed", keys !== undefined);
    for (const [key, group] of this.groups) group.classList.toggle("lit", keys?.has(key) ?? false);
    for (const { line, element } of this.paths)
      element.classList.toggle("lit", (keys?.has(line.from) && keys.has(line.to)) ?? false);
  }

  /** Up and down within a column, left and right to the nearest object of the next one. */
  private move(event: KeyboardEvent): void {
    const { boxes } = this.laid;
    const now = boxes.find(({ spot }) => this.groups.get(spot.key) === document.activeElement);
    if (!now) return;
    const others = boxes.filter((box) => lies(event.key, now, box));
    if (others.length === 0) return;
    event.preventDefault();
    const columns = others.map(({ x }) => Math.abs(x - now.x));
    const nearest = Math.min(...columns);
    const [next] = others
      .filter((_, index) => columns[index] === nearest)
      .sort((left, right) => Math.abs(left.y - now.y) - Math.abs(right.y - now.y));
    this.groups.get(now.spot.key)!.setAttribute("tabindex", "-1");
    const group = this.groups.get(next!.spot.key)!;
    group.setAttribute("tabindex", "0");
    group.focus();
  }
}

function lies(key: string, now: Box, { x, y }: Box): boolean {
  if (key === "ArrowDown") return x === now.x && y > now.y;
  if (key === "ArrowUp") return x === now.x && y < now.y;
  if (key === "ArrowRight") return x > now.x;
  return key === "ArrowLeft" && x < now.x;
}

function lineOf({ start, end, label, idle }: Line): SVGGElement {
  const bend = (end.x - start.x) * (label === "" ? 0.5 : 0.3);
  const flat = label === "" ? 0 : 120;
  const d = `M${start.x} ${start.y} C${start.x + bend} ${start.y} ${end.x - flat - bend} ${end.y} ${end.x - flat} ${end.y} H${end.x}`;
  return s(
    "g",
    { class: idle ? "line idle" : "line", "aria-hidden": "true" },
    s("path", { d }),
    s("path", { class: "tip", d: `M${end.x} ${end.y} l-7 -4 v8 z` }),
    label !== "" && s("text", { x: end.x - 12, y: end.y - 5, "text-anchor": "end" }, short(label, 18)),
  );
}

function boxOf(
  { kind, spot, x, y, width, height }: Box,
  listeners: Readonly<Record<string, () => void>>,
): SVGGElement {
  const { label, detail, mark, idle } = spot;
  const below = [mark && WORDS[mark], detail ?? (idle && mark !== "gone" ? idle : undefined)].filter(Boolean);
  const told = toldOf(kind, spot);
  const isOne = below.length === 0;
  return s(
    "g",
    {
      ...listeners,
      class: ["box", kind, mark, idle !== undefined && "idle"].filter(Boolean).join(" "),
      role: "img",
      "aria-label": told,
      "data-key": spot.key,
    },
    s("title", {}, told),
    s("rect", { x, y, width, height, rx: kind === "customer" ? 19 : 5 }),
    s("text", { x: x + 10, y: y + (isOne ? 24 : 16), class: "label" }, short(label, LETTERS)),
    !isOne && s("text", { x: x + 10, y: y + 31, class: "detail" }, short(below.join(", "), LETTERS + 2)),
  );
}

/** An object in one sentence, for those who hear the picture and for a pointer that rests on it. */
export function toldOf(kind: Box["kind"], spot: Spot): string {
  const { label, detail, mark, idle, notes = [] } = spot;
  const route = spot as RouteSpot;
  return [
    `${kind} ${label}`,
    kind === "route" && `calls to ${prefixesOf(route)}`,
    detail,
    mark && WORDS[mark],
    idle,
    ...notes,
  ]
    .filter(Boolean)
    .join("; ");
}

function short(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/** What the looks of the objects mean, of those that are there. */
export function legendOf(scenes: readonly Scene[]): HTMLElement | undefined {
  const spots = scenes.flatMap(({ trunks, numbers, routes, gateways }) =>
    [trunks, numbers, routes, gateways].flat(),
  );
  const marks = [...new Set(spots.flatMap(({ mark }) => mark ?? []))];
  const idle = spots.filter((spot) => spot.idle !== undefined).length;
  if (marks.length === 0 && idle === 0) return undefined;
  return h(
    "p",
    { class: "legend" },
    ...marks.map((mark) =>
      h(
        "span",
        { class: `mark ${mark}` },
        `${WORDS[mark]}: ${spots.filter((spot) => spot.mark === mark).length.toLocaleString("en-US")}`,
      ),
    ),
    idle > 0 && h("span", { class: "mark idle" }, `without calls (dashed): ${idle.toLocaleString("en-US")}`),
  );
}
