import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { Checkpoint, type SandboxAccess, Stack, type StateResource, testSetup, vault } from "../harness";

const examples = join(__dirname, "..", "..", "..", "examples");

interface Printed {
  stdout: string;
  stderr: string;
}

/** A copy of an example's folder, in which its scripts run as its README.md says. */
export class Example {
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly name: string,
    sandbox: SandboxAccess,
    env: NodeJS.ProcessEnv = {},
  ) {
    const stack = new Stack({ program: { folder: join(examples, name) }, project: name, sandbox });
    this.folder = stack.folder;
    this.env = { ...stack.env, PATH: [this.engine(), stack.env.PATH].join(delimiter), ...env };
  }

  /** The engine, which gives the stacks that scripts make the vault's key: see `vault` of the harness. */
  private engine(): string {
    const folder = join(dirname(this.folder), "bin");
    mkdirSync(folder);
    const pulumi = join(testSetup().binDir, "pulumi");
    const provider = vault().settings.secretsprovider;
    const lines = [
      "#!/bin/sh",
      `[ "$1 $2" = "stack init" ] && set -- "$@" --secrets-provider ${provider}`,
      `exec "${pulumi}" "$@"`,
    ];
    writeFileSync(join(folder, "pulumi"), lines.join("\n"), { mode: 0o755 });
    return folder;
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** What the state of one of its stacks holds. */
  resources(stack: string): StateResource[] {
    const backend = join(dirname(this.folder), "backend");
    return new Checkpoint(backend, `telecom-center-${this.name}`, stack).resources();
  }

  /** `npx ts-node --transpile-only …` */
  script(...args: string[]): Promise<Printed> {
    return this.installed(["ts-node", "dist", "bin.js"], "--transpile-only", ...args);
  }

  /** `npx telecom-center …` */
  command(...args: string[]): Promise<Printed> {
    return this.installed(["pulumi-telecom-center", "dist", "cli", "main.js"], ...args);
  }

  pulumi(...args: string[]): Promise<Printed> {
    return this.run(join(testSetup().binDir, "pulumi"), [...args, "--non-interactive"]);
  }

  private installed(main: string[], ...args: string[]): Promise<Printed> {
    return this.run(process.execPath, [join(testSetup().baseFolder, "node_modules", ...main), ...args]);
  }

  private run(program: string, args: string[]): Promise<Printed> {
    return promisify(execFile)(program, args, { cwd: this.folder, env: this.env });
  }
}
