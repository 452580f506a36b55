import fc from "fast-check";
import { argumentNames, type Entity } from "../../../provider/entities";
import type { Kind } from "../../../provider/entities/kinds";
import { urnOf } from "../../lifecycle/urns";
import { CODECS, networks, texts } from "./values";

// What a program may declare, drawn for any entity from its row alone. A kind is known by the words that it uses for its
// allowed values: a new kind has to be given a generator here, and the property tests fail until it has one.

/** Generators of valid arguments by the words of the kind. */
const generators: [RegExp, (found: RegExpExecArray, kind: Kind) => fc.Arbitrary<unknown>][] = [
  [/^a text that is not blank$/, () => texts.filter((value) => value.trim() !== "")],
  [/^a text$/, () => texts],
  [/^a text without line breaks$/, () => texts.filter((value) => !/[\r\n]/.test(value))],
  [
    /^a host name or an IP address/,
    () =>
      fc.oneof(
        fc.domain(),
        fc.ipV4(),
        fc.ipV6(),
        fc.ipV6().map((address) => `[${address}]`),
      ),
  ],
  [/^true or false$/, () => fc.boolean()],
  [/^one of /, (_found, kind) => fc.constantFrom(...kind.set!.values)],
  [/^any value$/, () => fc.jsonValue({ maxDepth: 2 }).filter((value) => safe(value))],
  [
    /^an integer from (\d+)(?: to (\d+))?$/,
    ([, min, max]) => fc.integer({ min: Number(min), max: Number(max ?? 2 ** 31) }),
  ],
  [/^a list of at least one codec/, () => fc.shuffledSubarray(CODECS, { minLength: 1 }).filter(onlyOneEvent)],
  [/^a list of at least one network/, () => fc.array(networks, { minLength: 1, maxLength: 5 })],
  [/^the digits of a number/, () => fc.oneof(digits(1), fc.maxSafeNat())],
  [/^the first digits of a number/, () => fc.oneof(digits(0), fc.maxSafeNat())],
  [
    /^an integer from 0 to 9223372036854775807/,
    () => fc.oneof(fc.maxSafeNat(), fc.bigInt(0n, 2n ** 63n - 1n).map(String), fc.constant("0009")),
  ],
];

const CLEARED = /, or null \([^)]*\)$/;

/** Valid values of one kind. */
export function drawnFrom(kind: Kind): fc.Arbitrary<unknown> {
  const words = kind.allowed.replace(CLEARED, "");
  // The longest match: "an integer from 0" begins like "an integer from 0 to 9223372036854775807".
  for (const [pattern, generate] of generators) {
    const found = pattern.exec(words);
    if (!found) continue;
    const values = generate(found, kind);
    return CLEARED.test(kind.allowed) ? fc.option(values, { nil: null, freq: 4 }) : values;
  }
  throw new Error(
    `no generator for arguments that must be ${JSON.stringify(words)}: add one beside the others`,
  );
}

/** Ids of other objects, as text or as a number. */
const ids = fc.oneof(fc.uuid(), fc.integer({ min: 1, max: 2 ** 40 }), fc.constantFrom("123", "111444AA44"));

/** Valid arguments of an entity: all that are required, and any of the others. */
export function argumentsOf(entity: Entity): fc.Arbitrary<Record<string, unknown>> {
  const chosen = entity.lookup ? fc.constantFrom(...entity.lookup) : fc.constant(undefined);
  return chosen.chain((lookup) => {
    const names = argumentNames(entity).filter((name) => name === lookup || !entity.lookup?.includes(name));
    const fields = Object.fromEntries(names.map((name) => [name, argumentOf(entity, name)]));
    const required = names.filter(
      (name) => name === lookup || entity.attributes[name]?.required || entity.relationships[name]?.required,
    );
    return fc
      .record(fields, { requiredKeys: required })
      .map((drawn) => ({ ...drawn, __urn: urnOf(entity.name) }));
  });
}

function argumentOf(entity: Entity, name: string): fc.Arbitrary<unknown> {
  const attribute = entity.attributes[name];
  if (attribute && !attribute.readOnly) return drawnFrom(attribute.kind);
  return entity.relationships[name]?.clearable ? fc.option(ids, { nil: null, freq: 4 }) : ids;
}

const digits = (minLength: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength, maxLength: 32 });

// Both spellings name one codec, which a list may hold once.
const onlyOneEvent = (list: string[]) =>
  list.filter((codec) => codec.startsWith("telephone-event")).length < 2;

const safe = (value: unknown) => !/\d{16}|[eE][+-]?\d|-0\b/.test(JSON.stringify(value));
