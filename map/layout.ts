import type { RouteSpot, Scene, Spot } from "./spots";

/** Where a picture's objects stand, in units of the drawing. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly title: string; readonly x: number }[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** How many objects are left out, by what they are called. */
  readonly hidden: readonly { readonly what: string; readonly count: number }[];
}

export type Kind = "trunk" | "number" | "customer" | "route" | "gateway";

export interface Box {
  readonly kind: Kind;
  readonly spot: Spot;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A way that a call takes, from one object to the next. */
export interface Line {
  readonly from: string;
  readonly to: string;
  /** The prefixes that a call needs for it; empty for none. */
  readonly label: string;
  readonly idle: boolean;
  readonly start: Point;
  readonly end: Point;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export const CUSTOMER = "customer";

const ROW = 48;
const BOX = { width: 210, height: 38 };
const LEFT = { ins: 8, customer: 290, routes: 670, gateways: 962 };
const WIDTH = LEFT.gateways + BOX.width + 8;
const TOP = 34;
/** A column of few objects is spread out, so that its lines can be told apart, up to so many rows for each. */
const WIDEST = 4;

/** Lays a picture out from left to right: what calls come in by, the customer, its routes, their gateways. */
export function layout(scene: Scene, most: number): Layout {
  const trunks = scene.trunks.slice(0, most);
  const numbers = scene.numbers.slice(0, most);
  const routes = [...scene.routes].sort(byPrefix).slice(0, most);
  const gateways = reachedFirst(scene.gateways, routes).slice(0, most);
  const rows = Math.max(1, trunks.length + numbers.length, routes.length, gateways.length);
  const column = (kind: Kind, spots: readonly Spot[], x: number, first: number, gap = 1): Box[] =>
    spots.map((spot, index) => ({ kind, spot, x, y: TOP + (first + index * gap) * ROW, ...BOX }));
  const centred = (count: number, gap = 1) => (rows - (count - 1) * gap - 1) / 2;
  const gap = Math.max(1, Math.min(WIDEST, rows / Math.max(1, gateways.length)));
  const insFirst = centred(trunks.length + numbers.length);
  const boxes = [
    ...column("trunk", trunks, LEFT.ins, insFirst),
    ...column("number", numbers, LEFT.ins, insFirst + trunks.length),
    ...column("customer", [{ key: CUSTOMER, label: scene.customer }], LEFT.customer, centred(1)),
    ...column("route", routes, LEFT.routes, centred(routes.length)),
    ...column("gateway", gateways, LEFT.gateways, centred(gateways.length, gap), gap),
  ];
  const hidden = (
    [
      ["trunks", scene.trunks.length - trunks.length],
      ["numbers", scene.numbers.length - numbers.length],
      ["routes", scene.routes.length - routes.length],
      ["gateways", scene.gateways.length - gateways.length],
    ] as const
  ).flatMap(([what, count]) => (count > 0 ? [{ what, count }] : []));
  const columns = [
    { title: "Trunks and numbers", x: LEFT.ins },
    { title: "Customer", x: LEFT.customer },
    { title: "Routes", x: LEFT.routes },
    { title: "Gateways", x: LEFT.gateways },
  ].filter(({ x }) => boxes.some((box) => box.x === x));
  return { width: WIDTH, height: TOP + rows * ROW, columns, boxes, lines: linesOf(boxes, routes), hidden };
}

function linesOf(boxes: readonly Box[], routes: readonly RouteSpot[]): Line[] {
  const byKey = new Map(boxes.map((box) => [box.spot.key, box]));
  const between = (from: string, to: string, idle: boolean, label = ""): Line[] => {
    const [one, other] = [byKey.get(from), byKey.get(to)];
    if (!one || !other) return [];
    const start = { x: one.x + one.width, y: one.y + one.height / 2 };
    return [{ from, to, label, idle, start, end: { x: other.x, y: other.y + other.height / 2 } }];
  };
  const ins = boxes.filter(({ kind }) => kind === "trunk" || kind === "number");
  return [
    ...ins.flatMap(({ spot }) => between(spot.key, CUSTOMER, spot.idle !== undefined)),
    ...routes.flatMap((route) => [
      ...between(CUSTOMER, route.key, route.idle !== undefined, prefixesOf(route)),
      ...(route.gateway ? between(route.key, route.gateway, route.idle !== undefined) : []),
    ]),
  ];
}

/** "44", "any number", "44 from 1212": the calls that a route takes, by their first digits. */
export function prefixesOf({ to, from }: Pick<RouteSpot, "to" | "from">): string {
  return `${to === "" ? "any number" : to}${from === "" ? "" : ` from ${from}`}`;
}

const byPrefix = (left: RouteSpot, right: RouteSpot): number =>
  order(left.to, right.to) || order(left.from, right.from) || order(left.label, right.label);
const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Each gateway at the height of its routes, so that few lines cross; those without a route come last. */
function reachedFirst(gateways: readonly Spot[], routes: readonly RouteSpot[]): Spot[] {
  const heights = new Map<string, number[]>();
  for (const [index, { gateway }] of routes.entries())
    if (gateway !== undefined) heights.set(gateway, [...(heights.get(gateway) ?? []), index]);
  const height = ({ key }: Spot) => {
    const all = heights.get(key);
    return all ? all.reduce((sum, one) => sum + one, 0) / all.length : Number.POSITIVE_INFINITY;
  };
  const placed = gateways.map((spot) => ({ spot, at: height(spot) }));
  return placed
    .sort(
      (left, right) =>
        (left.at === right.at ? 0 : left.at - right.at) || order(left.spot.label, right.spot.label),
    )
    .map(({ spot }) => spot);
}

/** All objects on the ways through one, itself among them. */
export function wayThrough(key: string, lines: readonly Line[]): Set<string> {
  const way = new Set([key]);
  const follow = (from: "from" | "to", to: "from" | "to") => {
    let ends = [key];
    while (ends.length > 0) {
      ends = lines.filter((line) => ends.includes(line[from]) && !way.has(line[to])).map((line) => line[to]);
      for (const end of ends) way.add(end);
    }
  };
  // A number or trunk leads to the customer, and which way a call goes from there depends on the call.
  if (lines.some(({ from, to }) => from === key && to === CUSTOMER)) return way.add(CUSTOMER);
  follow("from", "to");
  // The ways in are the same for all that goes out.
  for (const line of lines) if (line.to === key) way.add(line.from);
  if (key !== CUSTOMER) way.add(CUSTOMER);
  return way;
}
