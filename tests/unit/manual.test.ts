import { type Json, type JsonObject, parseJson, writeJson } from "../../provider/api";
import { parseList, parseSingle } from "../../provider/api/documents/document";
import { entityNamed } from "../../provider/entities";
import { checkArguments, decode, encode } from "../../provider/lifecycle";
import { declaredNames } from "../../provider/lifecycle/object/values";
import { examples } from "./support/fixtures";
import { rows } from "./support/manualRows";

const settings = { terminationModeAttribute: "trm_mode" };

test("every example has a row, and every row an example", () => {
  expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(rows).sort());
});

describe("the provider sends what the documents show", () => {
  const withBody = examples.filter(({ request }) => request);
  test.each(withBody.map((example) => [example.name, example] as const))("%s", (name, example) => {
    const { class: className, args, corrected = {}, unchanged = [] } = rows[name]!;
    const entity = entityNamed(className);
    const { inputs, failures } = checkArguments(entity, {}, args);
    expect(failures).toEqual([]);
    const names = declaredNames(entity, inputs).filter((argument) => !unchanged.includes(argument));
    const body = encode(entity, names, inputs, settings);

    const { id, type, attributes, relationships } = example.request!.data;
    // The example's attributes, without the spellings that are corrected.
    const wanted = { ...(attributes as JsonObject | undefined), ...corrected };
    if ("capacity_limit" in corrected) delete wanted.incoming_capacity;
    expect(entity.type).toBe(type);
    if (example.method === "POST") expect(entity.idArgument && inputs[entity.idArgument.name]).toEqual(id);
    expect(parseJson(writeJson(body as Json))).toEqual({
      ...(attributes !== undefined && { attributes: wanted }),
      ...(relationships !== undefined && { relationships }),
    });
  });
});

describe("the provider reads what the documents show", () => {
  test.each(examples.map((example) => [example.name, example] as const))("%s", (name, example) => {
    const { class: className, shows } = rows[name]!;
    const isList = Array.isArray(example.answer.data);
    const objects = isList ? parseList(example.answer).data : [parseSingle(example.answer).data];
    const decoded = objects.map((object) => decode(entityNamed(className), object));
    expect(decoded[0]!.values).toEqual(shows);
    const ids = [example.answer.data].flat().map((object) => (object as JsonObject).id);
    expect(decoded.map(({ id }) => id)).toEqual(ids);
  });
});
