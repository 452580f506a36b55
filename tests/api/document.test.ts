import fc from "fast-check";
import type { Json } from "../../provider/api";
import { DocumentError, idIn, parseList, parseSingle } from "../../provider/api/documents/document";

const bare = { id: "1", type: "customers" };

test("attributes, relationships, links and included may be absent or null", () => {
  const empty = { data: { ...bare, attributes: {}, relationships: {} }, included: [] };
  expect(parseSingle({ data: bare })).toEqual(empty);
  expect(parseSingle({ data: { ...bare, attributes: null, relationships: null }, included: null })).toEqual(
    empty,
  );
});

test("ids are text, also where the server sends numbers", () => {
  const relationships = { customer: { data: { type: "customers", id: 5 } } };
  const { data } = parseSingle({ data: { id: 12, type: "t", relationships } });
  expect(data.id).toBe("12");
  expect(data.relationships).toEqual({ customer: { data: { type: "customers", id: "5" } } });
});

test("relationships with links only, with an object, a list, null, or nothing", () => {
  const relationships = {
    links: { links: { self: "x" } },
    one: { data: { type: "a", id: "1", meta: {} }, links: {} },
    many: { data: [{ type: "a", id: "1" }] },
    none: { data: null },
    empty: {},
    nothing: null,
  };
  expect(parseSingle({ data: { ...bare, relationships } }).data.relationships).toEqual({
    links: {},
    one: { data: { type: "a", id: "1" } },
    many: { data: [{ type: "a", id: "1" }] },
    none: { data: null },
    empty: {},
    nothing: {},
  });
});

test("unknown members are ignored and unknown attributes kept", () => {
  const document = {
    jsonapi: { version: "1.0" },
    meta: 5,
    links: "x",
    data: { ...bare, links: {}, meta: 1, attributes: { new_one: [1] } },
  };
  expect(parseSingle(document as Json).data).toEqual({
    ...bare,
    attributes: { new_one: [1] },
    relationships: {},
  });
});

test("a list tells its objects, what is included, its count and its links", () => {
  const document = {
    data: [bare],
    included: [{ id: 2, type: "x" }],
    meta: { record_count: 7 },
    links: { next: null },
  };
  expect(parseList(document)).toMatchObject({
    recordCount: 7,
    included: [{ id: "2" }],
    links: { next: null },
  });
  expect(parseList({ data: [], meta: { record_count: "12" } }).recordCount).toBe(12);
  for (const odd of ["many", "", " ", null, -1, 1.5, true, [], {}])
    expect(parseList({ data: [], meta: { record_count: odd } }).recordCount).toBeUndefined();
});

const parseAsList = (document: Json) => parseList(document);
const parseAsSingle = (document: Json) => parseSingle(document);

test.each<[string, (document: Json) => unknown, Json]>([
  ["the document is null in place of an object", parseAsSingle, null],
  ["the document is a list in place of an object", parseAsSingle, []],
  ["data is missing", parseAsSingle, {}],
  ["data is null in place of an object", parseAsSingle, { data: null }],
  ["data is a list in place of an object", parseAsSingle, { data: [] }],
  ["data is an object in place of a list", parseAsList, { data: bare }],
  ["data.id is missing", parseAsSingle, { data: { type: "t" } }],
  ["data.id is empty", parseAsSingle, { data: { type: "t", id: "" } }],
  ["data.id is null in place of a text or an integer", parseAsSingle, { data: { type: "t", id: null } }],
  ["data.id is a number in place of a text or an integer", parseAsSingle, { data: { type: "t", id: 1.5 } }],
  ["data.type is missing", parseAsSingle, { data: { id: "1" } }],
  ["data[1].id is missing", parseAsList, { data: [bare, { type: "t" }] }],
  ["data[0] is null in place of an object", parseAsList, { data: [null] }],
  ["included[0].type is missing", parseAsSingle, { data: bare, included: [{ id: "1" }] }],
  ["data.attributes is a list in place of an object", parseAsSingle, { data: { ...bare, attributes: [] } }],
  [
    "data.relationships.customer.data.id is missing",
    parseAsSingle,
    { data: { ...bare, relationships: { customer: { data: { type: "c" } } } } },
  ],
  [
    "data.relationships.all.data[1].type is missing",
    parseAsSingle,
    { data: { ...bare, relationships: { all: { data: [bare, { id: "1" }] } } } },
  ],
  [
    "data.relationships.customer.data is a string in place of an object",
    parseAsSingle,
    { data: { ...bare, relationships: { customer: { data: "7" } } } },
  ],
])("%s", (message, parse, document) => {
  expect(() => parse(document)).toThrow(new DocumentError(message));
});

test("the id of a broken object can still be told", () => {
  expect(idIn({ data: { id: 5, attributes: "broken" } })).toBe("5");
  expect(idIn({ data: { id: {} } })).toBeUndefined();
  expect(idIn({ data: [] })).toBeUndefined();
  expect(idIn(null)).toBeUndefined();
});

// Documents that are nearly right find more than entirely random ones.
const member = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("1", "customers", 5, null, {}, []) },
  fc.jsonValue(),
);
const nearly = fc.record(
  {
    id: member,
    type: member,
    attributes: fc.oneof(fc.dictionary(fc.string(), member), member),
    relationships: fc.oneof(
      fc.dictionary(
        fc.string(),
        fc.oneof(fc.record({ data: fc.oneof(member, fc.record({ id: member, type: member })) }), member),
      ),
      member,
    ),
  },
  { requiredKeys: [] },
);
const documents = fc.oneof(
  fc.jsonValue(),
  fc.record({ data: nearly, included: fc.oneof(fc.array(nearly), member) }, { requiredKeys: ["data"] }),
  fc.record({ data: fc.array(nearly), meta: member, links: member }, { requiredKeys: ["data"] }),
);

test("any JSON is read, or refused with a reason that tells no undefined", () => {
  fc.assert(
    fc.property(documents, (document) => {
      for (const parse of [parseSingle, parseList]) {
        try {
          const { data } = parse(document as Json);
          for (const item of Array.isArray(data) ? data : [data]) {
            expect(typeof item.id).toBe("string");
            expect(item.id).not.toBe("");
            expect(Object.values(item.relationships).every((one) => typeof one === "object")).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
          expect((error as Error).message).toMatch(/\S (is|has) \S/);
          expect((error as Error).message).not.toMatch(/\bis undefined|undefined in|^undefined/);
        }
      }
      idIn(document as Json);
    }),
    { numRuns: 1000 },
  );
});

test("a list that is asked for all it has gives objects that can't be read as far as they can", () => {
  const whole = { type: "customers", id: "1", attributes: { name: "N" } };
  const odd = [
    { type: "customers", id: null, attributes: { name: "No id" } },
    {
      type: "customers",
      id: "2",
      attributes: [],
      relationships: { a: { data: { type: "t" } }, b: { data: null } },
    },
    5,
  ];
  const document = { data: [whole, ...odd] } as Json;
  expect(() => parseList(document)).toThrow(DocumentError);
  const { data } = parseList(document, true);
  expect(data).toEqual([
    { ...whole, relationships: {} },
    {
      type: "customers",
      id: "",
      attributes: { name: "No id" },
      relationships: {},
      problem: "id is null in place of a text or an integer",
    },
    {
      type: "customers",
      id: "2",
      attributes: {},
      relationships: { a: {}, b: { data: null } },
      problem: expect.stringContaining("attributes is a list in place of an object"),
    },
    { type: "", id: "", attributes: {}, relationships: {}, problem: expect.any(String) },
  ]);
  expect(() => parseList({ data: {} }, true)).toThrow(DocumentError);
});
