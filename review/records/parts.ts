import type { Call } from "../../calls";
import type { CallPart } from "../calling/calls";
import { put } from "../groups";

/** Finds the part that a call belongs to, in steps of its number's length and not of the number of parts. */
export class PartIndex {
  private readonly byTo = new Map<string, number[]>();
  private readonly lengths: readonly number[];

  constructor(private readonly parts: readonly CallPart[]) {
    for (const [index, { to }] of parts.entries()) put(this.byTo, to, index);
    this.lengths = [...new Set([...this.byTo.keys()].map(({ length }) => length))];
  }

  /** The index of the part; undefined for a call that the change leaves alone. */
  find(call: Call): number | undefined {
    for (const length of this.lengths) {
      const here = length > call.to.length ? undefined : this.byTo.get(call.to.slice(0, length));
      const found = here?.find((index) => holds(this.parts[index]!, call));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const holds = ({ toExcept, from, fromExcept }: CallPart, call: Call): boolean =>
  call.from.startsWith(from) &&
  !fromExcept.some((prefix) => call.from.startsWith(prefix)) &&
  !toExcept.some((prefix) => call.to.startsWith(prefix));
