import type { Entity } from "../../../provider/entities";
import { owner } from "../classes";
import type { Described } from "../reading/describe";
import type { Kept, Place } from "./kept";
import { Names, pascal, slug } from "./names";

/** Names that the files themselves use. */
const RESERVED = ["pulumi", "telecom", "config"];

/**
 * What the objects of an account are called in a program: by the names that they have there already, whatever was made or
 * renamed beside them; a new one by a name that nothing has or had.
 */
export class Naming {
  readonly #customers = new Map<string, string>();
  readonly #resources = new Map<string, Names>();
  readonly #variables = new Map<string, Names>();
  readonly #keys = new Names();
  readonly #modules: Names;

  /** @param taken - paths of what the folder has besides, without their extensions */
  constructor(
    private readonly kept: Kept,
    taken: Iterable<string>,
  ) {
    this.#modules = new Names([...taken]);
    for (const { class: className, place } of kept.objects()) {
      for (const name of [place.name, ...(place.formerly ?? [])]) this.#namesOf(className).hold(name);
      this.#variablesOf(place.module).hold(place.variable);
      if (!place.gone) this.#modules.hold(place.module);
    }
  }

  /** The name of a customer's resource, and what the names of all that belongs to it begin with. */
  customer(customer: Described): string {
    const { id } = customer;
    const name = this.#customers.get(id) ?? this.resource(owner, wordsFor(owner, customer), id);
    this.#customers.set(id, name);
    return name;
  }

  /** The name of a resource, to be asked for once. */
  resource(entity: Entity, wanted: string, id: string): string {
    const known = this.#known(entity, id);
    return known?.name ?? this.#namesOf(entity.name).take(wanted, `${entity.type}/${id}`);
  }

  /** The file of a customer; undefined where it has none yet. */
  moduleOf(customer: Described): string | undefined {
    const known = this.#known(owner, customer.id);
    return known && !known.gone ? known.module : undefined;
  }

  /** A new file. */
  module(wanted: string, key: string): string {
    return this.#modules.take(wanted, key);
  }

  /** The variable of a resource in its file. */
  variable(module: string, entity: Entity, words: string, id: string): string {
    const known = this.#known(entity, id);
    if (known && known.module === module && known.variable !== "") return known.variable;
    const bare = pascal(words);
    // A fallback begins with the class already.
    const wanted = bare.startsWith(entity.name) ? bare : entity.name + bare;
    return this.#variablesOf(module).take(
      wanted[0]!.toLowerCase() + wanted.slice(1),
      `${entity.type}/${id}`,
      "_",
    );
  }

  /** The key of a secret in the stack's configuration. */
  key(entity: Entity, resource: string, argument: string, id: string): string {
    return this.#keys.take(`${resource}-${argument}`, `${entity.type}/${id}/${argument}`);
  }

  #known(entity: Entity, id: string): Place | undefined {
    return this.kept.of(entity.name, id);
  }

  #namesOf(className: string): Names {
    return existing(this.#resources, className, () => new Names());
  }

  #variablesOf(module: string): Names {
    return existing(this.#variables, module, () => new Names(RESERVED));
  }
}

/** The words that name an object: its own name's, or its class and the beginning of its id. */
export function wordsFor(entity: Entity, { label, id }: Described): string {
  const own = slug(label);
  if (own !== "") return own;
  const kind = entity.name.replace(/[A-Z]/g, (letter, at) => (at === 0 ? "" : "-") + letter).toLowerCase();
  const short = /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(id) ? id.slice(0, 8) : id;
  return `${kind}-${slug(short) || "object"}`;
}

function existing<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
