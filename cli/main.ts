#!/usr/bin/env node
import { run } from "./run";

const LAST_SIGNAL = 31;

// The process ends by itself: an exit would cut off what still stands in a pipe. One that was stopped has requests under way.
void run(process.argv.slice(2), process).then((status) => {
  process.exitCode = status;
  if (status > 128 && status <= 128 + LAST_SIGNAL) process.exit();
});
