import type { Writable } from "node:stream";

/** Where records go. Writing waits for a reader that is slower. */
export interface Sink {
  /** Where to find what was written so far. */
  readonly partial: string;
  /** How many records have left this process. */
  readonly written: number;
  /** Writes a text that holds some records. */
  write(text: string, records: number): Promise<void>;
  /** Everything was written. */
  complete(): Promise<void>;
  /** Nothing was written, and nothing will be. */
  discard(): Promise<void>;
  /** No more comes, whatever became of it. */
  close(): Promise<void>;
}

/** A stream that somebody else closes: standard output. */
export class StreamSink implements Sink {
  readonly partial = "standard output";
  written = 0;
  #failure: Error | undefined;
  readonly #fail = (error: Error) => {
    this.#failure ??= error;
  };

  constructor(private readonly stream: Writable) {
    stream.on("error", this.#fail);
  }

  async write(text: string, records: number): Promise<void> {
    if (this.#failure) throw this.#failure;
    const isTaken = this.stream.write(text);
    // What is in a pipe arrives, also when Ctrl-C ends this process in the next moment.
    this.written += records;
    if (!isTaken) await this.#drained();
    if (this.#failure) throw this.#failure;
  }

  async complete(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.stream.write("", (error) => (error ? reject(error) : resolve()));
    });
  }

  async close(): Promise<void> {
    this.stream.off("error", this.#fail);
  }

  async discard(): Promise<void> {}

  // A reader that goes away (as `head` does) never drains.
  #drained(): Promise<void> {
    const { stream } = this;
    return new Promise((resolve) => {
      const done = () => {
        stream.off("drain", done).off("close", done).off("error", done);
        resolve();
      };
      stream.on("drain", done).on("close", done).on("error", done);
    });
  }
}
