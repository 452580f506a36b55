import fc from "fast-check";
import { type Json, parseJson, writeJson } from "../../provider/api";

test("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!/\d{16}/.test(text));
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("writes what JSON.stringify writes", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(writeJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("no integer loses a digit on its way out and back, and text of digits is left alone", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), fc.string(), (number, text) => {
      const back = parseJson(writeJson({ number, text: `${number}"\\${text}`, list: [number] })) as Record<
        string,
        Json
      >;
      expect(String(back.number)).toBe(String(number));
      expect(back.text).toBe(`${number}"\\${text}`);
    }),
  );
});

test.each([
  ["9007199254740991", 9007199254740991],
  ["9007199254740992", "9007199254740992"],
  ["-9223372036854775808", "-9223372036854775808"],
  ["12345678901234567890.5", 12345678901234567000],
  ["1e300", 1e300],
])("the number %s is read as %j", (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

test("undefined members are left out", () => {
  expect(writeJson({ a: undefined as never, b: [undefined as never, 1n] })).toBe('{"b":[null,1]}');
});

test.each(["", "{", '{"a":}', "[1,]", "undefined", '{"a":1234567890123456789'])("%j is refused", (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});
