import { sep } from "node:path";

/** How many frames of the program itself a resource's trace keeps. */
const FRAMES = 3;
const ownFolder = __dirname + sep;
const otherPackages = `${sep}node_modules${sep}`;

/**
 * Makes the trace that Pulumi stores with each resource name the program's own lines, until the returned function is called:
 * those of this package, of other packages and of Node are left out. They would take up a third of the state, and
 * resolving their source maps takes time at every preview.
 */
export function traceProgramOnly(): () => void {
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, frames) => {
    const kept = programFrames(frames);
    return prepare
      ? prepare(error, kept)
      : [String(error), ...kept.map((frame) => `    at ${frame}`)].join("\n");
  };
  return () => {
    Error.prepareStackTrace = prepare;
  };
}

// Pulumi skips its own frames and one of the resource's class by their number, so these have to stay.
function programFrames(frames: NodeJS.CallSite[]): NodeJS.CallSite[] {
  const first = frames.findIndex((frame) => frame.getFileName()?.startsWith(ownFolder));
  if (first < 0) return frames;
  const program = frames.slice(first + 1).filter((frame) => {
    const file = frame.getFileName();
    return file && !file.startsWith("node:") && !file.startsWith(ownFolder) && !file.includes(otherPackages);
  });
  return [...frames.slice(0, first + 1), ...program.slice(0, FRAMES)];
}
