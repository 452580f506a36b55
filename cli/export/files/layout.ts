import { CommandError } from "../../command";
import { owner } from "../classes";
import type { Kept } from "../naming/kept";
import type { Naming } from "../naming/naming";
import { compareIds, type Family } from "../reading/account";
import type { Described } from "../reading/describe";

/** How the customers are spread over files. */
export interface Layout {
  /** Customers in one file that is new. */
  perFile: number;
  /** Only some of the account is written; what the folder has of the rest stays. */
  isPart: boolean;
}

/** Which customers stand in which files: where they stand already, and new ones beside them. */
export class Files {
  /** The customers of each file, by its path without extension. */
  readonly groups = new Map<string, Family[]>();
  /** Paths of files that stay as they are. */
  readonly staying: readonly string[];
  readonly #before = new Map<string, string[]>();

  /** @throws CommandError where a file would lose customers that are not exported */
  constructor(
    families: readonly Family[],
    kept: Kept,
    private readonly naming: Naming,
    private readonly layout: Layout,
  ) {
    for (const { class: className, id, place } of kept.objects())
      if (className === owner.name && !place.gone) listed(this.#before, place.module).push(id);
    const added = families.filter((family) => {
      const path = naming.moduleOf(family.customer);
      if (path !== undefined) listed(this.groups, path).push(family);
      return path === undefined;
    });
    for (const family of added) listed(this.groups, this.#newPath(family.customer)).push(family);
    this.staying = layout.isPart ? [...this.#before.keys()].filter((path) => !this.groups.has(path)) : [];
    if (layout.isPart) this.#refuseShared();
  }

  /** The paths of all files of the program, in the order of their customers. */
  get paths(): string[] {
    const ids = (path: string) =>
      this.groups.get(path)?.map(({ customer }) => customer.id) ?? this.#before.get(path)!;
    const first = (path: string) => [...ids(path)].sort(compareIds)[0]!;
    return [...this.groups.keys(), ...this.staying]
      .map((path) => ({ path, id: first(path) }))
      .sort((left, right) => compareIds(left.id, right.id))
      .map(({ path }) => path);
  }

  #newPath(customer: Described): string {
    const { naming, groups } = this;
    const { perFile, isPart } = this.layout;
    if (perFile === 1)
      return naming.module(
        `customers/${fileName(naming.customer(customer))}`,
        `${owner.type}/${customer.id}`,
      );
    const numbers = [...this.#before.keys(), ...groups.keys()].map(partOf);
    const last = numbers.reduce((most, number) => Math.max(most, number), 0);
    const room = groups.get(part(last));
    // Of a file that stays nobody knows how full it is.
    const isOpen = room && room.length < perFile && !(isPart && this.#before.has(part(last)));
    return isOpen ? part(last) : naming.module(part(last + 1), part(last + 1));
  }

  #refuseShared(): void {
    for (const [path, group] of this.groups) {
      const ids = group.map(({ customer }) => customer.id);
      const others = (this.#before.get(path) ?? []).filter((id) => !ids.includes(id));
      if (others.length > 0)
        throw new CommandError(
          `${path}.ts has further customers: ${others.join(", ")}. Export them along, or all of the account. Nothing was written.`,
        );
    }
  }
}

function listed<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

const partOf = (path: string) => Number(/^customers\/part-(\d+)$/.exec(path)?.[1] ?? 0);
const part = (number: number) => `customers/part-${String(number).padStart(4, "0")}`;

// Windows keeps these names, whatever follows the dot.
function fileName(resource: string): string {
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(resource) ? `customer-${resource}` : resource;
}
