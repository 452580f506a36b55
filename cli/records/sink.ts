import { once } from "node:events";
import { createWriteStream, existsSync, renameSync, statSync } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";

/** Where records go. Writing waits for a reader that is slower. */
export interface Sink {
  write(text: string): Promise<void>;
  /** Everything was written. */
  complete(): Promise<void>;
  /** Where to find what was written so far. */
  readonly partial: string;
}

/** A stream that somebody else closes: standard output. */
export function streamSink(stream: Writable): Sink & { close(): void } {
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
  };
  stream.on("error", fail);
  return {
    partial: "standard output",
    async write(text) {
      if (failure) throw failure;
      if (stream.write(text)) return;
      await drained(stream);
      if (failure) throw failure;
    },
    async complete() {
      await new Promise<void>((resolve, reject) => {
        stream.write("", (error) => (error ? reject(error) : resolve()));
      });
    },
    close: () => void stream.off("error", fail),
  };
}

// A reader that goes away (as `head` does) never drains.
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off("drain", done).off("close", done).off("error", done);
      resolve();
    };
    stream.on("drain", done).on("close", done).on("error", done);
  });
}

/** A file that appears under its name when it is complete; until then it is called `<path>.partial`. */
export async function fileSink(path: string): Promise<Sink> {
  // A device or a pipe can't be renamed.
  const inPlace = existsSync(path) && !statSync(path).isFile();
  const partial = inPlace ? path : `${path}.partial`;
  const stream = createWriteStream(partial);
  await once(stream, "open");
  const sink = streamSink(stream);
  return {
    partial,
    write: sink.write,
    async complete() {
      stream.end();
      await finished(stream);
      if (!inPlace) renameSync(partial, path);
    },
  };
}
