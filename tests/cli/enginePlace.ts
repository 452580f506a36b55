import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Journalled } from "./journalled";
import { command, type Ended } from "./support";

/** What stands for `pulumi up` and `pulumi destroy`: it notes how it is run, prints something, and ends as it is told. */
const ENGINE = `#!/bin/sh
here=$(dirname "$0")
case "$1" in up|destroy) ;; *) exec "$here/asked-engine" "$@" ;; esac
for arg in "$@"; do printf '%s\\n' "$arg"; done > "$here/args"
printf '%s\\n' "$PULUMI_SKIP_CHECKPOINTS" "$NODE_OPTIONS" "$PWD" > "$here/env"
echo "of the engine"; echo "its errors" >&2
. "$here/acts"
`;

/** One resource of a state, whoever's. */
export interface Any {
  urn?: string;
  id?: string;
  type: string;
  custom?: boolean;
  external?: boolean;
}

/** A program's folder with a stack, a journal, and something that stands for the engine. */
export class EnginePlace {
  readonly program: string;
  private readonly bin: string;

  private constructor(readonly journalled: Journalled) {
    this.program = join(journalled.folder, "program");
    this.bin = join(journalled.folder, "bin");
    renameSync(join(this.bin, "pulumi"), join(this.bin, "asked-engine"));
    writeFileSync(join(this.bin, "pulumi"), ENGINE);
    chmodSync(join(this.bin, "pulumi"), 0o755);
    this.acts("exit 0");
    this.settings({});
    this.stateInFolder([]);
  }

  static async open(): Promise<EnginePlace> {
    return new EnginePlace(await Journalled.open());
  }

  /** What the engine does at its end, in the words of a shell. */
  acts(text: string): void {
    writeFileSync(join(this.bin, "acts"), `${text}\n`);
  }

  /** The configuration in the stack's file. */
  settings(config: Record<string, string>): void {
    writeFileSync(join(this.program, "Pulumi.dev.yaml"), JSON.stringify({ config }));
  }

  /** The state as a folder keeps it; undefined for none, so that the engine is asked. */
  stateInFolder(resources: Any[] | undefined): void {
    const folder = join(this.journalled.folder, "backend", ".pulumi", "stacks", "shop");
    rmSync(folder, { recursive: true, force: true });
    if (!resources) return;
    mkdirSync(folder, { recursive: true });
    const all = resources.map((one, index) => ({
      urn: `urn:pulumi:dev::shop::${one.type}::${index}`,
      ...one,
    }));
    const state = { version: 3, checkpoint: { latest: { resources: all } } };
    writeFileSync(join(folder, "dev.json"), JSON.stringify(state));
  }

  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return command(args, { ...this.journalled.env, CI: undefined, ...env }, { cwd: () => this.program });
  }

  /** The arguments of the engine's run; undefined where it did not run. */
  get args(): string[] | undefined {
    return this.noted("args");
  }

  get env(): { skips: string; nodeOptions: string; folder: string } {
    const [skips = "", nodeOptions = "", folder = ""] = this.noted("env") ?? [];
    return { skips, nodeOptions, folder };
  }

  /** Leaves an empty file beside the engine. */
  note(name: string): void {
    writeFileSync(join(this.bin, name), "");
  }

  /** The lines of a file beside the engine. */
  noted(name: string): string[] | undefined {
    const path = join(this.bin, name);
    return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n") : undefined;
  }
}
