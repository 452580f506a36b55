import { visibleLines } from "../api";
import { type Entity, entityNamed } from "../entities";
import {
  admit,
  admitNew,
  checkArguments,
  claimed,
  create,
  declaredIn,
  type Failure,
  identityIn,
  LifecycleError,
  marked,
  PartialError,
  plan,
  previewNew,
  read,
  refuseAnother,
  remove,
  type Session,
  type Takeover,
  takeoverNames,
  takeoverOf,
  update,
  type Values,
} from "../lifecycle";
import { openAccount } from "./account";
import { type Configuration, type PulumiConfig, toConfiguration } from "./configuration";
import { Freshness } from "./freshness";
import type { Get } from "./settings";
import { speakingOf } from "./speaking";

const ofThisProcess = new Freshness();

/** What Pulumi's provider process asks of a dynamic resource (`pulumi.dynamic.ResourceProvider`). */
export class EntityProvider {
  #session: (() => Session) | undefined;
  #get: Get = () => undefined;
  /** What was read of objects whose state an earlier run left behind, until they are updated. */
  readonly #known = new Map<string, Values>();
  /** What the program names to be taken over, by the resource that has an object already. */
  readonly #named = new Map<string, Takeover | undefined>();

  constructor(
    private readonly entity: Entity,
    private readonly open: (configuration: Configuration) => Session = (configuration) =>
      openAccount(configuration, (line) => console.error(line)),
    private readonly freshness = ofThisProcess,
  ) {}

  // Pulumi caches the provider before it awaits this, and a second resource would then run unconfigured: nothing here may
  // wait or throw. A fault of the configuration is kept for each operation.
  configure({ config }: { config: PulumiConfig }): void {
    this.#get = (key) => config.get(key);
    try {
      const session = this.open(toConfiguration(config));
      this.#session = () => session;
    } catch (error) {
      this.#session = () => {
        throw error;
      };
    }
  }

  async check(olds: Values, news: Values): Promise<{ inputs: Values; failures: Failure[] }> {
    this.freshness.noteProgram();
    return speakingOf(this.entity, news, async () => {
      const { inputs, failures } = checkArguments(this.entity, olds, news);
      const problem = this.#configurationProblem();
      if (problem) failures.push(problem);
      const hasObject = this.#hasObject(olds, inputs);
      if (hasObject) {
        this.#named.set(identityIn(inputs)?.path ?? "", takeoverOf(inputs));
        for (const name of takeoverNames) delete inputs[name];
      }
      if (failures.length === 0) await this.#opened().memory(identityIn(inputs)).settled();
      if (failures.length === 0) failures.push(...claimed(this.#opened(), this.entity, inputs));
      if (failures.length === 0 && !hasObject) failures.push(...(await this.#refused(inputs)));
      if (failures.length === 0 && !hasObject)
        failures.push(...(await previewNew(this.#opened(), this.entity, inputs)));
      return { inputs, failures: failures.map((failure) => this.#unprinted(failure)) };
    });
  }

  async diff(id: string, olds: Values, news: Values) {
    return this.#quietly(news, async () => {
      refuseAnother(this.entity, news, id, this.#named.get(identityIn(news)?.path ?? ""));
      await admit(this.#opened(), this.entity, id, olds);
      const planned = await plan(this.#opened(), this.entity, id, olds, news);
      const { changed, released, replaces, deleteBeforeReplace } = planned;
      const stale = planned.olds !== olds;
      if (stale) this.#known.set(id, planned.olds);
      // A text of `__provider` that changed has to reach the outputs, because refresh and delete run the one there.
      const moved = olds.__provider !== news.__provider;
      return {
        changes: changed.length + released.length > 0 || moved || stale,
        replaces,
        deleteBeforeReplace,
      };
    });
  }

  async create(inputs: Values): Promise<{ id: string; outs: Values }> {
    return this.#keepingId(inputs, async () => {
      await admitNew(this.#opened(), identityIn(inputs));
      const { id, outputs } = await create(this.#opened(), this.entity, inputs);
      return { id, outs: marked(this.#opened(), outputs) };
    });
  }

  async read(id: string, olds: Values): Promise<{ id?: string; props?: Values; inputs?: Values }> {
    return this.#withoutProgram(olds, async () => {
      if (declaredIn(olds)) this.#owns(id, olds);
      await admit(this.#opened(), this.entity, id, olds);
      const found = await read(this.#opened(), this.entity, id, olds);
      const props = found && declaredIn(olds) ? marked(this.#opened(), found.outputs) : found?.outputs;
      return found ? { id, props: props!, ...(found.inputs && { inputs: found.inputs }) } : {};
    });
  }

  async update(id: string, olds: Values, news: Values): Promise<{ outs: Values }> {
    return this.#keepingId(news, async () => {
      await admit(this.#opened(), this.entity, id, olds);
      const outs = await update(this.#opened(), this.entity, id, this.#known.get(id) ?? olds, news);
      return { outs: marked(this.#opened(), outs) };
    });
  }

  async delete(id: string, olds: Values): Promise<void> {
    const run = async () => {
      await admit(this.#opened(), this.entity, id, olds);
      await remove(this.#opened(), this.entity, id, olds);
    };
    return this.#withoutProgram(olds, run, true);
  }

  // What a resource of the state has is not taken for an object that a killed run left behind.
  #owns(id: string, olds: Values): void {
    const { ledger } = this.#opened();
    const path = identityIn(olds)?.path ?? "";
    if (!ledger.has(this.entity.type, id)) ledger.hold(this.entity.type, id, { path, how: "read" });
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

  /** Why a resource can't be made in this account. */
  async #refused(inputs: Values): Promise<Failure[]> {
    try {
      await admitNew(this.#opened(), identityIn(inputs));
      return [];
    } catch (error) {
      return [{ property: "", reason: (error as Error).message }];
    }
  }

  // The engine prints the value of the property that a failure names, and the reason names the argument anyway.
  #unprinted(failure: Failure): Failure {
    const [name = ""] = failure.property.split(/[.[]/);
    const reason = visibleLines(failure.reason);
    return { property: this.entity.attributes[name]?.secret ? "" : failure.property, reason };
  }

  // A replacement is checked twice, the second time as if it were new.
  #hasObject(olds: Values, inputs: Values): boolean {
    const path = identityIn(inputs)?.path;
    if (path === undefined || this.#configurationProblem()) return Object.keys(olds).length > 0;
    const { ledger } = this.#opened();
    if (Object.keys(olds).length > 0) ledger.foundInState(path);
    return ledger.isInState(path);
  }

  async #keepingId<T>(inputs: Values, run: () => Promise<T>): Promise<T> {
    try {
      return await speakingOf(this.entity, inputs, run);
    } catch (error) {
      if (!(error instanceof PartialError)) throw plain(error);
      const properties = { ...marked(this.#opened(), error.outputs), __provider: inputs.__provider };
      throw Object.assign(plain(error), { id: error.id, properties, reasons: [error.message] });
    }
  }

  // What the engine asks without running the program has the settings of the last `up`.
  async #withoutProgram<T>(olds: Values, run: () => Promise<T>, deletes = false): Promise<T> {
    return this.#quietly(olds, async () => {
      this.freshness.refuseStale(this.#get, identityIn(olds), deletes);
      try {
        return await run();
      } catch (error) {
        throw this.freshness.explained(error);
      }
    });
  }

  async #quietly<T>(values: Values, run: () => Promise<T>): Promise<T> {
    try {
      return await speakingOf(this.entity, values, run);
    } catch (error) {
      throw plain(error);
    }
  }
}

// Pulumi's provider process prints `${error}: ${error.stack}` beside the error itself.
function plain(error: unknown): Error {
  const message = visibleLines(error instanceof Error ? error.message : String(error));
  const [first = ""] = message.split("\n");
  return Object.assign(new Error(message), { toString: () => "telecom-center", stack: first });
}

/** The provider of a class. */
export function providerOf(name: string): EntityProvider {
  return new EntityProvider(entityNamed(name));
}
