import { beats, type Call } from "../calls";
import type { OutboundRoute } from "./table";

/** Why a route does not take a call: it does not match, or another one matches more. */
export function whyNot(
  route: OutboundRoute,
  { to, from }: Call,
  candidates: readonly OutboundRoute[],
): string {
  if (!to.startsWith(route.to)) return `the destination does not begin with ${route.to}`;
  if (!from.startsWith(route.from))
    return from === ""
      ? `there is no caller's number, which would have to begin with ${route.from}`
      : `the source does not begin with ${route.from}`;
  const better = candidates.find((one) => beats(one, route));
  if (!better) return "";
  const side = better.to.length > route.to.length ? "destination" : "source";
  const [mine, its] =
    side === "destination" ? [route.to.length, better.to.length] : [route.from.length, better.from.length];
  return `matches ${mine} digits of the ${side}, ${better.name} ${its}`;
}

/** What a route matches a call by: "it matches 2 digits of the destination". */
export function whyIt(route: Pick<OutboundRoute, "to" | "from">): string {
  const parts = [
    ...(route.to === "" ? [] : [`${digits(route.to)} of the destination`]),
    ...(route.from === "" ? [] : [`${digits(route.from)} of the source`]),
  ];
  return parts.length === 0 ? "it takes any number" : `it matches ${parts.join(" and ")}`;
}

const digits = ({ length }: string) => `${length} ${length === 1 ? "digit" : "digits"}`;
