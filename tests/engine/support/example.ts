import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Checkpoint, type SandboxAccess, Stack, type StateResource, testSetup } from "../harness";

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
    // Its scripts make stacks, for which Pulumi asks for a passphrase.
    const program = { folder: join(examples, name) };
    const stack = new Stack({ program, project: name, sandbox, passphrase: true });
    this.folder = stack.folder;
    this.env = { ...stack.env, ...env };
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
