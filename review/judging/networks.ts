import ipaddr from "ipaddr.js";
import { network } from "../../provider/entities/telephony";
import { affecting, harmless, type Verdict } from "./risk";

/** Addresses from the first to the last, as numbers; those of IPv4 and of IPv6 are never compared. */
interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

/** What it does to devices that the list of networks changes from which they may register. */
export function networksVerdict(from: unknown, to: unknown): Verdict {
  const [before, after] = [rangesOf(from), rangesOf(to)];
  if (!before || !after) return OTHER;
  const [keeps, adds] = [covers(after, before), !covers(before, after)];
  if (!keeps) return adds ? OTHER : NARROWER;
  return adds ? (isEverything(after) ? EVERYWHERE : WIDER) : SAME;
}

const SAME = harmless("the addresses are the same as before");
const NARROWER = affecting("devices outside the new list can no longer register");
const OTHER = affecting("devices outside the new list can no longer register, and others can");
const WIDER = affecting("devices at more addresses than before can register with the account's password");
const EVERYWHERE = affecting("the account may be used from the whole Internet");

type Ranges = ReadonlyMap<"ipv4" | "ipv6", readonly Range[]>;

function rangesOf(list: unknown): Ranges | undefined {
  if (!Array.isArray(list)) return undefined;
  const all = list.map((item) => (typeof item === "string" ? rangeOf(item) : undefined));
  if (all.includes(undefined)) return undefined;
  const families = (["ipv4", "ipv6"] as const).map((family) => {
    const own = all.filter((range) => range?.family === family).map((range) => range!);
    return [family, joined(own)] as const;
  });
  return new Map(families);
}

function rangeOf(text: string): ({ family: "ipv4" | "ipv6" } & Range) | undefined {
  const written = network(text);
  if (written === undefined) return undefined;
  let [address, length]: [ipaddr.IPv4 | ipaddr.IPv6, number] = ipaddr.parseCIDR(written);
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && length >= 96) {
    address = address.toIPv4Address();
    length -= 96;
  }
  const bytes = address.toByteArray();
  const first = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return { family: address.kind(), first, last: first + 2n ** BigInt(bytes.length * 8 - length) - 1n };
}

function joined(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => (a.first === b.first ? 0 : a.first < b.first ? -1 : 1));
  const found: Range[] = [];
  for (const range of sorted) {
    const before = found.at(-1);
    if (!before || range.first > before.last + 1n) found.push(range);
    else if (range.last > before.last) found[found.length - 1] = { first: before.first, last: range.last };
  }
  return found;
}

function covers(outer: Ranges, inner: Ranges): boolean {
  return [...inner].every(([family, ranges]) =>
    ranges.every(({ first, last }) =>
      outer.get(family)!.some((range) => range.first <= first && range.last >= last),
    ),
  );
}

const isEverything = (ranges: Ranges): boolean =>
  [...ranges].some(([family, [range]]) => {
    const bits = family === "ipv4" ? 32n : 128n;
    return range?.first === 0n && range.last === 2n ** bits - 1n;
  });
