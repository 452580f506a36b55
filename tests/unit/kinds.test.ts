import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "../../provider/adapter/settings";
import { ApiError, type ErrorKind } from "../../provider/api";
import { KINDS, type Kind, kindIn, kindOf, LifecycleError, withKind } from "../../provider/lifecycle";
import { AnswerError } from "../../provider/lifecycle/object/decode";

const root = join(__dirname, "..", "..");
const words = Object.keys(KINDS) as Kind[];

const ofApi = (kind: ErrorKind) =>
  new ApiError("GET /customers answered", {
    kind,
    method: "GET",
    path: "/customers",
    attempts: 1,
    requestNumber: 1,
  });

test("docs/troubleshooting.md has each kind, with what it means, and no other", () => {
  const page = readFileSync(join(root, "docs", "troubleshooting.md"), "utf8");
  const table = page.slice(page.indexOf("\n## Kinds"), page.indexOf("\n## ", page.indexOf("\n## Kinds") + 1));
  const rows = [...table.matchAll(/^\| `([\w ]+)` \| (.*?) \|/gm)].map(([, word, meaning]) => [
    word,
    meaning,
  ]);
  expect(Object.fromEntries(rows)).toEqual(KINDS);
});

// What is thrown is a sentence of its own each time, so that its kind has to be said where it is thrown.
test("every failure of the lifecycle and of the functions has a kind, or a cause that has one", () => {
  const files = ["provider/lifecycle", "provider/functions", "provider/dynamic"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(folder, file)),
  );
  const thrown = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [...text.matchAll(/new LifecycleError\([\s\S]*?\n? *\);?\n/g)].map(([call]) => ({ file, call }));
  });
  expect(thrown.length).toBeGreaterThan(20);
  expect(thrown.filter(({ call }) => !/\b(kind|cause)\b/.test(call))).toEqual([]);
});

test.each<[Error, Kind]>([
  [ofApi("notTheApi"), "not the API"],
  [ofApi("waitTooLong"), "throttled"],
  [new AnswerError("odd", "host", "is null"), "malformed"],
  [new ConfigurationError("lacks", "missing"), "missing"],
  [new LifecycleError("could not be created", { cause: ofApi("taken") }), "taken"],
  [
    new LifecycleError("has it", { cause: ofApi("taken"), kind: "held by another resource" }),
    "held by another resource",
  ],
])("%s is of the kind %s", (error, kind) => {
  expect(kindOf(error)).toBe(kind);
});

test("what is none of this package's has none", () => {
  expect(kindOf(new TypeError("x is not a function"))).toBeUndefined();
  expect(withKind("x is not a function", undefined)).toBe("x is not a function");
});

test.each(words)("%s stands at the end of a message once, and is read there", (kind) => {
  const told = withKind("It could not be done.\n  Do something else.", kind);
  expect(told).toBe(`It could not be done.\n  Do something else. [${kind}]`);
  expect(withKind(told, "refused")).toBe(told);
  expect(kindIn(`error: ${told}\n`)).toBe(kind);
});

test("other words in brackets are none", () => {
  expect(kindIn("it is [1, 2] [sic]")).toBeUndefined();
});
