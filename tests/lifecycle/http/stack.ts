import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identityOf, type Values } from "../../../provider/lifecycle";
import type { StateObject } from "../../../provider/stack/state";
import type { Sandbox } from "../../../sandbox";
import { Resource } from "./account";
import { type Kill, MortalRun } from "./mortal";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A stack whose runs keep a journal, and the state that the engine has saved of it. */
export class Stack {
  /** What the journal's folder is; "off" for none. */
  journal = mkdtempSync(join(tmpdir(), "telecom-center-journal-"));
  /** How `pulumi stack export` fails, if it does. */
  unreadable: string | undefined;
  /** Whether the engine saves its state after each step, or only at the end of a run, which a killed one has not. */
  savesEachStep = true;
  /** How often the state was asked for. */
  asked = 0;
  readonly resources: Resource[] = [];
  #run: MortalRun;

  constructor(
    private sandbox: Sandbox,
    private config: Record<string, string> = {},
  ) {
    folders.push(this.journal);
    this.#run = this.run();
  }

  /** A new run of the stack, so many seconds after what was done before it; the resources go on in it. */
  run(kill?: Kill, { seconds = 60 } = {}): MortalRun {
    this.#letTimePass(seconds);
    const before = { journal: this.journal, ask: async () => this.#state() };
    this.#run = new MortalRun(this.sandbox, this.config, before, kill);
    for (const resource of this.resources) resource.in(this.#run);
    return this.#run;
  }

  /** The settings of the runs that follow. */
  configure(config: Record<string, string>): void {
    this.config = config;
  }

  /** The account that the runs that follow talk to. */
  at(sandbox: Sandbox, config: Record<string, string> = {}): void {
    this.sandbox = sandbox;
    this.config = config;
  }

  resource(entity: string, name?: string): Resource {
    const resource = new Resource(this.#run, entity, name);
    this.resources.push(resource);
    return resource;
  }

  /** Does something in a run that is killed; it says so where the kill came too late. */
  async killed(kill: Kill, doing: () => Promise<unknown>): Promise<"killed" | "done"> {
    const run = this.run(kill);
    const saved = this.resources.map(({ id, inputs, outputs }) => ({ id, inputs, outputs }));
    const end = await Promise.race([run.death, doing().then(() => "done" as const)]);
    if (!this.savesEachStep)
      this.resources.forEach((resource, index) => void Object.assign(resource, saved[index]));
    return end;
  }

  /** The lines of the journal, without the header and the scope. */
  lines(): unknown[][] {
    return this.#files()
      .flatMap((file) => readFileSync(file, "utf8").split("\n").filter(Boolean))
      .map((line) => JSON.parse(line))
      .filter((line) => Array.isArray(line) && line[0] !== "scope");
  }

  #state(): StateObject[] {
    this.asked += 1;
    if (this.unreadable) throw new Error(this.unreadable);
    return this.resources.flatMap(({ entity, urn, id, outputs }) =>
      id === undefined
        ? []
        : [{ urn, path: identityOf(urn)!.path, class: entity, id, outputs, external: false, inputs: {} }],
    );
  }

  // An object that a POST without an answer may still be making is waited for, some seconds from the POST on.
  #letTimePass(seconds: number): void {
    for (const file of this.#files()) {
      const lines = readFileSync(file, "utf8").split("\n");
      const older = lines.map((line) =>
        line.replace(/^(\["\w+","\w+",)(\d+)/, (_, start, time) => start + (time - seconds)),
      );
      writeFileSync(file, older.join("\n"));
    }
  }

  #files(): string[] {
    if (!statSync(this.journal, { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(this.journal, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".jsonl"))
      .map((file) => join(this.journal, file));
  }
}

/** What the account holds of a type, by the names of attributes. */
export const objectsOf = (sandbox: Sandbox, type: string): Values[] =>
  sandbox.objects(type).map(({ id, attributes }) => ({ id, ...attributes }));
