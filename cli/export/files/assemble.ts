import type { Entity } from "../../../provider/entities";
import { owner } from "../classes";
import type { Argument, Declaration, Module, Omission } from "../code/declaration";
import { quoted } from "../code/literal";
import type { Kept, Place } from "../naming/kept";
import { Naming, wordsFor } from "../naming/naming";
import type { Account, Family } from "../reading/account";
import type { Described } from "../reading/describe";
import { Files, type Layout } from "./layout";

/** A secret argument, and the key of the stack's configuration for it. */
export interface Secret {
  key: string;
  argument: string;
  of: string;
}

/** An object that no program can declare, and why. */
export interface Undeclared {
  of: string;
  reason: string;
}

/** A program, and what came up while it was put together. */
export interface Assembly {
  /** The paths of all files that the program has, others that stay among them, in the order of their customers. */
  readonly paths: readonly string[];
  /** Resources by class. */
  readonly counts: ReadonlyMap<string, number>;
  /** Secrets that the program asks for. */
  readonly secrets: readonly Secret[];
  /** Secrets that the account hides: the program does not say them. */
  readonly hidden: readonly Secret[];
  readonly undeclared: readonly Undeclared[];
}

/**
 * Puts an account together as a program; `kept` knows all its names afterwards.
 *
 * @param taken - paths, without extensions, that files of others have
 * @param take - takes each file that is to be written
 */
export function assemble(
  account: Account,
  kept: Kept,
  taken: Iterable<string>,
  layout: Layout,
  take: (module: Module) => void,
): Assembly {
  return new Assembler(kept, new Naming(kept, taken), layout).assemble([...account.families()], take);
}

class Assembler {
  readonly #counts = new Map<string, number>();
  readonly #secrets: Secret[] = [];
  readonly #hidden: Secret[] = [];
  readonly #undeclared: Undeclared[] = [];
  readonly #places: { class: string; id: string; place: Place }[] = [];

  constructor(
    private readonly kept: Kept,
    private readonly naming: Naming,
    private readonly layout: Layout,
  ) {}

  assemble(families: readonly Family[], take: (module: Module) => void): Assembly {
    const files = new Files(families, this.kept, this.naming, this.layout);
    for (const [path, group] of files.groups) take(this.#module(path, group));
    this.#keep(new Set(files.staying));
    return {
      paths: files.paths,
      counts: this.#counts,
      secrets: this.#secrets,
      hidden: this.#hidden,
      undeclared: this.#undeclared,
    };
  }

  #module(path: string, group: readonly Family[]): Module {
    // Customers first: what belongs to them is named after them.
    const named = group.map((family) => ({ family, resource: this.naming.customer(family.customer) }));
    return { path, parts: named.flatMap(({ family, resource }) => this.#family(path, family, resource)) };
  }

  #family(path: string, { customer, isDeclared, objects }: Family, resource: string): Module["parts"] {
    /** Variables by class and id. */
    const variables = new Map<string, string>();
    const parts: (Declaration | Omission)[] = [];
    const add = (entity: Entity, object: Described, name: () => string, words: string) => {
      if (object.problem !== undefined) {
        parts.push(this.#omitted(entity, object, object.problem));
        return;
      }
      const declaration = this.#declared(path, entity, object, name(), words, variables);
      variables.set(`${entity.name}/${object.id}`, declaration.variable);
      parts.push(declaration);
    };
    if (isDeclared) add(owner, customer, () => resource, resource);
    const variable = variables.get(`${owner.name}/${customer.id}`) ?? "";
    // The file is the customer's, also where another program declares it.
    this.#put(owner, customer.id, { name: resource, variable, module: path });
    for (const { entity, objects: list } of objects()) {
      for (const object of list) {
        const words = wordsFor(entity, object);
        const name = () => this.naming.resource(entity, `${resource}-${words}`, object.id);
        add(entity, object, name, this.layout.perFile === 1 ? words : `${resource}-${words}`);
      }
    }
    return parts;
  }

  #omitted(entity: Entity, { id, label }: Described, reason: string): Omission {
    const omits = `${entity.name} ${id || "without an id"}${label && label !== id ? ` ${quoted(label)}` : ""}`;
    this.#undeclared.push({ of: omits, reason });
    return { omits, reason };
  }

  #declared(
    path: string,
    entity: Entity,
    object: Described,
    resource: string,
    words: string,
    variables: ReadonlyMap<string, string>,
  ): Declaration {
    const { id, notes } = object;
    const variable = this.naming.variable(path, entity, words, id);
    this.#counts.set(entity.name, (this.#counts.get(entity.name) ?? 0) + 1);
    this.#put(entity, id, { name: resource, variable, module: path });
    const secret = (argument: string): Secret => {
      const key = this.naming.key(entity, resource, argument, id);
      return { key, argument, of: `${argument} of ${entity.name} ${resource}` };
    };
    const secrets = object.secrets.map(secret);
    this.#secrets.push(...secrets);
    this.#hidden.push(...object.hidden.map(secret));
    const args: Argument[] = [
      ...object.references.map(([name, related]) => reference(entity, name, related, variables)),
      ...object.values.map(([name, value]): Argument => ({ name, value: { is: "value", value } })),
      ...secrets.map(({ argument, key }): Argument => ({ name: argument, value: { is: "secret", key } })),
    ];
    return { entity, variable, resource, arguments: args, id, notes };
  }

  #put(entity: Entity, id: string, place: Place): void {
    this.#places.push({ class: entity.name, id, place });
  }

  #keep(staying: ReadonlySet<string>): void {
    for (const { class: className, id, place } of [...this.kept.objects()])
      if (!staying.has(place.module)) this.kept.put(className, id, { ...place, gone: true });
    for (const { class: className, id, place } of this.#places) this.kept.put(className, id, place);
  }
}

function reference(
  entity: Entity,
  name: string,
  id: string,
  variables: ReadonlyMap<string, string>,
): Argument {
  const related = entity.relationships[name]!.class;
  const variable = variables.get(`${related}/${id}`);
  if (variable !== undefined) return { name, value: { is: "resource", variable } };
  return {
    name,
    value: { is: "value", value: id },
    note: `a ${related} that is not declared with this customer`,
  };
}
