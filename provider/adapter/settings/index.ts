export { addressOf, shortAddress } from "./address";
export { type Get, type Given, givenOf, HOST, type Place } from "./given";
export { unknownKeys } from "./keys";
export { ConfigurationError, readSettings, type Settings } from "./read";
export {
  allowed,
  commandFor,
  isSecret,
  keyOf,
  meanings,
  NAMESPACE,
  presetOf,
  type SettingName,
  schemas,
  settingNames,
  variableOf,
} from "./table";
