import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type SandboxAccess, Stack, testSetup } from "../harness";

const examples = join(__dirname, "..", "..", "..", "examples");

interface Printed {
  stdout: string;
  stderr: string;
}

/** A copy of an example's folder, in which its scripts run as its README.md says. */
export class Example {
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;

  constructor(name: string, sandbox: SandboxAccess, env: NodeJS.ProcessEnv = {}) {
    const stack = new Stack({ program: { folder: join(examples, name) }, project: name, sandbox });
    this.folder = stack.folder;
    this.env = { ...stack.env, ...env };
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
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
