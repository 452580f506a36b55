import fc from "fast-check";
import { type Json, parseJson, writeJson } from "../../provider/api";
import { DocumentError, parseList, parseSingle } from "../../provider/api/documents/document";
import { argumentNames, entities, listed, outputNames } from "../../provider/entities";
import { checkArguments, compare, decode, UNKNOWN, type Values } from "../../provider/lifecycle";
import { AnswerError } from "../../provider/lifecycle/object/decode";
import { differences, inputsOf, toOutputs } from "../../provider/lifecycle/object/outputs";
import { unstorable } from "./support/storable";

const RUNS = { numRuns: 60, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true };

jest.setTimeout(60_000);

// Values that trip careless code up more often than chance would bring them.
const nasty = fc.constantFrom<Json>(
  UNKNOWN,
  "",
  "null",
  "__proto__",
  "constructor",
  "9".repeat(400),
  "1".repeat(20_000),
  "\ud800",
  "\u0000",
  -1,
  1e308,
  5e-324,
  2 ** 53,
  {},
  [],
  [[]],
  [null],
  { toString: 1, valueOf: 2 },
  { length: 3, 0: "PCMA" },
  { toJSON: "x" },
  JSON.parse('{"__proto__": {"name": "x"}}') as Json,
  { id: "1", type: "customers" },
  { data: { data: {} } },
);
const anyJson = fc.oneof(
  nasty,
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
  fc.constant<Json>([UNKNOWN, 1]),
);

const someOf = (names: readonly string[]): fc.Arbitrary<Values> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...names), anyJson, { noNullPrototype: true }) },
    { weight: 1, arbitrary: fc.dictionary(fc.string(), anyJson, { noNullPrototype: true }) },
  );

const CONTROLS = [
  "__urn",
  "__import",
  "__version",
  "__provider",
  "__declared",
  "__removed",
  "adopt",
  "adoptDefault",
];

function expectReadable(text: string): void {
  expect(text).not.toMatch(/undefined|\[object |NaN/);
  expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  expect(text.length).toBeLessThan(600);
}

describe.each(entities.map((entity) => [entity.name, entity] as const))("%s", (_name, entity) => {
  const names = [...argumentNames(entity), ...CONTROLS];

  test("any JSON as arguments: inputs or failures, and nothing thrown", () => {
    fc.assert(
      fc.property(someOf(names), someOf(names), (olds, news) => {
        const { inputs, failures } = checkArguments(entity, olds, news);
        for (const { property, reason } of failures) {
          expectReadable(property);
          expectReadable(reason);
        }
        // What passes is JSON, so that it reaches the engine as it is.
        if (failures.length === 0) expect(JSON.parse(JSON.stringify(inputs))).toEqual(inputs);
      }),
      RUNS,
    );
  });

  test("any JSON as state and as inputs: a difference, and nothing thrown", () => {
    fc.assert(
      fc.property(someOf([...outputNames(entity), ...CONTROLS]), someOf(names), (olds, news) => {
        const { changed, replaces } = compare(entity, olds, news);
        expect(names).toEqual(expect.arrayContaining(changed));
        expect(changed).toEqual(expect.arrayContaining(replaces));
        inputsOf(olds);
      }),
      RUNS,
    );
  });

  test("any JSON as state and any answer: outputs that can be stored", () => {
    fc.assert(
      fc.property(someOf(outputNames(entity)), answers(entity.type, wiresOf(entity)), (olds, document) => {
        const remote = readable(() => {
          const { data, included } = parseSingle(parseJson(writeJson(document)));
          return decode(entity, data, included);
        });
        if (!remote) return;
        differences(entity, olds, remote);
        const outputs = toOutputs(entity, remote, olds, argumentNames(entity));
        // What the state held before is the engine's: what an answer adds is looked at.
        expect(unstorable(toOutputs(entity, remote, {}, []))).toEqual([]);
        expect(Object.values(outputs)).not.toContain(undefined);
      }),
      RUNS,
    );
  });
});

describe.each(listed.map((entity) => [entity.name, entity] as const))("a list of %s", (_name, entity) => {
  test("any JSON as list: objects or an error that names the member", () => {
    fc.assert(
      fc.property(fc.array(answers(entity.type, wiresOf(entity)), { maxLength: 3 }), (documents) => {
        const data = documents.map((document) => (document as { data?: Json } | null)?.data ?? null);
        readable(() => parseList({ data }).data.map((object) => decode(entity, object)));
      }),
      RUNS,
    );
  });
});

function wiresOf(entity: (typeof listed)[number]) {
  return {
    attributes: Object.values(entity.attributes).flatMap(({ wire, aliases = [] }) => [wire, ...aliases]),
    relationships: Object.values(entity.relationships).map(({ wire }) => wire),
  };
}

/** Documents that look like an answer in part, or not at all. */
function answers(type: string, wires: { attributes: string[]; relationships: string[] }): fc.Arbitrary<Json> {
  const members = (names: string[]) =>
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.dictionary(fc.constantFrom("x", ...names), anyJson, { noNullPrototype: true }),
      },
      { weight: 1, arbitrary: anyJson },
    ) as fc.Arbitrary<Json>;
  const object = fc.record(
    {
      type: fc.oneof({ weight: 9, arbitrary: fc.constant<Json>(type) }, { weight: 1, arbitrary: anyJson }),
      id: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom<Json>("1", 1) },
        { weight: 1, arbitrary: anyJson },
      ),
      attributes: members(wires.attributes),
      relationships: members(wires.relationships),
    },
    { noNullPrototype: true },
  ) as fc.Arbitrary<Json>;
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ data: object }, { noNullPrototype: true }) },
    {
      weight: 2,
      arbitrary: fc.record(
        { data: object, included: fc.array(object, { maxLength: 2 }) },
        { noNullPrototype: true },
      ),
    },
    { weight: 1, arbitrary: anyJson },
  ) as fc.Arbitrary<Json>;
}

/** What was read, or undefined where the answer was refused in words. */
function readable<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof AnswerError || error instanceof DocumentError)) throw error;
    expectReadable(error.message);
    return undefined;
  }
}
