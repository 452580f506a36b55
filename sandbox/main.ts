#!/usr/bin/env node
import { parseArgs } from "node:util";
import { runSandbox } from "./run";

const usage = "Usage: main.js [--port N] [--seed FILE] [--like FILE] [--data FILE]";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      seed: { type: "string" },
      like: { type: "string" },
      data: { type: "string" },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    throw new TypeError(`--port must be a number from 0 to 65535, not "${values.port}".`);
  }
  const { seed, like, data } = values;
  const running = await runSandbox({ ...(port !== undefined && { port }), seed, like, data });
  await running.ended;
}

main().catch((error: Error) => {
  console.error(`${error.message}\n${error instanceof TypeError ? usage : ""}`.trimEnd());
  process.exitCode = error instanceof TypeError ? 2 : 1;
});
