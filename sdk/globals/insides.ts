/** A function of the SDK as its own files find it: by its name, in what another file exports. */
type Exported = Record<string, unknown>;

/**
 * Puts a function of this package in place of one of the SDK's own, for all of the SDK. It can't break what it does not find: an SDK
 * that has no such function, or keeps it for itself, stays as it is.
 *
 * @param file - of the SDK, such as "runtime/rpc"
 * @param make - makes the function in its place
 * @returns whether it is in place, also by an earlier call
 */
export function replaceInside<Inside extends (...args: never[]) => unknown>(
  file: string,
  name: string,
  make: (original: Inside) => Inside,
): boolean {
  const marker = Symbol.for(`pulumi-telecom-center/${file}/${name}`);
  const exported = load(file);
  const original = exported?.[name] as (Inside & { [marker]?: true }) | undefined;
  if (!exported || typeof original !== "function") return false;
  // A program may have loaded this package twice.
  if (original[marker]) return true;
  const replacement = Object.assign(make(original), { [marker]: true });
  try {
    exported[name] = replacement;
  } catch {
    return false;
  }
  return exported[name] === replacement;
}

function load(file: string): Exported | undefined {
  try {
    return require(`@pulumi/pulumi/${file}`) as Exported;
  } catch {
    return undefined;
  }
}
