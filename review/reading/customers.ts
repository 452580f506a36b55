import { isUnknown } from "../../provider/lifecycle/object/values";
import {
  type Contents,
  classOfUrn,
  knownText,
  labelOf,
  nameOfUrn,
  type Resource,
  type Side,
} from "./resource";

/** The customer that a step is about. */
export interface Customer {
  /** Within one document. */
  readonly key: string;
  /** Its name, or where the document lacks it, the name of its resource. */
  readonly name?: string;
  readonly id?: string;
}

/** Tells whose each resource is. A document need not hold the customer itself: unchanged ones are left out of it. */
export class Customers {
  private readonly urnById = new Map<string, string>();
  private readonly idByUrn = new Map<string, string>();
  private readonly heirs: ReadonlyMap<string, string>;

  constructor(private readonly contents: Contents) {
    this.heirs = heirsIn(contents);
    for (const resource of contents.resources.values()) {
      for (const side of [resource.before, resource.after]) if (side) this.learn(resource, side);
    }
  }

  /** Whose the resource is on one side of the change. */
  of(resource: Resource, side: Side): Customer {
    const urn = this.ownerUrn(resource, side);
    const id = ownerId(resource, side);
    const key = urn ?? (id === undefined ? "" : (this.urnById.get(id) ?? `id:${id}`));
    // An object that is there keeps its customer where the plan leaves it open.
    if (key === "" && side === resource.after && resource.before) return this.of(resource, resource.before);
    return key.startsWith("urn:") ? this.byUrn(key) : { key, ...(id !== undefined && { id }) };
  }

  private byUrn(urn: string): Customer {
    const resource = this.contents.resources.get(urn);
    const id = this.idByUrn.get(urn);
    return { key: urn, name: resource ? labelOf(resource) : nameOfUrn(urn), ...(id !== undefined && { id }) };
  }

  private learn(resource: Resource, side: Side): void {
    const urn = this.ownerUrn(resource, side);
    const id = ownerId(resource, side);
    if (urn === undefined || id === undefined) return;
    // Of a replaced customer the new id is the one to show, but the old one leads here as well.
    if (resource.urn === urn || !this.idByUrn.has(urn)) this.idByUrn.set(urn, id);
    if (!this.urnById.has(id)) this.urnById.set(id, urn);
  }

  private ownerUrn(resource: Resource, side: Side): string | undefined {
    const urn = ownerUrn(resource, side);
    return urn && (this.heirs.get(urn) ?? urn);
  }
}

/** The resources of customers that leave the stack, with the ones that have or declare the same customer. */
function heirsIn({ resources }: Contents): ReadonlyMap<string, string> {
  const all = [...resources.values()].filter(({ entity }) => entity.name === "Customer");
  const heirs = new Map<string, string>();
  const byId = new Map<string, string>();
  for (const one of all) {
    const id = one.after && ownerId(one, one.after);
    const other = one.before?.id !== undefined && one.before.id !== id;
    if (id !== undefined && !other && !one.after?.external) byId.set(id, one.urn);
  }
  for (const { urn, before, after } of all) {
    const heir = after || before?.id === undefined ? undefined : byId.get(before.id);
    if (heir !== undefined) heirs.set(urn, heir);
  }
  return heirs;
}

function ownerUrn(resource: Resource, side: Side): string | undefined {
  if (resource.entity.name === "Customer") return resource.urn;
  const { goesWith } = side;
  return side.links.customer ?? (goesWith && classOfUrn(goesWith) === "Customer" ? goesWith : undefined);
}

function ownerId(resource: Resource, side: Side): string | undefined {
  const { inputs, outputs, id } = side;
  const candidates =
    resource.entity.name === "Customer"
      ? [id, outputs.customerId, inputs.__import, inputs.adopt, inputs.customerId]
      : [inputs.customer, outputs.customerId, outputs.customer];
  return candidates
    .filter((candidate) => !isUnknown(candidate))
    .map(knownText)
    .find((text) => text !== undefined);
}
