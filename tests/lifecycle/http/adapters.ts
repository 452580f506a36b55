import { messageOf } from "../../../provider/adapter/messages";
import { EntityProvider } from "../../../provider/dynamic/provider";
import { providerText } from "../../../provider/dynamic/text";
import { entityNamed, secretNames } from "../../../provider/entities";
import { type Failure, PartialError, type Session, type Values } from "../../../provider/lifecycle";
import { fromStruct, toStruct } from "../../../provider/plugin/protocol/values";
import { PluginProvider } from "../../../provider/plugin/provider";
import { PLUGIN as TOKEN, urnOf } from "../urns";

/** What the engine keeps of a resource. */
export interface Kept {
  readonly inputs: Values;
  readonly outputs: Values;
}

/** A resource as the engine meets it: the methods of one form of the provider, with values as they arrive in another process. */
export interface Adapter {
  readonly urn: string;
  check(olds: Values, args: Values): Promise<{ inputs: Values; failures: Failure[] }>;
  diff(id: string, olds: Kept, news: Values): Promise<{ changes: boolean; replaces: readonly string[] }>;
  create(inputs: Values): Promise<{ id: string; outputs: Values }>;
  /** The resource option `import`, where the engine itself carries it out: it refuses what the diff calls a difference. */
  import?(id: string, args: Values): Promise<Kept>;
  read(id: string, olds: Kept): Promise<{ id: string; outputs: Values; inputs?: Values } | undefined>;
  update(id: string, olds: Kept, news: Values): Promise<Values>;
  delete(id: string, olds: Kept): Promise<void>;
}

/** The adapters to the resources of a run. */
export type Adapters = (entity: string, name: string) => Adapter;

/** A form of the provider. */
export interface Form {
  readonly of: (session: () => Session) => Adapters;
  /** The arguments that stand in the state's inputs beside the declared ones. */
  readonly added: readonly string[];
  /** Whether it gets the resource option `import` as an argument; else the engine carries that out. */
  readonly importsItself: boolean;
  /** Whether it is tried with every row of long tables; else with one of each kind, as what stands below both forms is the same. */
  readonly everyRow: boolean;
}

export const DYNAMIC: Form = {
  of: dynamic,
  added: ["__provider", "__urn"],
  importsItself: true,
  everyRow: true,
};
export const PLUGIN: Form = { of: plugin, added: [], importsItself: false, everyRow: false };

let chosen = DYNAMIC;

/** The form of what is tested from here on; the dynamic resources unless something else is said. */
export function inForm(form: Form): void {
  chosen = form;
}

export const theForm = (): Form => chosen;

/**
 * The rows of a table with which the form is tried.
 *
 * @param kindOf - the kind of a row, where the table has several
 */
export function tried<T>(rows: readonly T[], kindOf: (row: T) => unknown = () => ""): readonly T[] {
  if (theForm().everyRow) return rows;
  const kinds = rows.map(kindOf);
  return rows.filter((_, index) => kinds.indexOf(kinds[index]) === index);
}

/** Dynamic resources: what Pulumi's provider process for resources written in JavaScript calls. */
function dynamic(session: () => Session): Adapters {
  const providers = new Map<string, EntityProvider>();
  const providerOf = (entity: string) => {
    const known = providers.get(entity);
    if (known) return known;
    const provider = new EntityProvider(entityNamed(entity), session);
    provider.configure({ config: { get: () => undefined } });
    providers.set(entity, provider);
    return provider;
  };
  return (entity, name) => {
    const provider = providerOf(entity);
    const urn = urnOf(entity, name);
    const text = { __provider: providerText(entity) };
    const withText = (values: Values) => carried({ ...values, ...text });
    return {
      urn,
      async check(olds, args) {
        const { inputs, failures } = await provider.check(olds, { ...withText(args), __urn: urn });
        return { inputs: withText(inputs), failures };
      },
      diff: (id, { outputs }, news) => provider.diff(id, outputs, news),
      async create(inputs) {
        const { id, outs } = await provider.create(inputs);
        return { id, outputs: withText(outs) };
      },
      async read(id, { outputs }) {
        const { id: found, props, inputs } = await provider.read(id, outputs);
        if (found === undefined) return undefined;
        return { id: found, outputs: withText(props!), ...(inputs && { inputs: withText(inputs) }) };
      },
      update: async (id, { outputs }, news) => withText((await provider.update(id, outputs, news)).outs),
      delete: (id, { outputs }) => provider.delete(id, outputs),
    };
  };
}

/** The plugin's classes, which the service of Pulumi's provider protocol calls. */
function plugin(session: () => Session): Adapters {
  const provider = new PluginProvider(session);
  provider.configure(undefined, {});
  return (entity, name) => {
    const urn = urnOf(entity, name, { token: TOKEN });
    const kind = provider.classOf(urn);
    const secrets = secretNames(entityNamed(entity));
    const sent = (values: Values) => fromStruct(toStruct(carried(values), secrets));
    return {
      urn,
      async check(olds, args) {
        const { inputs, failures } = await kind.check(urn, olds, sent(args));
        return { inputs: sent(inputs), failures };
      },
      diff: (id, olds, news) => told(kind.diff(id, { urn, ...olds }, news)),
      async create(inputs) {
        const { id, outputs } = await told(kind.create(urn, inputs, false));
        return { id, outputs: sent(outputs) };
      },
      async import(id, args) {
        const none = { inputs: {}, outputs: {} };
        const { outputs, inputs: found = {} } = (await told(kind.read(id, { urn, ...none })))!;
        const read = { urn, inputs: sent(found), outputs: sent(outputs) };
        const { inputs, failures } = await kind.check(urn, read.inputs, sent(args));
        refuse(failures);
        const news = sent(inputs);
        const { changes } = await told(kind.diff(id, read, news));
        if (changes) throw new Error("inputs to import do not match the existing resource");
        return { inputs: news, outputs: read.outputs };
      },
      async read(id, olds) {
        const found = await told(kind.read(id, { urn, ...olds }));
        return found && { id, outputs: sent(found.outputs), inputs: sent(found.inputs ?? {}) };
      },
      update: async (id, olds, news) => sent(await told(kind.update(id, { urn, ...olds }, news, false))),
      delete: (id, olds) => told(kind.delete(id, { urn, ...olds })),
    };
  };
}

/** Ends the run as the engine does where a check has failures. */
export function refuse(failures: readonly Failure[]): void {
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
}

/** Failures as the service tells them to the engine. */
async function told<T>(done: Promise<T>): Promise<T> {
  return done.catch((error) => {
    const failed = error instanceof PartialError ? { id: error.id, properties: error.outputs } : {};
    throw Object.assign(new Error(messageOf(error)), failed);
  });
}

/** Values as they arrive in another process; the engine refuses what this refuses, after the object was made. */
export function carried(values: Values): Values {
  const look = (path: string, value: unknown): void => {
    if (value === undefined || typeof value === "bigint" || Number.isNaN(value))
      throw new Error(`Unexpected struct type: ${path} is ${String(value)}`);
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) look(`${path}.${key}`, item);
  };
  look("values", values);
  return JSON.parse(JSON.stringify(values));
}
