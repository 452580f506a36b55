import { names, stackOf } from "./customers";
import { workspace } from "./runs";

interface Resource {
  urn: string;
  id?: string;
  type: string;
  parent?: string;
  dependencies?: string[];
  inputs?: unknown;
}

/** A customer in the state of a stack. */
export interface Held {
  key: string;
  stack: string;
  /** It, and everything under it. */
  resources: Resource[];
}

/** A stack that exists, and what its state holds. */
export interface Part {
  name: string;
  customers: Held[];
  /** The names of what belongs to no customer. */
  others: string[];
  /** The settings with which it was last deployed. */
  settings?: unknown;
}

const nameOf = (urn: string) => urn.slice(urn.lastIndexOf("::") + 2);

/** All stacks that exist, also those beyond the recorded number. */
export async function readParts(): Promise<Part[]> {
  const stacks = await (await workspace()).listStacks();
  const found = stacks.map(({ name }) => name).filter((name) => /^part-\d+$/.test(name));
  return Promise.all(found.sort().map(readPart));
}

async function readPart(name: string): Promise<Part> {
  const part: Part = { name, customers: [], others: [] };
  const whose = new Map<string, Held>();
  const resources: Resource[] = (await (await workspace()).exportStack(name)).deployment?.resources ?? [];
  // In a state everything stands below what it depends on.
  for (const resource of resources) {
    const { urn, type, parent = "", dependencies = [], inputs } = resource;
    let held = [parent, ...dependencies].map((other) => whose.get(other)).find(Boolean);
    if (type.endsWith("/telecom-center:Customer")) {
      held = { key: nameOf(urn), stack: name, resources: [] };
      part.customers.push(held);
    }
    if (held) {
      held.resources.push(resource);
      whose.set(urn, held);
    } else if (type === "pulumi:providers:pulumi-nodejs") part.settings = inputs;
    else if (!/^pulumi:(pulumi:Stack$|providers:)/.test(type)) part.others.push(nameOf(urn));
  }
  return part;
}

/** The customers that, with this number of stacks, belong to another one than has them. */
export const astray = (parts: Part[], stacks: number): Held[] =>
  parts.flatMap(({ customers }) => customers).filter(({ key, stack }) => stackOf(key, stacks) !== stack);

/** The stacks that are more than this number. */
export const beyond = (parts: Part[], stacks: number): Part[] =>
  parts.filter(({ name }) => !names(stacks).includes(name));

/** What a stack holds, in a line to print; "" where that is nothing. */
export const holds = ({ customers, others }: Part): string =>
  [...customers.map(({ key }) => key), ...others].join(", ");
