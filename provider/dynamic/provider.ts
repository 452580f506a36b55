import { openAccount } from "../adapter/account";
import { messageOf } from "../adapter/messages";
import { type Configured, configuredWith, Operations, unconfigured } from "../adapter/operations";
import type { Configuration } from "../adapter/settings/configuration";
import { Freshness } from "../adapter/settings/freshness";
import { type Entity, entityNamed } from "../entities";
import { type Failure, PartialError, type Session, type Values } from "../lifecycle";
import { type PulumiConfig, toConfiguration } from "./configuration";

const ofThisProcess = new Freshness();

/** What Pulumi's provider process asks of a dynamic resource (`pulumi.dynamic.ResourceProvider`). */
export class EntityProvider {
  readonly #operations: Operations;
  #configured: Configured = unconfigured;

  constructor(
    entity: Entity,
    private readonly open: (configuration: Configuration) => Session = (configuration) =>
      openAccount(configuration, (line) => console.error(line)),
    freshness = ofThisProcess,
  ) {
    this.#operations = new Operations(entity, () => this.#configured, freshness);
  }

  // Pulumi caches the provider before it awaits this, and a second resource would then run unconfigured: nothing here may
  // wait or throw.
  configure({ config }: { config: PulumiConfig }): void {
    this.#configured = configuredWith(
      (key) => config.get(key),
      () => this.open(toConfiguration(config)),
    );
  }

  check(olds: Values, news: Values): Promise<{ inputs: Values; failures: Failure[] }> {
    return this.#operations.check(olds, news);
  }

  async diff(id: string, olds: Values, news: Values) {
    const planned = await quietly(this.#operations.diff(id, olds, news));
    const { changed, released, replaces, deleteBeforeReplace, stale } = planned;
    // A text of `__provider` that changed has to reach the outputs, because refresh and delete run the one there.
    const moved = olds.__provider !== news.__provider;
    return { changes: changed.length + released.length > 0 || moved || stale, replaces, deleteBeforeReplace };
  }

  async create(inputs: Values): Promise<{ id: string; outs: Values }> {
    const { id, outputs } = await keepingId(inputs, this.#operations.create(inputs));
    return { id, outs: outputs };
  }

  async read(id: string, olds: Values): Promise<{ id?: string; props?: Values; inputs?: Values }> {
    const found = await quietly(this.#operations.read(id, olds));
    return found ? { id, props: found.outputs, ...(found.inputs && { inputs: found.inputs }) } : {};
  }

  async update(id: string, olds: Values, news: Values): Promise<{ outs: Values }> {
    return { outs: await keepingId(news, this.#operations.update(id, olds, news)) };
  }

  delete(id: string, olds: Values): Promise<void> {
    return quietly(this.#operations.delete(id, olds));
  }
}

async function keepingId<T>(inputs: Values, written: Promise<T>): Promise<T> {
  try {
    return await written;
  } catch (error) {
    if (!(error instanceof PartialError)) throw plain(error);
    const properties = { ...error.outputs, __provider: inputs.__provider };
    throw Object.assign(plain(error), { id: error.id, properties, reasons: [messageOf(error)] });
  }
}

async function quietly<T>(done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    throw plain(error);
  }
}

// Pulumi's provider process prints `${error}: ${error.stack}` beside the error itself.
function plain(error: unknown): Error {
  const message = messageOf(error);
  const [first = ""] = message.split("\n");
  return Object.assign(new Error(message), { toString: () => "telecom-center", stack: first });
}

/** The provider of a class. */
export function providerOf(name: string): EntityProvider {
  return new EntityProvider(entityNamed(name));
}
