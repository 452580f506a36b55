import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "..", "..", "review");
const imports = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), "utf8").matchAll(/^(?:import|export|}).* from "([^"]+)";$/gm)].map(
    ([, target]) => target!,
  ),
);

test("a review reads rows of data and compares values: it knows neither Pulumi nor the network nor files", () => {
  // Of the page it knows what it holds, and not how it is written.
  expect(readFileSync(join(folder, "page.ts"), "utf8")).toMatch(/^import type \{[^}]*\} from "\.\.\/map";$/m);
  const outside = new Set(imports.filter((target) => !target.startsWith("./")));
  expect([...outside].sort()).toEqual([
    "../calls",
    "../map",
    "../outbound",
    "../provider/entities",
    "../provider/entities/telephony",
    "../provider/lifecycle/approving/written",
    "../provider/lifecycle/deciding/diff",
    "../provider/lifecycle/object/values",
    "ipaddr.js",
    "node:util",
    "zod",
  ]);
});
