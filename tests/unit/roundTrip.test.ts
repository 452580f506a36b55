import fc from "fast-check";
import { type Entity, entities } from "../../provider/entities";
import { checkArguments, compare, encode, type Remote, type Values } from "../../provider/lifecycle";
import { declaredIn, differences, inputsOf, toOutputs } from "../../provider/lifecycle/object/outputs";
import { declaredNames } from "../../provider/lifecycle/object/values";
import { argumentsOf } from "./support/arguments";
import { answer, type Held, heldAfter } from "./support/server";
import { unstorable } from "./support/storable";

// Every entity of the table, and so every one that is added to it.
const RUNS = { numRuns: 60 };

jest.setTimeout(60_000);

interface Drawn {
  args: Values;
  inputs: Values;
  wireName: string;
  held: Held;
  created: Remote;
  refreshed: Remote;
}

const drawn = (entity: Entity): fc.Arbitrary<Drawn> =>
  fc.tuple(argumentsOf(entity), fc.constantFrom("trm_mode", "termination_mode")).chain(([args, wireName]) => {
    const { inputs } = checkArguments(entity, {}, args);
    return heldAfter(entity, inputs, wireName).chain((held) => {
      const created = answer(entity, held, declaredNames(entity, inputs));
      // What one answer showed, a later one may leave out.
      const refreshed = answer(entity, held, Object.keys(entity.attributes));
      return fc.record({
        args: fc.constant(args),
        inputs: fc.constant(inputs),
        wireName: fc.constant(wireName),
        held: fc.constant(held),
        created,
        refreshed,
      });
    });
  });

const outputsOf = (entity: Entity, { created, inputs }: Drawn) =>
  toOutputs(entity, created, inputs, declaredNames(entity, inputs));

describe.each(entities.map((entity) => [entity.name, entity] as const))("%s", (_name, entity) => {
  test("valid arguments pass, and pass unchanged a second time", () => {
    fc.assert(
      fc.property(argumentsOf(entity), (args) => {
        const { inputs, failures } = checkArguments(entity, {}, args);
        expect(failures).toEqual([]);
        expect(checkArguments(entity, inputs, args)).toMatchObject({ inputs, failures: [] });
      }),
      RUNS,
    );
  });

  test("a request carries the declared arguments by their wire names and nothing else", () => {
    const { attributes, relationships } = entity;
    const writable = Object.values(attributes).filter((attribute) => !attribute.readOnly && !attribute.local);
    fc.assert(
      fc.property(drawn(entity), ({ inputs, wireName }) => {
        const names = declaredNames(entity, inputs);
        const body = encode(entity, names, inputs, { terminationModeAttribute: wireName });
        const wires = writable.map((attribute) => (attribute.wireSetting ? wireName : attribute.wire));
        expect(wires).toEqual(expect.arrayContaining(Object.keys(body.attributes ?? {})));
        expect(Object.values(body.attributes ?? {})).not.toContain(undefined);
        expect(Object.keys({ ...body.attributes, ...body.relationships })).toHaveLength(
          names.filter((name) => writable.includes(attributes[name]!) || relationships[name]).length,
        );
      }),
      RUNS,
    );
  });

  test("what was created shows no difference, however the answer spells it", () => {
    fc.assert(
      fc.property(drawn(entity), (made) => {
        expect(differences(entity, made.inputs, made.created)).toEqual([]);
        const { changed, replaces } = compare(entity, outputsOf(entity, made), made.inputs);
        expect({ changed, replaces }).toEqual({ changed: [], replaces: [] });
      }),
      RUNS,
    );
  });

  test("a refresh changes no output, however the answer spells it", () => {
    fc.assert(
      fc.property(drawn(entity), (made) => {
        const before = outputsOf(entity, made);
        const after = toOutputs(entity, made.refreshed, before, declaredIn(before)!);
        expect(withoutNulls(after)).toEqual(withoutNulls(before));
      }),
      RUNS,
    );
  });

  test("the inputs that a refresh gives back need no update", () => {
    fc.assert(
      fc.property(drawn(entity), (made) => {
        const before = outputsOf(entity, made);
        const after = toOutputs(entity, made.refreshed, before, declaredIn(before)!);
        const { inputs, failures } = checkArguments(entity, inputsOf(after)!, made.args);
        expect(failures).toEqual([]);
        expect(compare(entity, after, inputs)).toMatchObject({
          changed: [],
          replaces: [],
        });
      }),
      RUNS,
    );
  });

  test("the outputs hold only what Pulumi can store", () => {
    fc.assert(
      fc.property(drawn(entity), (made) => {
        const before = outputsOf(entity, made);
        expect(unstorable(before)).toEqual([]);
        expect(unstorable(toOutputs(entity, made.refreshed, before, declaredIn(before)!))).toEqual([]);
        expect(unstorable(toOutputs(entity, made.refreshed, {}, []))).toEqual([]);
      }),
      RUNS,
    );
  });
});

// The engine takes a property that is null for one that is absent.
function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
