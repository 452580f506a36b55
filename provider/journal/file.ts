import {
  chmodSync,
  closeSync,
  existsSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { header } from "./lines";

const synced = promisify(fdatasync);

/**
 * A file that only grows: what `append` resolves to is on the disk. Texts that come together are written and synced together.
 * Several processes may append, and one may put a shorter file in its place, without a line being lost.
 */
export class JournalFile {
  #handle: number | undefined;
  #waiting: { text: string; done: () => void; failed: (error: unknown) => void }[] = [];
  #writing = false;

  constructor(readonly path: string) {}

  /** The text of the file; empty where there is none. */
  read(): string {
    return existsSync(this.path) ? readFileSync(this.path, "utf8") : "";
  }

  append(text: string): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ text, done, failed });
      if (this.#writing) return;
      this.#writing = true;
      setImmediate(() => void this.#write());
    });
  }

  /** Appends at once, for a process that is about to end. */
  appendNow(text: string): void {
    writeFileSync(this.#open(), text);
  }

  /**
   * Puts a shorter text in place of the file's, and keeps what others append meanwhile.
   *
   * @param shorten - makes it of what the file holds now; undefined leaves the file as it is
   * @returns whether that was done
   */
  replace(shorten: (text: string) => string | undefined): boolean {
    const lock = `${this.path}.lock`;
    if (!takeLock(lock)) return false;
    try {
      const old = openSync(this.path, "r");
      try {
        // What another process has written of a line so far is no line yet.
        const read = wholeLines(tail(old, 0));
        const text = shorten(read.toString("utf8"));
        if (text !== undefined) this.#swap(old, read.length, text);
        return text !== undefined;
      } finally {
        closeSync(old);
      }
    } finally {
      rmSync(lock, { force: true });
    }
  }

  #swap(old: number, read: number, text: string): void {
    const temporary = `${this.path}.${process.pid}`;
    rmSync(temporary, { force: true });
    const fresh = openSync(temporary, "ax", 0o600);
    try {
      const appended = wholeLines(tail(old, read));
      writeFileSync(fresh, Buffer.concat([Buffer.from(text), appended]));
      fsyncSync(fresh);
      renameSync(temporary, this.path);
      // Written between that look and the renaming; later writers see that the file is another one.
      writeFileSync(fresh, tail(old, read + appended.length));
    } finally {
      closeSync(fresh);
      rmSync(temporary, { force: true });
    }
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#put(batch.map(({ text }) => text).join(""));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = false;
  }

  async #put(text: string): Promise<void> {
    for (;;) {
      const handle = this.#open();
      // A line that a kill tore stays one line of its own.
      const torn = endsTorn(handle);
      writeFileSync(handle, torn ? `\n${text}` : text);
      await synced(handle);
      if (isStill(handle, this.path)) return;
      this.#close();
    }
  }

  #open(): number {
    if (this.#handle !== undefined && isStill(this.#handle, this.path)) return this.#handle;
    this.#close();
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    const handle = openSync(this.path, "a+", 0o600);
    if ((fstatSync(handle).mode & 0o077) !== 0) chmodSync(this.path, 0o600);
    if (fstatSync(handle).size === 0) writeFileSync(handle, header);
    this.#handle = handle;
    return handle;
  }

  #close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }
}

function isStill(handle: number, path: string): boolean {
  const named = statSync(path, { throwIfNoEntry: false });
  const open = fstatSync(handle);
  return named !== undefined && named.ino === open.ino && named.dev === open.dev;
}

const wholeLines = (bytes: Buffer) => bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);

function endsTorn(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}

function tail(handle: number, from: number): Buffer {
  const { size } = fstatSync(handle);
  const bytes = Buffer.alloc(Math.max(0, size - from));
  readSync(handle, bytes, 0, bytes.length, from);
  return bytes;
}

// A lock that a killed process left is taken over after a minute: it is held for milliseconds.
function takeLock(lock: string): boolean {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > 60_000) rmSync(lock, { force: true });
  try {
    closeSync(openSync(lock, "wx", 0o600));
    return true;
  } catch {
    return false;
  }
}
