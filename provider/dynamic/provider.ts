import { type Entity, entityNamed } from "../entities";
import {
  checkArguments,
  compare,
  control,
  create,
  declaredIn,
  type Failure,
  LifecycleError,
  PartialError,
  previewTakeover,
  read,
  remove,
  type Session,
  takeOver,
  takeoverOf,
  takesOver,
  update,
  type Values,
} from "../lifecycle";
import { openAccount } from "./account";

/** What Pulumi's provider process asks of a dynamic resource (`pulumi.dynamic.ResourceProvider`). */
export class EntityProvider {
  #session: (() => Session) | undefined;
  readonly #replaced = new Set<string>();

  constructor(
    private readonly entity: Entity,
    private readonly open: (get: (key: string) => string | undefined) => Session = (get) =>
      openAccount(get, (line) => console.error(line)),
  ) {}

  // Pulumi caches the provider before it awaits this, and a second resource would then run unconfigured: nothing here may
  // wait or throw. A fault of the configuration is kept for each operation.
  configure(request: { config: { get(key: string): string | undefined } }): void {
    try {
      const session = this.open((key) => request.config.get(key));
      this.#session = () => session;
    } catch (error) {
      this.#session = () => {
        throw error;
      };
    }
  }

  async check(olds: Values, news: Values): Promise<{ inputs: Values; failures: Failure[] }> {
    const { inputs, failures } = checkArguments(this.entity, olds, news);
    const problem = this.#configurationProblem();
    if (problem) failures.push(problem);
    if (!this.#wantsTakeover(olds, inputs)) {
      for (const name of [control.import, control.resource, "adopt", "adoptDefault"]) delete inputs[name];
    } else if (failures.length === 0) {
      failures.push(...(await previewTakeover(this.#opened(), this.entity, inputs)));
    }
    return { inputs, failures: failures.map((failure) => this.#unprinted(failure)) };
  }

  async diff(id: string, olds: Values, news: Values) {
    this.#owns(id);
    const { changed, released, replaces, deleteBeforeReplace } = compare(this.entity, olds, news);
    // A text of `__provider` that changed has to reach the outputs, because refresh and delete run the one there.
    const moved = olds.__provider !== news.__provider;
    return { changes: changed.length + released.length > 0 || moved, replaces, deleteBeforeReplace };
  }

  async create(inputs: Values): Promise<{ id: string; outs: Values }> {
    return this.#keepingId(inputs, async () => {
      const run = takesOver(this.entity, inputs) ? takeOver : create;
      const { id, outputs } = await run(this.#opened(), this.entity, inputs);
      return { id, outs: outputs };
    });
  }

  async read(id: string, olds: Values): Promise<{ id?: string; props?: Values; inputs?: Values }> {
    if (declaredIn(olds)) this.#owns(id);
    return this.#quietly(async () => {
      const found = await read(this.#opened(), this.entity, id, olds);
      return found ? { id, props: found.outputs, ...(found.inputs && { inputs: found.inputs }) } : {};
    });
  }

  async update(id: string, olds: Values, news: Values): Promise<{ outs: Values }> {
    return this.#keepingId(news, async () => ({
      outs: await update(this.#opened(), this.entity, id, olds, news),
    }));
  }

  async delete(id: string, olds: Values): Promise<void> {
    return this.#quietly(() => remove(this.#opened(), this.entity, id, olds));
  }

  // What a resource of the stack has is not taken for an object that a killed run left behind.
  #owns(id: string): void {
    if (!this.#configurationProblem()) this.#opened().made.add(this.entity.type, id);
  }

  #opened(): Session {
    if (!this.#session)
      throw new LifecycleError("The provider of telecom-center runs without configuration.");
    return this.#session();
  }

  #configurationProblem(): Failure | undefined {
    try {
      this.#opened();
      return undefined;
    } catch (error) {
      return { property: "", reason: (error as Error).message };
    }
  }

  // The engine prints the value of the property that a failure names, and the reason names the argument anyway.
  #unprinted(failure: Failure): Failure {
    const [name = ""] = failure.property.split(/[.[]/);
    return this.entity.attributes[name]?.secret ? { ...failure, property: "" } : failure;
  }

  // An object in the state is not taken over again. A replacement is checked twice, the second time as if it were new.
  #wantsTakeover(olds: Values, inputs: Values): boolean {
    const takeover = takeoverOf(inputs);
    const key = takeover && JSON.stringify([takeover.resource, takeover.id]);
    if (Object.keys(olds).length === 0) return key === undefined || !this.#replaced.has(key);
    if (key) this.#replaced.add(key);
    return false;
  }

  async #keepingId<T>(inputs: Values, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof PartialError)) throw plain(error);
      const properties = { ...error.outputs, __provider: inputs.__provider };
      throw Object.assign(plain(error), { id: error.id, properties, reasons: [error.message] });
    }
  }

  async #quietly<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw plain(error);
    }
  }
}

// Pulumi's provider process prints `${error}: ${error.stack}` beside the error itself.
function plain(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ""] = message.split("\n");
  return Object.assign(new Error(message), { toString: () => "telecom-center", stack: first });
}

/** The provider of a class. */
export function providerOf(name: string): EntityProvider {
  return new EntityProvider(entityNamed(name));
}
