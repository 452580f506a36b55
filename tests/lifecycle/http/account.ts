import { newSession } from "../../../provider/adapter/account";
import { memories } from "../../../provider/adapter/memory";
import { readSettings } from "../../../provider/adapter/settings";
import { EntityProvider } from "../../../provider/dynamic/provider";
import { providerText } from "../../../provider/dynamic/text";
import { entityNamed } from "../../../provider/entities";
import type { Session, Values } from "../../../provider/lifecycle";
import type { StateObject } from "../../../provider/stack/state";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../../sandbox";
import { urnOf } from "../urns";

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
  // A second of waiting lasts a fiftieth of one.
  return { ...newSession(settings, tell, memories(settings, tell, ask), true), pace: 0.02 };
}

/** One run of the engine against a sandbox: a provider process of its own. */
export class Run {
  /** What the operator was told. */
  readonly told: string[] = [];
  protected session: Session;
  private readonly providers = new Map<string, EntityProvider>();

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

  /** The provider of a class; one for the whole run, as in Pulumi's process. */
  provider(entity: string): EntityProvider {
    const known = this.providers.get(entity);
    if (known) return known;
    const provider = new EntityProvider(entityNamed(entity), () => this.session);
    provider.configure({ config: { get: () => undefined } });
    this.providers.set(entity, provider);
    return provider;
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

  /** What the engine would do for these arguments. */
  async plan(args: Values): Promise<Plan> {
    if (this.id === undefined) return "create";
    const news = await this.checked(args);
    const diff = await this.provider.diff(this.id, this.outputs, news);
    if (!diff.changes) return "same";
    return diff.replaces.length > 0 ? "replace" : "update";
  }

  /** `pulumi up`: creates, or updates in place; throws what the operator is told. */
  async up(args: Values): Promise<Plan> {
    const plan = await this.plan(args);
    const news = await this.checked(args);
    if (plan === "create") {
      const { id, outs } = await this.kept(this.provider.create(news));
      this.keep(id, outs);
    } else if (plan === "update") {
      const { outs } = await this.kept(this.provider.update(this.id!, this.outputs, news));
      this.keep(this.id!, outs);
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
    const { inputs } = await this.provider.check({}, this.declared(args));
    const old = { id: this.id!, outputs: this.outputs };
    const news = carried({ ...inputs, __provider: providerText(this.entity) });
    const { id, outs } = await this.provider.create(news);
    this.keep(id, outs);
    this.inputs = news;
    await this.provider.delete(old.id, old.outputs);
  }

  /** `pulumi refresh`: false when the object is gone. */
  async refresh(): Promise<boolean> {
    const read = await this.provider.read(this.id!, this.outputs);
    if (read.id === undefined) {
      this.drop();
      return false;
    }
    this.keep(read.id, read.props!);
    if (read.inputs) this.inputs = carried({ ...read.inputs, ...hidden(this.inputs) });
    return true;
  }

  /** The engine takes the resource out of the state and asks nobody. */
  drop(): void {
    this.id = undefined;
    [this.inputs, this.outputs] = [{}, {}];
  }

  async destroy(): Promise<void> {
    await this.provider.delete(this.id!, this.outputs);
    this.id = undefined;
  }

  /** The reasons for which `pulumi preview` refuses the arguments. */
  async failures(args: Values): Promise<string[]> {
    const { failures } = await this.provider.check(this.inputs, this.declared(args));
    return failures.map(({ reason }) => reason);
  }

  private async checked(args: Values): Promise<Values> {
    const { inputs, failures } = await this.provider.check(this.inputs, this.declared(args));
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
    return carried({ ...inputs, __provider: providerText(this.entity) });
  }

  private declared(args: Values): Values {
    const __urn = urnOf(this.entity, this.name);
    return carried({ ...args, __provider: providerText(this.entity), __urn });
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
    this.outputs = carried({ ...outputs, __provider: providerText(this.entity) });
  }

  private get provider(): EntityProvider {
    return this.run.provider(this.entity);
  }
}

/** The arguments that the classes add, and that a read knows nothing of. */
function hidden(inputs: Values): Values {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => name.startsWith("__")));
}

/** Values as they arrive in another process; the engine refuses what this refuses, after the object was made. */
function carried(values: Values): Values {
  const refuse = (path: string, value: unknown): void => {
    if (value === undefined || typeof value === "bigint" || Number.isNaN(value))
      throw new Error(`Unexpected struct type: ${path} is ${String(value)}`);
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) refuse(`${path}.${key}`, item);
  };
  refuse("values", values);
  return JSON.parse(JSON.stringify(values));
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
