import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { PassThrough } from "node:stream";
import { Journal, journalPath, now } from "../../provider/journal";
import type { Sandbox } from "../../sandbox";
import { account, command, type Ended, environment, Kept } from "./support";

/** What stands for the engine: it prints the files beside it, and fails where there is none. */
const ENGINE = `#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "$here/asked"
case "$*" in
  *--show-name*) file=selected ;;
  "stack export"*) file=state ;;
  "stack ls"*) file=stacks ;;
  config*) file=config ;;
esac
cat "$here/$file" 2>/dev/null || { echo "error: there is no $file" >&2; exit 255; }
`;

const PLACE = { project: "shop", stack: "dev" };

/** One resource of a state. */
export interface InState {
  class: string;
  name: string;
  id: string;
  outputs?: Record<string, unknown>;
  external?: boolean;
  project?: string;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A program's folder, a stack with a state and a journal, and the account that it works on. */
export class Journalled {
  readonly folder = mkdtempSync(join(tmpdir(), "telecom-center-journal-"));
  readonly env: NodeJS.ProcessEnv;
  readonly file: string;

  private constructor(readonly sandbox: Sandbox) {
    folders.push(this.folder);
    for (const name of ["bin", "program", "backend"]) mkdirSync(join(this.folder, name));
    writeFileSync(join(this.folder, "program", "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(this.folder, "bin", "pulumi"), ENGINE);
    chmodSync(join(this.folder, "bin", "pulumi"), 0o755);
    this.engineHas("selected", "dev\n");
    this.engineHas("config", "{}");
    this.state([]);
    const journals = join(this.folder, "journals");
    this.file = journalPath(journals, "shop", "dev");
    this.env = environment(sandbox, {
      PATH: [join(this.folder, "bin"), process.env.PATH].join(delimiter),
      PULUMI_BACKEND_URL: `file://${this.folder}/backend`,
      TELECOM_CENTER_JOURNAL: journals,
    });
  }

  /** With a customer of the id 1 in the account. */
  static async open(): Promise<Journalled> {
    return new Journalled(
      await account({ seed: { customers: [{ id: "1", attributes: { name: "Acme" } }] } }),
    );
  }

  /** Puts a gateway of that customer into the account. */
  gateway(name: string): string {
    const attributes = { name, host: `${name}.example.com` };
    return this.sandbox.put("termination_gateways", { attributes, relationships: { customer: "1" } }).id;
  }

  engineHas(file: "selected" | "state" | "stacks" | "config", text: string | undefined): void {
    const path = join(this.folder, "bin", file);
    rmSync(path, { force: true });
    if (text !== undefined) writeFileSync(path, text);
  }

  state(resources: InState[]): void {
    const all = resources.map(
      ({ class: className, name, id, outputs = {}, external = false, project = "shop" }) => ({
        urn: `urn:pulumi:dev::${project}::pulumi-nodejs:dynamic/telecom-center:${className}::${name}`,
        type: `pulumi-nodejs:dynamic/telecom-center:${className}`,
        custom: true,
        external,
        id,
        outputs,
      }),
    );
    this.engineHas("state", JSON.stringify({ version: 3, deployment: { resources: all } }));
  }

  /** The journal as a run has it that works on this account, or on another. */
  journal({ stack = "dev", ...other }: { stack?: string; user?: string; backend?: string } = {}): Journal {
    const scope = {
      ...PLACE,
      stack,
      backend: `file://${this.folder}/backend`,
      address: `${this.sandbox.url}/api/rest/public/operator`,
      user: this.sandbox.username,
      ...other,
    };
    const path = journalPath(join(this.folder, "journals"), "shop", stack);
    return new Journal(path, scope, (reason) => {
      throw new Error(reason);
    });
  }

  /** An earlier run made an object. */
  async made(className: string, name: string, id: string, customer?: string): Promise<void> {
    const journal = this.journal();
    await journal.write(["made", journal.key, now() - 60, `${className}::${name}`, id, customer ?? null]);
  }

  /** An earlier run sent a POST and was killed before its answer. */
  async begun(
    className: string,
    name: string,
    sent: Record<string, unknown>,
    customer?: string,
  ): Promise<void> {
    const journal = this.journal();
    await journal.write(["post", journal.key, now() - 60, `${className}::${name}`, customer ?? null, sent]);
  }

  run(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return command(
      ["journal", ...args],
      { ...this.env, ...env },
      { cwd: () => join(this.folder, "program") },
    );
  }

  /** Runs it on a terminal, where somebody types an answer. */
  answering(answer: string, args: readonly string[]): Promise<Ended> {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    stdin.end(answer);
    const streams = { stdin, stderr: new Kept(0, true), cwd: () => join(this.folder, "program") };
    return command(["journal", ...args], this.env, streams);
  }

  /** What it lists, as a program reads it. */
  async list(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Record<string, unknown>[]> {
    const { stdout } = await this.run([...args, "--format", "json"], env);
    return (JSON.parse(stdout) as { objects: Record<string, unknown>[] }).objects;
  }
}
