export { AWKWARD_NAMES, type Population, populate } from "./data/populate";
export type { RecordSet } from "./data/records";
export type { Seed, SeedObject } from "./data/seed";
export type { StoredObject } from "./entities/world";
export {
  type FaultRule,
  type Faults,
  type Lockout,
  type NextFault,
  NO_FAULTS,
  type Quota,
  type RandomFault,
} from "./faults/faults";
export type { FrontAnswer } from "./faults/front";
export { FRONT_ANSWERS } from "./faults/front";
export type { Attempts } from "./faults/gate";
export type { Fault } from "./faults/names";
export { type RunningSandbox, type RunOptions, runSandbox } from "./run";
export type { DoorOptions, FurtherDoor, Sandbox, SandboxOptions } from "./sandbox";
export { LIKENESS_KEYS, type Likeness } from "./settings/like";
export { ALL_SWITCHES_ON, DEFAULT_SWITCHES, type Switches } from "./settings/switches";
export { startSandbox } from "./start";
export type { Login } from "./transport/login";
export type { LoggedRequest } from "./transport/request-log";
