import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, JsonObject } from "../../../provider/api";

/** One example of the API's documents: a request, where it has a body, and its answer. */
export interface Example {
  readonly name: string;
  readonly document: string;
  readonly section: string;
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly request?: { readonly data: JsonObject };
  readonly answer: { readonly data: Json };
  /** What was wrong with the printed JSON. */
  readonly corrections?: readonly string[];
}

const folder = join(__dirname, "..", "fixtures");

/** Every example that is kept beside the tests. */
export const examples: readonly Example[] = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({
    name: file.replace(".json", ""),
    ...(JSON.parse(readFileSync(join(folder, file), "utf8")) as Omit<Example, "name">),
  }));
