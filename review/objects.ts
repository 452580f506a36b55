import { compare } from "../provider/lifecycle/deciding/diff";
import { isUnknown } from "../provider/lifecycle/object/values";
import { actionOf, takenOverId } from "./actions";
import type { Pairs } from "./pair";
import { type Contents, knownText, type Resource, type Side } from "./resource";

/**
 * Tells which object each resource has at the end of the run. A preview does not know the id of what is taken over, so that it
 * plans to replace all that points there, although nothing happens to it.
 */
export class Objects {
  constructor(
    private readonly contents: Contents,
    private readonly pairs: Pairs,
  ) {}

  /** Whether an argument that is not known yet leads to the object that it leads to already. */
  isSame(property: string, before: Side, after: Side): boolean {
    const urn = after.links[property];
    if (urn === undefined || !isUnknown(after.inputs[property])) return false;
    const id = this.idOf(urn);
    return id !== undefined && id === knownText({ ...before.inputs, ...before.outputs }[property]);
  }

  /** Whether a replacement is planned for no other reason than such arguments. */
  isOnlyOpen({ entity, before, after }: Resource): boolean {
    if (!before || !after) return false;
    const { changed } = compare(entity, { ...before.inputs, ...before.outputs }, after.inputs);
    return changed.length > 0 && changed.every((property) => this.isSame(property, before, after));
  }

  private idOf(urn: string): string | undefined {
    const resource = this.contents.resources.get(urn);
    if (!resource) return undefined;
    const pair = this.pairs.get(urn);
    if (pair?.to === resource) return pair.likely ? undefined : pair.from.before?.id;
    switch (actionOf(resource)) {
      case undefined:
      case "update":
        return (resource.before ?? resource.after)?.id;
      case "take-over":
        return resource.after && takenOverId(resource.after);
      case "replace":
        return this.isOnlyOpen(resource) ? resource.before?.id : undefined;
      default:
        return undefined;
    }
  }
}
