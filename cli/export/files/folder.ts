import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate as breath } from "node:timers/promises";
import { CommandError } from "../../command";
import { exported } from "../classes";
import { declarationsIn } from "../code/declared";
import { digestOf, KEPT_FILE, Kept } from "../naming/kept";

/** Where the files of customers are. */
const CUSTOMERS = "customers";
/** Files between two looks at what else is to do, such as a Ctrl-C. */
const AT_ONCE = 50;

/** What a folder has before an export is written into it. */
export interface Changes {
  /** Own files that somebody edited, and that are replaced. */
  readonly edited: readonly string[];
  /** Own files that are not written again, and go. */
  readonly removed: readonly string[];
  /** The same, but edited: they stay. */
  readonly left: readonly string[];
  /** What is not of an export, although it has the name of a file of one: it stays. */
  readonly foreign: readonly string[];
  /** Everything else that is there. */
  readonly others: readonly string[];
}

/** The folder of an export. It is made before anything is read, so that a bad path is told at once. */
export class Folder {
  /** What earlier exports wrote into it. */
  readonly kept: Kept;
  #written = 0;
  #due = 0;

  constructor(
    readonly path: string,
    force: boolean,
  ) {
    if (existsSync(path) && !statSync(path).isDirectory()) {
      throw new CommandError(`${path} is a file: --out takes a folder.`);
    }
    mkdirSync(path, { recursive: true });
    if (!force && readdirSync(path).length > 0) {
      throw new CommandError(
        `${path} is not empty. Choose another folder, or export into it with --force: objects that an export declared there keep their names and files, and what is not of an export is left alone.`,
      );
    }
    this.kept = this.#readKept();
  }

  /** Paths, without extensions, that files of others have where the customers' files go. */
  get taken(): string[] {
    return this.#entries()
      .filter((name) => name.startsWith(`${CUSTOMERS}/`) && !this.kept.files.has(name))
      .map((name) => name.replace(/\.[^.]*$/, ""));
  }

  /**
   * What becomes of the folder when these files are written.
   *
   * @param staying - files that stay as they are
   */
  changes(files: ReadonlyMap<string, string>, staying: readonly string[]): Changes {
    const own = [...this.kept.files.keys()].filter((name) => existsSync(join(this.path, name)));
    const gone = own.filter((name) => !files.has(name) && !staying.includes(name));
    const isEdited = (name: string) => this.#isEdited(name);
    return {
      edited: own.filter((name) => files.has(name) && this.#text(name) !== files.get(name) && isEdited(name)),
      removed: gone.filter((name) => !isEdited(name)),
      left: gone.filter(isEdited),
      foreign: [...files.keys()].filter((name) => this.#isForeign(name)),
      others: this.#entries().filter((name) => !this.kept.files.has(name) && !files.has(name)),
    };
  }

  /** Writes files, and what is to be known of them by the next export; to be stopped at any moment. */
  async write(files: ReadonlyMap<string, string>, { removed, foreign }: Changes): Promise<void> {
    const own = [...files].filter(([name]) => !foreign.includes(name));
    this.#due = own.length;
    const before = new Map(this.kept.files);
    // First, so that the names of what is written are known whenever the rest is cut off.
    for (const [name, text] of own)
      this.kept.files.set(name, [digestOf(text), ...(before.get(name) ?? []).slice(0, 1)]);
    this.#put(KEPT_FILE, this.kept.text());
    for (const [name, text] of own) {
      if (this.#text(name) !== text) this.#put(name, text);
      this.#written += 1;
      if (this.#written % AT_ONCE === 0) await breath();
    }
    for (const name of removed) {
      rmSync(join(this.path, name), { force: true });
      this.kept.files.delete(name);
    }
    for (const [name, text] of own) this.kept.files.set(name, [digestOf(text)]);
    this.#put(KEPT_FILE, this.kept.text());
  }

  /** What is incomplete where it is stopped now. */
  get left(): string {
    if (this.#due === 0) return "nothing was written.";
    return `${this.#written} of ${this.#due} files are written; the same command with --force writes the rest.`;
  }

  #readKept(): Kept {
    const path = join(this.path, KEPT_FILE);
    if (!existsSync(path)) return new Kept();
    let kept: Kept;
    try {
      kept = Kept.parse(readFileSync(path, "utf8"));
    } catch {
      throw new CommandError(
        `${path} can't be read, which keeps the names of what was exported here: put it back as it was, or choose another folder.`,
      );
    }
    this.#readEdited(kept);
    return kept;
  }

  // Who renamed a resource by hand means it: the state knows it by that name.
  #readEdited(kept: Kept): void {
    const classes = new Set(exported.map(({ name }) => name));
    for (const [file, digests] of kept.files) {
      const module = file.replace(/\.ts$/, "");
      const text = file.startsWith(`${CUSTOMERS}/`) ? this.#text(file) : undefined;
      if (text === undefined || digests.includes(digestOf(text))) continue;
      for (const { class: className, id, name, variable } of declarationsIn(text)) {
        if (classes.has(className)) kept.put(className, id, { name, variable, module });
      }
    }
  }

  #isForeign(name: string): boolean {
    return (
      !this.kept.files.has(name) && lstatSync(join(this.path, name), { throwIfNoEntry: false }) !== undefined
    );
  }

  #isEdited(name: string): boolean {
    const text = this.#text(name);
    return text === undefined || !this.kept.files.get(name)!.includes(digestOf(text));
  }

  #text(name: string): string | undefined {
    const path = join(this.path, name);
    return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, "utf8") : undefined;
  }

  #put(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    const unfinished = `${path}.${process.pid}.tmp`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  }

  /** What is in the folder, and in that of the customers. */
  #entries(): string[] {
    const list = (folder: string) =>
      statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
    const customers = list(join(this.path, CUSTOMERS)).map((name) => `${CUSTOMERS}/${name}`);
    const names = list(this.path).filter((name) => name !== KEPT_FILE && name !== CUSTOMERS);
    return [...names, ...customers];
  }
}
