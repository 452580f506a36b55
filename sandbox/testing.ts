/**
 * The test kit: a local Operator API for the tests of a stack.
 *
 * ```ts
 * const api = await startSandbox({ seed: populate({ customers: 3 }) });
 * // point telecom-center:baseUrl, username and password at api.url, api.username, api.password; run the stack
 * expect(api.count("POST", "/customers")).toBe(1);
 * await api.close();
 * ```
 */
export {
  ALL_SWITCHES_ON,
  type Attempts,
  AWKWARD_NAMES,
  DEFAULT_SWITCHES,
  type DoorOptions,
  type Fault,
  type FaultRule,
  type Faults,
  type FrontAnswer,
  type FurtherDoor,
  type Likeness,
  type Lockout,
  type LoggedRequest,
  type Login,
  type NextFault,
  NO_FAULTS,
  type Population,
  populate,
  type Quota,
  type RandomFault,
  type RecordSet,
  type Sandbox,
  type SandboxOptions,
  type Seed,
  type SeedObject,
  type StoredObject,
  type Switches,
  startSandbox,
} from "./index";
