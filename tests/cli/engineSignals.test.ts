import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureBuild } from "../unit/support/build";
import { EnginePlace } from "./enginePlace";

const main = join(__dirname, "..", "..", "dist", "cli", "main.js");
jest.setTimeout(60_000);
beforeAll(ensureBuild);

// Windows has other signals.
const onPosix = process.platform === "win32" ? test.skip : test;

/** Notes what it hears, until it is told to end. */
const LISTENS = `for name in INT TERM HUP; do trap "echo $name >> $here/heard" $name; done
touch "$here/started"; while [ ! -e "$here/stop" ]; do sleep 0.02; done; exit 3`;

let place: EnginePlace;
beforeEach(async () => {
  place = await EnginePlace.open();
});

/** The compiled command, in a process group of its own. */
function start(): ChildProcess {
  const env = { ...process.env, ...place.journalled.env };
  return spawn(process.execPath, [main, "up", "--stack", "dev"], {
    cwd: place.program,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
}

async function noted(name: string): Promise<string[]> {
  for (;;) {
    const lines = place.noted(name);
    if (lines) return lines;
    await sleep(10);
  }
}

onPosix.each<[string, NodeJS.Signals[], string[]]>([
  ["a terminal that is closed interrupts it, once", ["SIGHUP", "SIGHUP"], ["INT"]],
  ["Ctrl-C reaches it once", ["SIGINT"], ["INT"]],
  ["a second Ctrl-C is its own to judge", ["SIGINT", "SIGINT"], ["INT", "INT"]],
  ["SIGTERM reaches it once", ["SIGTERM"], ["TERM"]],
])("%s, and its end is waited for", async (_what, signals, heard) => {
  place.acts(LISTENS);
  const command = start();
  const ended = once(command, "exit");
  await noted("started");
  for (const signal of signals) {
    process.kill(-command.pid!, signal);
    await sleep(200);
  }
  expect(await noted("heard")).toEqual(heard);
  expect(command.exitCode).toBeNull();
  place.note("stop");
  expect(await ended).toEqual([3, null]);
});

onPosix("a reader that goes away (| head) does not end it in the middle of its work", async () => {
  place.acts(
    'i=0; while [ $i -lt 3000 ]; do echo "one of many lines of an engine that is at work"; i=$((i+1)); done; touch "$here/done"',
  );
  const command = start();
  await once(command.stdout!, "data");
  command.stdout!.destroy();
  expect(await once(command, "exit")).toEqual([0, null]);
  expect(place.noted("done")).toBeDefined();
});
