import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { isUnknown, type Values } from "../../lifecycle";

/** How Pulumi's protocol marks a value of a kind of its own, and the kind that is secret. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Values out of a message; secret ones without their mark. */
export function fromStruct(struct: Struct | undefined): Values {
  return struct ? (plain(struct.toJavaScript()) as Values) : {};
}

/**
 * Values for a message.
 *
 * @param secrets - the names of those that the engine is to keep secret
 */
export function toStruct(values: Values, secrets: readonly string[] = []): Struct {
  return Struct.fromJavaScript(clean(withSecrets(values, secrets)) as Record<string, never>);
}

/** Values with the mark around those that are secret. */
export function withSecrets(values: Values, secrets: readonly string[]): Values {
  const marked = Object.entries(values).map(([name, value]) => [
    name,
    secrets.includes(name) ? secret(value) : value,
  ]);
  return Object.fromEntries(marked);
}

// A mark around nothing, or around what is not known yet, is lost on some engines, and the value with it.
function secret(value: unknown): unknown {
  if (value === null || value === undefined || isUnknown(value)) return value;
  return { [SIGNATURE]: SECRET, value };
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const members = value as Values;
  if (members[SIGNATURE] === SECRET) return plain(members.value);
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, plain(member)]));
}

/** Without what a message can't carry. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : clean(item)));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, clean(member)]));
}
