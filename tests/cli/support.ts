import { Writable } from "node:stream";
import { run } from "../../cli/run";
import type { Io } from "../../cli/terminal/io";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox";

/** How a command ended, and what it printed. */
export interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

/** A stream that keeps what is written; slow ones make a writer wait. */
export class Kept extends Writable {
  text = "";
  /** The most that ever waited to be taken. */
  mostWaiting = 0;

  constructor(
    private readonly delayMs = 0,
    readonly isTTY = false,
  ) {
    super({ decodeStrings: false });
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.mostWaiting = Math.max(this.mostWaiting, this.writableLength);
    this.text += chunk.toString();
    if (this.delayMs > 0) setTimeout(done, this.delayMs);
    else done();
  }
}

const running: Sandbox[] = [];

afterAll(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

/** An Operator API that ends with the test file. */
export async function account(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}

/** The environment in which a command finds that account. */
export function environment(sandbox: Sandbox, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    TELECOM_CENTER_BASE_URL: sandbox.url,
    TELECOM_CENTER_USERNAME: sandbox.username,
    TELECOM_CENTER_PASSWORD: sandbox.password,
    ...more,
  };
}

/** What a command is given in place of the process's own. */
export interface Streams extends Pick<Io, "stdin" | "cwd"> {
  stdout?: Kept;
  stderr?: Kept;
}

/** Runs a command line in this process. */
export async function command(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  { stdout = new Kept(), stderr = new Kept(), ...rest }: Streams = {},
): Promise<Ended> {
  const status = await run(args, { stdout, stderr, env, ...rest });
  return { status, stdout: stdout.text, stderr: stderr.text };
}
