import { newSession } from "../../../provider/dynamic/account";
import { EntityProvider } from "../../../provider/dynamic/provider";
import { readSettings } from "../../../provider/dynamic/settings";
import { providerText } from "../../../provider/dynamic/text";
import { entityNamed } from "../../../provider/entities";
import type { Session, Values } from "../../../provider/lifecycle";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../../sandbox";
import { urnOf } from "../urns";

/** A session with a sandbox, without memory of earlier ones. */
export function newRun(
  sandbox: Sandbox,
  config: Record<string, string> = {},
  tell: (line: string) => void = () => {},
): Session {
  const values: Record<string, string> = {
    "telecom-center:baseUrl": sandbox.url,
    "telecom-center:username": sandbox.username,
    "telecom-center:password": sandbox.password,
    ...config,
  };
  return newSession(
    readSettings((key) => values[key], {}),
    tell,
  );
}

/** One run of the engine against a sandbox: a provider process of its own. */
export class Run {
  /** What the operator was told. */
  readonly told: string[] = [];
  private readonly session: Session;

  constructor(sandbox: Sandbox, config: Record<string, string> = {}) {
    this.session = newRun(sandbox, config, (line) => this.told.push(line));
  }

  provider(entity: string): EntityProvider {
    const provider = new EntityProvider(entityNamed(entity), () => this.session);
    provider.configure({ config: { get: () => undefined } });
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
    private readonly name = "it",
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
    } else if (plan === "replace") throw new Error("The tests of this folder replace nothing.");
    this.inputs = news;
    return plan;
  }

  /** `pulumi refresh`: false when the object is gone. */
  async refresh(): Promise<boolean> {
    const read = await this.provider.read(this.id!, this.outputs);
    if (read.id === undefined) {
      this.id = undefined;
      [this.inputs, this.outputs] = [{}, {}];
      return false;
    }
    this.keep(read.id, read.props!);
    if (read.inputs) this.inputs = carried({ ...read.inputs, ...hidden(this.inputs) });
    return true;
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
