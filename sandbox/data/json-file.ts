import { readFileSync } from "node:fs";
import { parseJson, type Value } from "../json";

/** Reads a JSON file; an error says where it is wrong. */
export function readJsonFile(path: string): Value {
  const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  try {
    return parseJson(text);
  } catch {
    throw new Error(faultIn(text));
  }
}

const SPACE = /[ \t\r\n]*/y;
const SCALAR =
  /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** What a text lacks to be JSON, and at which line and column. */
export function faultIn(text: string): string {
  let at = 0;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const next = () => {
    skip(SPACE);
    return text[at];
  };
  const fail = (wanted: string): never => {
    const lines = text.slice(0, at).split("\n");
    const what =
      at < text.length ? `${JSON.stringify(text[at])} in place of ${wanted}` : `ends where ${wanted} is due`;
    throw new Error(`line ${lines.length}, column ${lines.at(-1)!.length + 1}: ${what}`);
  };
  const items = (end: string, item: () => void, wanted: string) => {
    at += 1;
    if (next() === end) {
      at += 1;
      return;
    }
    for (;;) {
      item();
      const after = next();
      if (after !== "," && after !== end) fail(`"," or "${end}"`);
      at += 1;
      if (after === end) return;
      if (next() === end) fail(wanted);
    }
  };
  const member = () => {
    if (next() !== '"' || !skip(SCALAR)) fail("a name in double quotes");
    if (next() !== ":") fail('":"');
    at += 1;
    value();
  };
  const value = () => {
    const first = next();
    if (first === "{") items("}", member, "a name in double quotes");
    else if (first === "[") items("]", value, "a value");
    else if (!skip(SCALAR)) fail("a value");
  };
  try {
    value();
    if (next() !== undefined) fail("the end");
  } catch (error) {
    return (error as Error).message;
  }
  return "it is no JSON";
}
