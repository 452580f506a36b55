import type { Entity } from "../../provider/entities";
import { owner } from "./classes";
import type { Described } from "./describe";
import { literal, quoted } from "./literal";
import { Names, pascal, slug } from "./names";

const WIDTH = 110;

/** A customer with all that belongs to it. */
export interface Family {
  customer: Described;
  objects: readonly { entity: Entity; objects: readonly Described[] }[];
}

/** A value that has to be set in the stack's configuration. */
export interface Secret {
  key: string;
  of: string;
}

/** An object that no program can declare, and why. */
export interface Undeclared {
  of: string;
  reason: string;
}

/** Names that are unique in the whole stack, and what came up while the text was written. */
export class Writing {
  readonly #resources = new Map<string, Names>();
  readonly #keys = new Names();
  readonly secrets: Secret[] = [];
  readonly undeclared: Undeclared[] = [];
  /** Resources by class. */
  readonly counts = new Map<string, number>();

  resourceName(entity: Entity, wanted: string, id: string): string {
    let names = this.#resources.get(entity.name);
    if (!names) {
      names = new Names();
      this.#resources.set(entity.name, names);
    }
    return names.take(wanted, `${entity.type}/${id}`);
  }

  secret(entity: Entity, resource: string, argument: string, id: string): string {
    const key = this.#keys.take(`${resource}-${argument}`, `${entity.type}/${id}/${argument}`);
    this.secrets.push({ key, of: `${argument} of ${entity.name} ${resource}` });
    return key;
  }

  declared(entity: Entity): void {
    this.counts.set(entity.name, (this.counts.get(entity.name) ?? 0) + 1);
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

/**
 * The statements that declare a customer and its objects.
 *
 * @param variables - the names that the file has already
 * @param alone - whether no other customer is in the file, so that names need not tell whose they are
 */
export function customerText(
  { customer, objects }: Family,
  resource: string,
  writing: Writing,
  variables: Names,
  alone: boolean,
): string {
  const block = new Block(writing, variables);
  const parts = [block.add(owner, customer, resource, resource)];
  for (const { entity, objects: list } of objects) {
    for (const object of list) {
      const words = wordsFor(entity, object);
      const name = writing.resourceName(entity, `${resource}-${words}`, object.id);
      parts.push(block.add(entity, object, name, alone ? words : `${resource}-${words}`));
    }
  }
  return parts.join("\n");
}

class Block {
  /** Variables by class and id. */
  readonly #variables = new Map<string, string>();

  constructor(
    private readonly writing: Writing,
    private readonly names: Names,
  ) {}

  add(entity: Entity, object: Described, resource: string, words: string): string {
    const label = object.label && object.label !== object.id ? ` ${quoted(object.label)}` : "";
    if (object.problem) {
      this.writing.undeclared.push({ of: `${entity.name} ${object.id}${label}`, reason: object.problem });
      return `// ${entity.name} ${object.id}${label} is not declared: ${object.problem}.\n`;
    }
    const bare = pascal(words);
    // A fallback begins with the class already.
    const wanted = bare.startsWith(entity.name) ? bare : entity.name + bare;
    const variable = this.names.take(
      wanted[0]!.toLowerCase() + wanted.slice(1),
      `${entity.type}/${object.id}`,
      "_",
    );
    const args = this.#arguments(entity, object, resource);
    this.#variables.set(`${entity.name}/${object.id}`, variable);
    this.writing.declared(entity);
    const notes = object.notes.map((note) => `// ${note}\n`).join("");
    return `${notes}${statement(variable, entity.name, resource, args, object.id)}\n`;
  }

  #arguments(entity: Entity, object: Described, resource: string): Argument[] {
    const references = object.references.map(([name, id]): Argument => {
      const related = entity.relationships[name]!.class;
      const variable = this.#variables.get(`${related}/${id}`);
      if (variable) return { name, source: variable };
      return { name, source: literal(id), note: `a ${related} that is not declared with this customer` };
    });
    const values = object.values.map(([name, value]): Argument => ({ name, source: literal(value) }));
    const secrets = object.secrets.map((name): Argument => {
      const key = this.writing.secret(entity, resource, name, object.id);
      return { name, source: `config.requireSecret(${literal(key)})` };
    });
    return [...references, ...values, ...secrets];
  }
}

interface Argument {
  name: string;
  source: string;
  note?: string;
}

function statement(
  variable: string,
  type: string,
  resource: string,
  args: readonly Argument[],
  id: string,
): string {
  const head = `export const ${variable} = new telecom.${type}(`;
  const options = `{ import: ${literal(id)} }`;
  const short = args.map(({ name, source }) => (name === source ? name : `${name}: ${source}`));
  const line = `${head}${literal(resource)}, { ${short.join(", ")} }, ${options});`;
  const plain = args.every(({ note }) => note === undefined);
  if (plain && line.length <= WIDTH) return line;
  const inner = `  { ${short.join(", ")} },`;
  const lines =
    plain && inner.length <= WIDTH
      ? [inner]
      : ["  {", ...args.map(({ note }, index) => `    ${short[index]},${note ? ` // ${note}` : ""}`), "  },"];
  return [head, `  ${literal(resource)},`, ...lines, `  ${options},`, ");"].join("\n");
}
