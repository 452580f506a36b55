import { compare } from "../../provider/lifecycle/deciding/diff";
import { isUnknown } from "../../provider/lifecycle/object/values";
import { actionOf, takenOverId } from "../reading/actions";
import { type Contents, knownText, type Resource, type Side } from "../reading/resource";
import type { Pairs } from "./pair";

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

  /**
   * Whether an argument is open for no other reason than that what it comes from is updated: a preview then knows no outputs,
   * although an update leaves the ids among them as they are.
   */
  isLeftOpen(property: string, { inputs, sources }: Side): boolean {
    const urns = sources[property] ?? [];
    return urns.length > 0 && isUnknown(inputs[property]) && urns.every((urn) => this.stays(urn));
  }

  /** Whether a replacement is planned for no other reason than such arguments. */
  isOnlyOpen({ entity, before, after }: Resource): boolean {
    if (!before || !after) return false;
    const { replaces } = compare(entity, { ...before.inputs, ...before.outputs }, after.inputs);
    const isOpen = (property: string) =>
      this.isSame(property, before, after) || this.isLeftOpen(property, after);
    return replaces.length > 0 && replaces.every(isOpen);
  }

  /** Whether a resource has the same object before and after, and was there before. */
  private stays(urn: string): boolean {
    const resource = this.contents.resources.get(urn);
    if (!resource) return false;
    const action = actionOf(resource);
    return action === "update" || (action === "replace" && this.isOnlyOpen(resource));
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
