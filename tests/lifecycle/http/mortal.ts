import type { Sandbox } from "../../../sandbox";
import { type Before, Run } from "./account";

/** The calls by which something is written: to the account, or down in the journal. */
const WRITES = ["POST", "PATCH", "DELETE", "begin", "made", "patching", "deleting", "gone", "kept"] as const;
type Write = (typeof WRITES)[number];

const METHODS: Record<string, Write> = { create: "POST", update: "PATCH", delete: "DELETE" };

/** When a run is killed: before or after its nth write of a kind. */
export interface Kill {
  readonly when: "before" | "after";
  readonly write: Write;
  readonly nth?: number;
}

/** A run that may be killed: from then on its process does nothing any more. */
export class MortalRun extends Run {
  /** Resolves when the run is killed. */
  readonly death: Promise<"killed">;
  #die: (how: "killed") => void = () => {};
  #dead = false;
  #seen = 0;

  constructor(
    sandbox: Sandbox,
    config: Record<string, string>,
    before: Before,
    private readonly kill: Kill | undefined,
  ) {
    super(sandbox, config, before);
    this.death = new Promise((resolve) => {
      this.#die = resolve;
    });
    const { memory, api } = this.session;
    this.session = {
      ...this.session,
      api: this.#mortal(api, (method) => METHODS[method]),
      memory: (identity) =>
        this.#mortal(memory(identity), (method) => WRITES.find((write) => write === method)),
    };
  }

  #mortal<T extends object>(target: T, writeOf: (method: string) => Write | undefined): T {
    return new Proxy(target, {
      get: (object, method) => {
        const value = Reflect.get(object, method);
        if (typeof value !== "function") return value;
        const call = value.bind(object) as (...args: unknown[]) => unknown;
        const write = writeOf(String(method));
        return write ? (...args: unknown[]) => this.#write(write, () => call(...args)) : call;
      },
    });
  }

  async #write(write: Write, call: () => unknown): Promise<unknown> {
    const never = new Promise<never>(() => {});
    if (this.#dead) return never;
    if (write === this.kill?.write) this.#seen += 1;
    const isLast = write === this.kill?.write && this.#seen === (this.kill.nth ?? 1);
    if (!isLast) return call();
    this.#dead = this.kill?.when === "before";
    if (!this.#dead) await call();
    this.#dead = true;
    this.#die("killed");
    return never;
  }
}
