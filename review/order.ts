/** Orders texts by their code units, the same on every machine. Equal ones are equal, or a sort would turn them at random. */
export function byText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
