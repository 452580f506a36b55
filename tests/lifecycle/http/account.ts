import { newSession } from "../../../provider/adapter/account";
import { memories } from "../../../provider/adapter/memory";
import { readSettings } from "../../../provider/adapter/settings";
import type { Session, Values } from "../../../provider/lifecycle";
import type { StateObject } from "../../../provider/stack/state";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../../sandbox";
import { fastClock } from "../../api/time";
import { type Adapter, type Adapters, carried, refuse, theForm } from "./adapters";

/** What a second of waiting lasts. */
export const PACE = 0.02;

/** What a run may know of earlier ones: the folder of a journal, and what the stack's state holds. */
export interface Before {
  readonly journal?: string;
  readonly ask?: () => Promise<StateObject[]>;
}

/** A session with a sandbox; without a journal, unless a folder for it is named. */
export function newRun(
  sandbox: Sandbox,
  config: Record<string, string> = {},
  tell: (line: string) => void = () => {},
  { journal = "off", ask = async () => [] }: Before = {},
): Session {
  const values: Record<string, string> = {
    "telecom-center:baseUrl": sandbox.url,
    "telecom-center:username": sandbox.username,
    "telecom-center:password": sandbox.password,
    "telecom-center:journal": journal,
    ...config,
  };
  const settings = readSettings((key) => values[key], {});
  // A second of waiting lasts a fiftieth of one, also of that before a request is sent again.
  const fast = { ...settings, clock: fastClock(1 / PACE) };
  return { ...newSession(fast, tell, memories(settings, tell, ask), true), pace: PACE };
}

/** One run of the engine against a sandbox: a provider process of its own. */
export class Run {
  /** What the operator was told. */
  readonly told: string[] = [];
  protected session: Session;
  private adapters: Adapters | undefined;

  constructor(sandbox: Sandbox, config: Record<string, string> = {}, before: Before = {}) {
    this.session = newRun(
      sandbox,
      config,
      (line) => {
        // Where the writes go is told in each run that writes.
        if (!line.startsWith("Writing to ")) this.told.push(line);
      },
      before,
    );
  }

  /** The same run where waiting takes next to no time: what a test waits for never comes. */
  hasty(): this {
    this.session = { ...this.session, pace: 0.001 };
    return this;
  }

  /** A resource as the engine meets it in this run. */
  adapter(entity: string, name: string): Adapter {
    this.adapters ??= theForm().of(() => this.session);
    return this.adapters(entity, name);
  }
}

/** What a preview says of a resource. */
export type Plan = "create" | "same" | "update" | "replace";

/** A resource of a stack, taken through the provider's methods in the engine's order. */
export class Resource {
  id: string | undefined;
  inputs: Values = {};
  outputs: Values = {};

  constructor(
    private run: Run,
    readonly entity: string,
    readonly name = "it",
  ) {}

  /** The resource, its state kept, in a run of its own. */
  in(run: Run): this {
    this.run = run;
    return this;
  }

  get urn(): string {
    return this.adapter.urn;
  }

  /** What the engine would do for these arguments. */
  async plan(args: Values): Promise<Plan> {
    if (this.id === undefined) return "create";
    const diff = await this.adapter.diff(this.id, this, await this.checked(args));
    if (!diff.changes) return "same";
    return diff.replaces.length > 0 ? "replace" : "update";
  }

  /** `pulumi up`: creates, or updates in place; throws what the operator is told. */
  async up(args: Values): Promise<Plan> {
    if (await this.imported(args)) return "same";
    const plan = await this.plan(args);
    const news = await this.checked(args);
    if (plan === "create") {
      const { id, outputs } = await this.kept(this.adapter.create(news));
      this.keep(id, outputs);
    } else if (plan === "update") {
      this.keep(this.id!, await this.kept(this.adapter.update(this.id!, this, news)));
    } else if (plan === "replace") throw new Error("`replace` is for that.");
    this.inputs = news;
    return plan;
  }

  /**
   * `pulumi up` of what is replaced: the new object comes first. By force, as with `--replace`, nobody is asked for a diff.
   */
  async replace(args: Values, { forced = false } = {}): Promise<void> {
    if (!forced && (await this.plan(args)) !== "replace") throw new Error("Nothing is to be replaced.");
    await this.checked(args);
    const { inputs: news } = await this.adapter.check({}, args);
    const old = { id: this.id!, inputs: this.inputs, outputs: this.outputs };
    const { id, outputs } = await this.adapter.create(news);
    this.keep(id, outputs);
    this.inputs = news;
    await this.adapter.delete(old.id, old);
  }

  /** `pulumi refresh`: false when the object is gone. */
  async refresh(): Promise<boolean> {
    const read = await this.adapter.read(this.id!, this);
    if (!read) {
      this.drop();
      return false;
    }
    this.keep(read.id, read.outputs);
    if (read.inputs) this.inputs = read.inputs;
    return true;
  }

  /** The engine takes the resource out of the state and asks nobody. */
  drop(): void {
    this.id = undefined;
    [this.inputs, this.outputs] = [{}, {}];
  }

  async destroy(): Promise<void> {
    await this.adapter.delete(this.id!, this);
    this.id = undefined;
  }

  /** The reasons for which `pulumi preview` refuses the arguments. */
  async failures(args: Values): Promise<string[]> {
    const { id, inputs, outputs } = this;
    const refused = await this.imported(args).catch((error: Error) => error);
    Object.assign(this, { id, inputs, outputs });
    if (refused !== undefined) return refused instanceof Error ? [refused.message] : [];
    const { failures } = await this.adapter.check(this.inputs, carried(args));
    return failures.map(({ reason }) => reason);
  }

  /** Takes over what the option `import` names, where that is the engine's doing; undefined where it is not. */
  private async imported(args: Values): Promise<true | undefined> {
    const id = args.__import as string | undefined;
    if (id === undefined || this.id !== undefined || !this.adapter.import) return undefined;
    Object.assign(this, { id, ...(await this.adapter.import(id, args)) });
    return true;
  }

  private async checked(args: Values): Promise<Values> {
    const { inputs, failures } = await this.adapter.check(this.inputs, args);
    refuse(failures);
    return inputs;
  }

  // The engine keeps what a failed write leaves behind.
  private async kept<T>(writing: Promise<T>): Promise<T> {
    return writing.catch((error: Error & { id?: string; properties?: Values }) => {
      if (error.id !== undefined) this.keep(error.id, error.properties!);
      throw error;
    });
  }

  private keep(id: string, outputs: Values): void {
    this.id = id;
    this.outputs = carried(outputs);
  }

  private get adapter(): Adapter {
    return this.run.adapter(this.entity, this.name);
  }
}

const running: Sandbox[] = [];

/** A sandbox that ends with the test. */
export async function account(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});
