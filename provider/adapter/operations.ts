import { visibleLines } from "../api";
import type { Entity } from "../entities";
import {
  admit,
  admitNew,
  checkArguments,
  claimed,
  create,
  declaredIn,
  type Failure,
  identityIn,
  kindOf,
  LifecycleError,
  mark,
  marked,
  PartialError,
  type Plan,
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
  withKind,
} from "../lifecycle";
import { adviseOneWrite } from "./advice";
import type { Get } from "./settings";
import type { Freshness } from "./settings/freshness";
import { speakingOf } from "./speaking";

/** The account that a provider works on, as it was configured. */
export interface Configured {
  /** @throws ConfigurationError, as long as the configuration can't be used */
  session(): Session;
  /** Looks up a key of what was configured. */
  readonly get: Get;
}

/** What happens to a resource that the state has, and whether the state is behind the account. */
export interface Planned extends Plan {
  readonly stale: boolean;
}

/**
 * What Pulumi asks of a provider for the resources of one class, whichever form of it the engine has: the lifecycle, with
 * what a run has to know beside it (its settings, its account, what earlier runs left behind).
 */
export class Operations {
  /** What was read of objects whose state an earlier run left behind, until they are updated. */
  readonly #known = new Map<string, Values>();
  /** What the program names to be taken over, by the resource that has an object already. */
  readonly #named = new Map<string, Takeover | undefined>();

  constructor(
    readonly entity: Entity,
    private readonly configured: () => Configured,
    private readonly freshness: Freshness,
  ) {}

  async check(olds: Values, news: Values): Promise<{ inputs: Values; failures: Failure[] }> {
    this.freshness.noteProgram();
    return speakingOf(this.entity, news, async () => {
      const { inputs, failures, warnings } = checkArguments(this.entity, olds, news);
      const problem = this.#configurationProblem();
      if (problem) failures.push(problem);
      const hasObject = this.#hasObject(olds, inputs);
      if (hasObject) {
        this.#named.set(identityIn(inputs)?.path ?? "", takeoverOf(inputs));
        for (const name of takeoverNames) delete inputs[name];
      }
      if (!problem) for (const warning of warnings) this.session().tell(`warning: ${warning}.`);
      if (failures.length === 0) await this.session().memory(identityIn(inputs)).settled();
      if (failures.length === 0) failures.push(...claimed(this.session(), this.entity, inputs));
      if (failures.length === 0 && !hasObject) failures.push(...(await this.#refused(inputs)));
      if (failures.length === 0 && !hasObject)
        failures.push(...(await previewNew(this.session(), this.entity, inputs)));
      if (failures.length === 0 && inputs[mark.import] !== undefined) adviseOneWrite(this.session());
      return { inputs, failures: failures.map((failure) => this.#unprinted(failure)) };
    });
  }

  async diff(id: string, olds: Values, news: Values): Promise<Planned> {
    return speakingOf(this.entity, news, async () => {
      refuseAnother(this.entity, news, id, this.#named.get(identityIn(news)?.path ?? ""));
      await admit(this.session(), this.entity, id, olds);
      const planned = await plan(this.session(), this.entity, id, olds, news);
      const stale = planned.olds !== olds;
      if (stale) this.#known.set(id, planned.olds);
      return { ...planned, stale };
    });
  }

  async create(inputs: Values): Promise<{ id: string; outputs: Values }> {
    return this.#keepingMarks(inputs, async () => {
      await admitNew(this.session(), identityIn(inputs));
      const { id, outputs } = await create(this.session(), this.entity, inputs);
      return { id, outputs: marked(this.session(), outputs) };
    });
  }

  /** @returns undefined where the object is gone */
  async read(id: string, olds: Values): Promise<{ outputs: Values; inputs?: Values } | undefined> {
    return this.#withoutProgram(olds, async () => {
      if (declaredIn(olds)) this.#owns(id, olds);
      await admit(this.session(), this.entity, id, olds);
      const found = await read(this.session(), this.entity, id, olds);
      if (!found || !declaredIn(olds)) return found;
      return { ...found, outputs: marked(this.session(), found.outputs) };
    });
  }

  async update(id: string, olds: Values, news: Values): Promise<Values> {
    return this.#keepingMarks(news, async () => {
      await admit(this.session(), this.entity, id, olds);
      const outputs = await update(this.session(), this.entity, id, this.#known.get(id) ?? olds, news);
      return marked(this.session(), outputs);
    });
  }

  async delete(id: string, olds: Values): Promise<void> {
    const run = async () => {
      await admit(this.session(), this.entity, id, olds);
      await remove(this.session(), this.entity, id, olds);
    };
    return this.#withoutProgram(olds, run, true);
  }

  /** The session with the account. */
  session(): Session {
    return this.configured().session();
  }

  // What a resource of the state has is not taken for an object that a killed run left behind.
  #owns(id: string, olds: Values): void {
    const { ledger } = this.session();
    const path = identityIn(olds)?.path ?? "";
    if (!ledger.has(this.entity.type, id)) ledger.hold(this.entity.type, id, { path, how: "read" });
  }

  #configurationProblem(): Failure | undefined {
    try {
      this.session();
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  }

  /** Why a resource can't be made in this account. */
  async #refused(inputs: Values): Promise<Failure[]> {
    try {
      await admitNew(this.session(), identityIn(inputs));
      return [];
    } catch (error) {
      return [failureOf(error)];
    }
  }

  // The engine prints the value of the property that a failure names, and the reason names the argument anyway.
  #unprinted(failure: Failure): Failure {
    const [name = ""] = failure.property.split(/[.[]/);
    const reason = withKind(visibleLines(failure.reason), failure.kind);
    return { ...failure, property: this.entity.attributes[name]?.secret ? "" : failure.property, reason };
  }

  // A replacement is checked twice, the second time as if it were new.
  #hasObject(olds: Values, inputs: Values): boolean {
    const path = identityIn(inputs)?.path;
    if (path === undefined || this.#configurationProblem()) return Object.keys(olds).length > 0;
    const { ledger } = this.session();
    if (Object.keys(olds).length > 0) ledger.foundInState(path);
    return ledger.isInState(path);
  }

  async #keepingMarks<T>(inputs: Values, run: () => Promise<T>): Promise<T> {
    try {
      return await speakingOf(this.entity, inputs, run);
    } catch (error) {
      if (!(error instanceof PartialError)) throw error;
      throw new PartialError(error.message, error.id, marked(this.session(), error.outputs), error.kind);
    }
  }

  // What the engine asks without running the program has the settings of the last `up`.
  async #withoutProgram<T>(olds: Values, run: () => Promise<T>, deletes = false): Promise<T> {
    return speakingOf(this.entity, olds, async () => {
      this.freshness.refuseStale(this.configured().get, identityIn(olds), deletes);
      try {
        return await run();
      } catch (error) {
        throw this.freshness.explained(error);
      }
    });
  }
}

const failureOf = (error: unknown): Failure => ({
  property: "",
  reason: (error as Error).message,
  kind: kindOf(error) ?? "refused",
});

/** An account that is opened once; a fault of its configuration is kept for each operation. */
export function configuredWith(get: Get, open: () => Session): Configured {
  try {
    const session = open();
    return { get, session: () => session };
  } catch (error) {
    return {
      get,
      session: () => {
        throw error;
      },
    };
  }
}

/** A provider that Pulumi has not configured. */
export const unconfigured: Configured = configuredWith(
  () => undefined,
  () => {
    throw new LifecycleError("The provider of telecom-center runs without configuration.", {
      kind: "missing",
    });
  },
);
