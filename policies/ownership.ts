import type { PolicyResource } from "@pulumi/policy";
import { classOfType } from "../provider/lifecycle/object/tokens";
import { known } from "./rule";

/** To which customer each resource of a stack belongs, as far as a preview can tell. */
export class Ownership {
  private readonly customers = new Map<string, PolicyResource>();

  constructor(resources: readonly PolicyResource[]) {
    for (const resource of resources) {
      const id = classOfType(resource.type) === "Customer" && known(resource, "customerId");
      if (typeof id === "string") this.customers.set(id, resource);
    }
  }

  /**
   * The owner's name in the stack, or its id when the stack does not hold it; undefined when neither is known. A new
   * customer has no id yet at preview, but the engine knows on which resource the argument depends.
   */
  ownerOf(resource: PolicyResource): string | undefined {
    const id = known(resource, "customer") ?? known(resource, "customerId");
    const inStack = typeof id === "string" ? this.customers.get(id) : undefined;
    if (inStack) return nameOf(inStack);
    const declared =
      resource.propertyDependencies.customer?.filter(({ type }) => classOfType(type) === "Customer") ?? [];
    if (declared.length === 1) return nameOf(declared[0]!);
    return typeof id === "string" && id !== "" ? `customer ${id}` : undefined;
  }
}

// The whole URN: names need to be unique by type and parent only.
const nameOf = ({ urn }: PolicyResource) => urn;

/** An owner as a message shows it. */
export const shown = (owner: string) => owner.slice(owner.lastIndexOf("::") + 1).replace(/^:/, "");
