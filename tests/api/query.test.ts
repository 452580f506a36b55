import fc from "fast-check";
import { pathOf, queryParameters } from "../../provider/api/documents/query";

test("brackets and spaces are percent-encoded, list commas stand as they are", () => {
  const query = {
    filter: { "customer.id": 1, enabled: true, time_start_gteq: "2024-01-01 00:00:00" },
    include: ["gateway", "customer"],
    fields: { customers: ["name", "language"] },
    sort: ["-capacity_limit", "name"],
    page: { number: 2, size: 50 },
  };
  expect(queryParameters(query)).toEqual([
    "filter%5Bcustomer.id%5D=1",
    "filter%5Benabled%5D=true",
    "filter%5Btime_start_gteq%5D=2024-01-01%2000%3A00%3A00",
    "include=gateway,customer",
    "fields%5Bcustomers%5D=name,language",
    "sort=-capacity_limit,name",
    "page%5Bnumber%5D=2",
    "page%5Bsize%5D=50",
  ]);
});

test("nothing is sent for what wasn't asked", () => {
  expect(queryParameters()).toEqual([]);
  expect(queryParameters({ filter: {}, include: [], fields: {}, sort: [], page: {} })).toEqual([]);
});

const anyText = fc.string({ unit: "binary", minLength: 1 });

test("any filter survives the way to a server and stays one parameter", () => {
  fc.assert(
    fc.property(anyText, fc.oneof(anyText, fc.integer(), fc.boolean()), (name, value) => {
      const [parameter = "", ...rest] = queryParameters({ filter: { [name]: value } });
      expect(rest).toEqual([]);
      expect(parameter).toMatch(/^[\w%.!~*'()-]+=[\w%.!~*'()-]*$/);
      const url = new URL(`http://localhost/customers?${parameter}`);
      expect([...url.searchParams]).toEqual([[`filter[${name}]`, String(value)]]);
    }),
  );
});

test("text that no server can be sent (half a surrogate pair) doesn't crash", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      (text) => {
        expect(queryParameters({ filter: { q: text } })).toHaveLength(1);
        expect(() => decodeURIComponent(pathOf("customers", `x${text}`))).not.toThrow();
      },
    ),
  );
});

test("any id stays one segment of the path", () => {
  fc.assert(
    fc.property(anyText, (id) => {
      fc.pre(id !== "." && id !== "..");
      const { pathname } = new URL(`http://localhost/base${pathOf("customers", id)}`);
      expect(pathname.split("/")).toHaveLength(4);
      expect(decodeURIComponent(pathname.split("/")[3] ?? "")).toBe(id);
    }),
  );
});
