import { removeStacks } from "./stack";

// The longest of a few runs in one test, on a machine that has other work too.
jest.setTimeout(240_000);

afterAll(removeStacks);

export { Checkpoint, type StateResource } from "./checkpoint";
export { nodeBinFolder, type SandboxAccess } from "./environment";
export type { Diagnostic, Step } from "./events";
export { baseFolderWith } from "./otherBase";
export type { Part } from "./processes";
export {
  EngineRunError,
  type PreviewOptions,
  type RunOptions,
  type RunResult,
  type StackOptions,
  type StartedRun,
  type UpOptions,
} from "./runs";
export { vault } from "./secretsProvider";
export { Settings } from "./settings";
export { testSetup } from "./setup";
export { Stack } from "./stack";
