import { dirname, sep } from "node:path";
import { replaceInside } from "./insides";

type PrepareStackTrace = NonNullable<typeof Error.prepareStackTrace>;

/** How many frames of the program itself a resource's trace keeps. */
const FRAMES = 3;
const ownFolder = dirname(__dirname) + sep;
const otherPackages = `${sep}node_modules${sep}`;

/**
 * Spares the traces that Pulumi takes of each promise in case it is never resolved: one for each property of each resource, half
 * of the work of declaring one. With `PULUMI_DEBUG_PROMISE_LEAKS`, which prints them, they stay.
 */
export function skipPromiseTraces(): void {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS) return;
  replaceInside<(...args: never[]) => unknown>(
    "runtime/debuggable",
    "debuggablePromise",
    (original) =>
      (...args) => {
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 0;
        try {
          return original(...args);
        } finally {
          Error.stackTraceLimit = limit;
        }
      },
  );
}

/**
 * Makes the trace that Pulumi stores with each resource name the program's own lines, until the returned function is called:
 * those of this package, of other packages and of Node are left out. They would take up a third of the state, and
 * resolving their source maps would take a sixth of a preview.
 */
export function traceProgramOnly(): () => void {
  const prepare = Error.prepareStackTrace as PrepareStackTrace | undefined;
  Error.prepareStackTrace = (error, frames) => {
    const { skipped, program } = programFrames(frames);
    const mapped =
      prepare && program.length > 0 ? String(prepare(error, program)).split("\n").slice(1) : lines(program);
    return [String(error), ...lines(skipped), ...mapped].join("\n");
  };
  return () => {
    Error.prepareStackTrace = prepare as PrepareStackTrace;
  };
}

const lines = (frames: NodeJS.CallSite[]) => frames.map((frame) => `    at ${frame}`);

// Pulumi skips its own frames and one of the resource's class by their number, so these have to stay.
function programFrames(frames: NodeJS.CallSite[]): {
  skipped: NodeJS.CallSite[];
  program: NodeJS.CallSite[];
} {
  const first = frames.findIndex((frame) => frame.getFileName()?.startsWith(ownFolder));
  if (first < 0) return { skipped: frames, program: [] };
  const program = frames.slice(first + 1).filter((frame) => {
    const file = frame.getFileName();
    return file && !file.startsWith("node:") && !file.startsWith(ownFolder) && !file.includes(otherPackages);
  });
  return { skipped: frames.slice(0, first + 1), program: program.slice(0, FRAMES) };
}
