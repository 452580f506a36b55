#!/usr/bin/env node
import { run } from "./run";
import { isReaderGone, tell } from "./terminal/io";

// Help and errors are written without waiting: nobody else heeds what becomes of them.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (isReaderGone(error)) return;
    if (stream === process.stdout) tell(process, `error: the output can't be written: ${error.message}`);
    process.exit(1);
  });
}

const LAST_SIGNAL = 31;

// The process ends by itself: an exit would cut off what still stands in a pipe. One that was stopped has requests under way.
void run(process.argv.slice(2), process).then((status) => {
  process.exitCode = status;
  if (status > 128 && status <= 128 + LAST_SIGNAL) process.exit();
});
