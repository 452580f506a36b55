import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Checkpoint, type StateResource } from "./checkpoint";
import { engineEnvironment } from "./environment";
import { readEvents } from "./events";
import { endLeftovers, type Running, start } from "./process";
import { type Language, type Program, writeProgram } from "./program";
import {
  EngineRunError,
  type PreviewOptions,
  type RunOptions,
  type RunResult,
  type StackOptions,
  type StartedRun,
  type UpOptions,
} from "./runs";
import { PASSPHRASE, vault } from "./secretsProvider";
import { Settings } from "./settings";
import { testSetup } from "./setup";

const STACK = "dev";

const made = new Set<Stack>();

/** KEEP_STACKS=1 leaves the folders of programs, states and event logs for a look at them. */
export function removeStacks(): void {
  endLeftovers();
  for (const stack of made) {
    if (process.env.KEEP_STACKS) process.stderr.write(`kept: ${stack.folder}\n`);
    else stack.remove();
  }
  made.clear();
}

/** A Pulumi program with a stack of its own, run by the real engine against the packed and installed package. */
export class Stack {
  /** The program's folder. */
  readonly folder: string;
  /** Added to every run. */
  readonly env: NodeJS.ProcessEnv;
  readonly checkpoint: Checkpoint;
  private readonly home: string;
  private readonly project: string;
  private readonly language: Language;
  private readonly settings: Settings;
  private runs = 0;

  constructor(options: StackOptions) {
    this.project = options.project ?? "test";
    this.language = options.language ?? "javascript";
    const baseFolder = options.baseFolder ?? testSetup().baseFolder;
    this.home = join(baseFolder, "stacks", `${process.pid}-${randomBytes(4).toString("hex")}`);
    this.folder = join(this.home, "program");
    const backend = join(this.home, "backend");
    const temporary = join(this.home, "tmp");
    for (const folder of [this.folder, backend, temporary]) mkdirSync(folder, { recursive: true });
    const folders = { home: join(this.home, "pulumi"), backend, baseFolder };
    const secrets = options.passphrase ? PASSPHRASE : vault();
    const own = engineEnvironment(folders, options.sandbox);
    // A language host that is killed leaves its pipes there.
    this.env = { ...own, ...secrets.env, TMPDIR: temporary, ...options.env };
    this.checkpoint = new Checkpoint(backend, this.project, STACK);
    this.checkpoint.create();
    this.settings = new Settings(join(this.folder, `Pulumi.${STACK}.yaml`), this.project, secrets);
    this.setProgram(options.program);
    this.settings.add(options.config ?? {});
    made.add(this);
  }

  /** Replaces the program's text (or the named files) before the next run. */
  setProgram(program: Program): void {
    writeProgram(this.folder, this.project, this.language, program);
    this.settings.add({});
  }

  /** What `pulumi config set` does, which is run only where a secret has to be encrypted with a passphrase. */
  async setConfig(key: string, value: string, options: { secret?: boolean } = {}): Promise<void> {
    const setting = options.secret ? this.settings.secret(value) : value;
    if (setting !== undefined) this.settings.add({ [this.settings.nameOf(key)]: setting });
    else await this.cli(["config", "set", "--secret", "--", key, value]);
  }

  async up(options: UpOptions = {}): Promise<RunResult> {
    const flags = options.refresh ? ["--refresh"] : [];
    return this.run(["up", "--yes", "--skip-preview", ...flags], options);
  }

  async preview(options: PreviewOptions = {}): Promise<RunResult> {
    const flags = [];
    if (options.refresh) flags.push("--refresh");
    if (options.expectNoChanges) flags.push("--expect-no-changes");
    if (options.diff) flags.push("--diff");
    return this.run(["preview", ...flags], options);
  }

  /** The plan of `pulumi preview --json`. */
  async previewJson(options: RunOptions = {}): Promise<{ steps: { op: string; urn: string }[] }> {
    return JSON.parse((await this.cli(["preview", "--json"], options)).stdout);
  }

  async refresh(options: RunOptions = {}): Promise<RunResult> {
    return this.run(["refresh", "--yes", "--skip-preview"], options);
  }

  async destroy(options: RunOptions = {}): Promise<RunResult> {
    return this.run(["destroy", "--yes", "--skip-preview"], options);
  }

  /** `pulumi state rename trunk office`, `delete`, `unprotect` or `taint`, of the resource of that name. */
  async state(
    command: "delete" | "rename" | "taint" | "unprotect",
    name: string,
    ...further: string[]
  ): Promise<void> {
    await this.cli(["state", command, "--yes", "--", this.resource(name).urn, ...further]);
  }

  /** After a killed run: removes the lock that it left. */
  async cancel(): Promise<void> {
    await this.cli(["cancel", "--yes"]);
  }

  /** Any other command on this stack; its result has no events. */
  async cli(command: string[], options: RunOptions = {}): Promise<RunResult> {
    return this.finish(this.spawn(command, options), command, options);
  }

  /** A run in the background, to be killed or waited for. */
  start(command: "up" | "refresh" | "destroy", options: RunOptions = {}): StartedRun {
    return this.begin([command, "--yes", "--skip-preview"], options);
  }

  async exportState(
    options: { showSecrets?: boolean } = {},
  ): Promise<{ deployment: { resources?: StateResource[] } }> {
    const flags = options.showSecrets ? ["--show-secrets"] : [];
    return JSON.parse((await this.cli(["stack", "export", ...flags])).stdout);
  }

  /** The stack's outputs; a secret shows as `[secret]` unless asked for. */
  async outputs(options: { showSecrets?: boolean } = {}): Promise<Record<string, unknown>> {
    const flags = options.showSecrets ? ["--show-secrets"] : [];
    return JSON.parse((await this.cli(["stack", "output", "--json", ...flags])).stdout);
  }

  /** The program's resources in the state, without the stack itself and without providers. */
  resources(): StateResource[] {
    return this.checkpoint
      .resources()
      .filter(({ type }) => type !== "pulumi:pulumi:Stack" && !type.startsWith("pulumi:providers:"));
  }

  /** The resource of that name in the state. */
  resource(name: string): StateResource {
    const found = this.resources().find(({ urn }) => urn.endsWith(`::${name}`));
    if (found) return found;
    const names = this.resources().map(({ urn }) => urn.slice(urn.lastIndexOf("::") + 2));
    throw new Error(`The state holds no resource "${name}"; it holds: ${names.join(", ") || "none"}`);
  }

  /** Forgets the stack and its folder; what it made elsewhere stays. */
  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private run(command: string[], options: RunOptions): Promise<RunResult> {
    return this.begin(command, options).result;
  }

  private begin(command: string[], options: RunOptions): StartedRun {
    this.runs += 1;
    const log = join(this.home, `events-${this.runs}.jsonl`);
    const running = this.spawn([...command, "--event-log", log], options);
    const result = this.finish(running, command, options, log);
    // A test that only kills never looks at the end.
    result.catch(() => {});
    return { ...running, result };
  }

  private spawn(command: string[], { args = [], env, timeoutSeconds = 120 }: RunOptions): Running {
    const all = [...command, ...args];
    const end = all.indexOf("--");
    all.splice(end < 0 ? all.length : end, 0, "--stack", STACK, "--non-interactive");
    const { binDir } = testSetup();
    const options = { cwd: this.folder, env: { ...this.env, ...env }, timeoutSeconds };
    return start(join(binDir, "pulumi"), all, options);
  }

  private async finish(
    running: Running,
    command: string[],
    { args = [], expectFailure = false }: RunOptions,
    log?: string,
  ): Promise<RunResult> {
    const { code, stdout, stderr, seconds } = await running.finished;
    const events = log ? readEvents(log) : { steps: [], changes: {}, diagnostics: [] };
    const result = { code, stdout, stderr, seconds, output: stdout + stderr, ...events };
    if ((code !== 0) !== expectFailure) throw new EngineRunError([...command, ...args].join(" "), result);
    return result;
  }
}
