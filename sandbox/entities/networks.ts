import { isIPv4, isIPv6 } from "node:net";

/** A network in the API's own form: with its prefix length, IPv6 in eight groups of four; null if it is none. */
export function networkForm(text: string): string | null {
  const [address = "", length, ...rest] = text.trim().split("/");
  if (rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return null;
  const bits = isIPv4(address) ? 32 : isIPv6(address) && !address.includes("%") ? 128 : 0;
  if (bits === 0 || Number(length ?? 0) > bits) return null;
  return `${bits === 32 ? address : longForm(address)}/${Number(length ?? bits)}`;
}

function longForm(address: string): string {
  const groups = (half: string) =>
    half.split(":").flatMap((group) => {
      if (!group.includes(".")) return group === "" ? [] : [group];
      const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
      return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
    });
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].map((group) => group.padStart(4, "0")).join(":");
}
