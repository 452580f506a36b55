import { type Route, wayOf } from "./table";

/** The routes of one pair of prefixes: they match the same calls, so that none beats another. */
export interface Point<R extends Route = Route> {
  readonly to: string;
  readonly from: string;
  readonly before: R[];
  readonly after: R[];
  /** Whether they send calls another way than before. Where no such point is a candidate, nothing changes. */
  changed: boolean;
}

export function pointsOf<R extends Route>(before: readonly R[], after: readonly R[]): Point<R>[] {
  const points = new Map<string, Point<R>>();
  const add = (time: "before" | "after", route: R) => {
    const key = `${route.to} ${route.from}`;
    const point = points.get(key) ?? {
      to: route.to,
      from: route.from,
      before: [],
      after: [],
      changed: false,
    };
    points.set(key, point);
    point[time].push(route);
  };
  for (const route of before) add("before", route);
  for (const route of after) add("after", route);
  for (const point of points.values()) point.changed = waysIn(point.before) !== waysIn(point.after);
  return [...points.values()];
}

const waysIn = (routes: readonly Route[]): string =>
  routes.length === 1 ? wayOf(routes[0]!) : [...new Set(routes.map(wayOf))].sort().join("\n");
