import { existsSync, lstatSync, readlinkSync, statSync } from "node:fs";
import { chmod, type FileHandle, link, open, rename, unlink } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CommandError } from "../command";
import type { Sink } from "./sink";

/**
 * A file that appears under its name when it is complete. Until then it is called `<path>.partial`, or, where that is of
 * another run, `<path>.<process id>.partial`.
 *
 * @param replace - whether a file that exists may be replaced
 */
export async function fileSink(path: string, replace: boolean): Promise<Sink> {
  const target = behind(path);
  const old = statSync(target, { throwIfNoEntry: false });
  if (old?.isDirectory()) throw new CommandError(`${path} is a folder: --out takes a file.`);
  // A device or a pipe can't be renamed.
  if (old && !old.isFile()) return new InPlace(path, await open(target, "w"));
  if (old && !replace)
    throw new CommandError(`${path} exists. Choose another file, or replace it with --force.`);
  const [partial, file] = await openPartial(target);
  if (old) await chmod(partial, old.mode);
  return new Renamed(partial, file, path, target, replace);
}

// A symbolic link stays, whether what it points to exists or not.
function behind(path: string, links = 0): string {
  if (links > 40 || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
  return behind(resolve(dirname(path), readlinkSync(path)), links + 1);
}

async function openPartial(target: string): Promise<[string, FileHandle]> {
  const name = `${target}.partial`;
  try {
    return [name, await open(name, "wx")];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const own = `${target}.${process.pid}.partial`;
    return [own, await open(own, "w")];
  }
}

class InPlace implements Sink {
  written = 0;

  constructor(
    readonly partial: string,
    private readonly file: FileHandle,
  ) {}

  async write(text: string, records: number): Promise<void> {
    await this.file.writeFile(text);
    this.written += records;
  }

  complete(): Promise<void> {
    return this.close();
  }

  discard(): Promise<void> {
    return this.close();
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

class Renamed extends InPlace {
  constructor(
    partial: string,
    file: FileHandle,
    private readonly path: string,
    private readonly target: string,
    private readonly replace: boolean,
  ) {
    super(partial, file);
  }

  override async complete(): Promise<void> {
    await this.close();
    if (this.replace) await rename(this.partial, this.target);
    else await this.#appear();
  }

  override async discard(): Promise<void> {
    await this.close();
    await unlink(this.partial);
  }

  // Another run may have written the file in the meantime: a link never replaces one.
  async #appear(): Promise<void> {
    try {
      await link(this.partial, this.target);
      await unlink(this.partial);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST" || existsSync(this.target))
        throw new CommandError(`${this.path} has come to be in the meantime, and is left as it is.`);
      // Not every file system has links.
      await rename(this.partial, this.target);
    }
  }
}
