import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A resource as the engine's state holds it. Secrets are encrypted: `{ "4dabf18193072939515e22adb298388d": …, ciphertext }`. */
export interface StateResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  parent?: string;
  protect?: boolean;
  deletedWith?: string;
  dependencies?: string[];
  delete?: boolean;
}

/** The state file of one stack in a file backend, read and made without starting the engine. */
export class Checkpoint {
  readonly path: string;
  private readonly stack: string;

  constructor(
    private readonly backend: string,
    project: string,
    stack: string,
  ) {
    this.path = join(backend, ".pulumi", "stacks", project, `${stack}.json`);
    this.stack = `organization/${project}/${stack}`;
  }

  /** What `pulumi stack init` would write, without the time of a process for it. */
  create(): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(join(this.backend, ".pulumi", "meta.yaml"), "version: 1\n");
    writeFileSync(this.path, JSON.stringify({ version: 3, checkpoint: { stack: this.stack } }));
  }

  /** The file as it is, to look for a secret in clear text or to measure it. */
  text(): string {
    return readFileSync(this.path, "utf8");
  }

  /** All resources, the stack itself and the providers among them. */
  resources(): StateResource[] {
    if (!existsSync(this.path)) return [];
    return resourcesOf(JSON.parse(this.text()));
  }

  /** What `pulumi stack output --json` shows of a stack whose outputs are not secret. */
  outputs(): Record<string, unknown> {
    return this.resources().find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
  }

  /** What `pulumi state unprotect --all` does, without the time of a process for it. */
  unprotect(): void {
    this.change((resource) => {
      delete resource.protect;
    });
  }

  /** What `pulumi state protect` does. */
  protect(urn: string): void {
    this.change((resource) => {
      if (resource.urn === urn) resource.protect = true;
    });
  }

  private change(change: (resource: StateResource) => void): void {
    const state = JSON.parse(this.text());
    resourcesOf(state).forEach(change);
    writeFileSync(this.path, JSON.stringify(state, null, 4));
  }
}

type Deployment = { resources?: StateResource[] };

/** 3.200.0 writes it in capitals after `pulumi state delete`. */
function resourcesOf({ checkpoint }: { checkpoint: { latest?: Deployment; Latest?: Deployment } }) {
  return (checkpoint.latest ?? checkpoint.Latest)?.resources ?? [];
}
