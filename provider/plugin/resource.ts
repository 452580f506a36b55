import type { Operations } from "../adapter/operations";
import { type Entity, secretNames } from "../entities";
import {
  accountMark,
  compare,
  type Failure,
  importedInputs,
  LifecycleError,
  mark,
  previewNew,
  type Remote,
  type Values,
  withoutMarks,
} from "../lifecycle";
import { foreseenChange, foreseenNew } from "./foresight";
import { type Change, changesOf } from "./protocol/changes";
import { withCleared } from "./protocol/cleared";
import { argumentsIn, IMPORTED, knownOf, type Stored } from "./protocol/known";

/** What a resource comes to, for the engine. */
export interface Outcome {
  readonly id: string;
  readonly outputs: Values;
  readonly inputs?: Values;
}

/** What a preview says of a resource. */
export interface Verdict {
  readonly changes: boolean;
  readonly details: ReadonlyMap<string, Change>;
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** The resources of one class, in the terms of Pulumi's provider protocol. */
export class ResourceClass {
  /** What this process has read to import it: the engine takes all that was read for declared then. */
  readonly #imported = new Set<string>();

  constructor(private readonly operations: Operations) {}

  get entity(): Entity {
    return this.operations.entity;
  }

  get secrets(): string[] {
    return secretNames(this.entity);
  }

  async check(urn: string, olds: Values, given: Values): Promise<{ inputs: Values; failures: Failure[] }> {
    const { news, failures } = withCleared(this.entity, withoutMarks(given));
    const ignored = given[mark.ignored] === undefined ? {} : { [mark.ignored]: given[mark.ignored] };
    const checked = await this.operations.check(olds, { ...news, ...ignored, [mark.urn]: urn });
    const { [mark.urn]: _, ...inputs } = checked.inputs;
    return { inputs, failures: [...failures, ...checked.failures] };
  }

  /** @param ignored - the arguments that the resource option `ignoreChanges` leaves as they are */
  async diff(id: string, stored: Stored, inputs: Values, ignored: readonly string[] = []): Promise<Verdict> {
    const news = { ...inputs, [mark.urn]: stored.urn };
    if (this.#imported.has(stored.urn)) await this.#refuseDifference(id, news, ignored);
    const olds = this.#imported.has(stored.urn)
      ? knownOf(this.entity, { ...stored, inputs: news })
      : knownOf(this.entity, stored);
    const planned = await this.operations.diff(id, olds, news);
    const { changed, released, replaces, deleteBeforeReplace, stale } = planned;
    return {
      changes: changed.length + released.length > 0 || stale,
      details: changesOf(planned, planned.olds, news),
      replaces,
      deleteBeforeReplace,
    };
  }

  async create(urn: string, inputs: Values, preview: boolean): Promise<Outcome> {
    if (preview) return foreseenNew(this.entity, inputs);
    return this.operations.create({ ...inputs, [mark.urn]: urn });
  }

  /** @returns undefined where the object is gone */
  async read(id: string, stored: Stored): Promise<Outcome | undefined> {
    if (Object.keys(stored.outputs).length + Object.keys(stored.inputs).length === 0)
      return this.#readFirst(id, stored.urn);
    const declared = argumentsIn(this.entity, stored.inputs);
    const known = knownOf(this.entity, stored);
    const olds = declared.length > 0 ? { ...known, [mark.declared]: declared.join(",") } : known;
    const found = await this.operations.read(id, olds);
    if (!found) return undefined;
    const kept = Object.entries(stored.inputs).filter(([name]) => name.startsWith("__"));
    const inputs = { ...withoutMarks(found.inputs ?? {}), ...Object.fromEntries(kept) };
    const outputs = stored.inputs[IMPORTED] ? { ...found.outputs, [mark.declared]: "" } : found.outputs;
    return { id, outputs, inputs };
  }

  async update(id: string, stored: Stored, inputs: Values, preview: boolean): Promise<Values> {
    const olds = knownOf(this.entity, stored);
    const news = { ...inputs, [mark.urn]: stored.urn };
    if (preview) return foreseenChange(this.entity, olds, news, compare(this.entity, olds, news));
    return this.operations.update(id, olds, news);
  }

  async delete(id: string, { urn, outputs }: Stored): Promise<void> {
    await this.operations.delete(id, { [mark.urn]: urn, ...outputs });
  }

  /** An object that is imported, or that the program only reads. */
  async #readFirst(id: string, urn: string): Promise<Outcome> {
    if (this.entity.origin === "action")
      throw new LifecycleError(`A ${this.entity.name} can't be imported: it is made anew each time.`);
    const { outputs } = (await this.operations.read(id, {}))!;
    this.#imported.add(urn);
    const remote: Remote = { id, values: outputs };
    const marks = {
      [mark.urn]: urn,
      [mark.account]: accountMark(this.operations.session().account),
      // Nothing is declared yet: what the program goes on to leave out must not go back to its default.
      [mark.declared]: "",
    };
    return {
      id,
      outputs: { ...outputs, ...marks },
      inputs: { ...importedInputs(this.entity, remote), [IMPORTED]: true },
    };
  }

  /** The engine would import an object and change it in one go; this package takes over what is exactly as declared. */
  async #refuseDifference(id: string, news: Values, ignored: readonly string[]): Promise<void> {
    const taken = { ...news, [mark.import]: id, [mark.ignored]: ignored.join(",") };
    const [failure] = await previewNew(this.operations.session(), this.entity, taken);
    if (failure) throw new LifecycleError(failure.reason, { kind: failure.kind });
  }
}
