export { addressOf, shortAddress } from "./address";
export { type Get, type Given, givenOf, HOST, type Place } from "./given";
export { unknownKeys } from "./keys";
export { ConfigurationError, readSettings, type Settings } from "./read";
export {
  commandFor,
  isSecret,
  keyOf,
  NAMESPACE,
  presetOf,
  type SettingName,
  settingNames,
  variableOf,
} from "./table";
