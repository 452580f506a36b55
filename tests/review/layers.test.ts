import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "..", "..", "review");
const imports = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), "utf8").matchAll(/^(?:import|export|}).* from "([^"]+)";$/gm)].map(
    ([, target]) => target!,
  ),
);

test("a review reads rows of data and compares values: it knows neither Pulumi nor the network nor files", () => {
  const outside = new Set(imports.filter((target) => !target.startsWith("./")));
  expect([...outside].sort()).toEqual([
    "../provider/entities",
    "../provider/entities/telephony",
    "../provider/lifecycle/deciding/diff",
    "../provider/lifecycle/object/values",
    "ipaddr.js",
    "node:util",
    "zod",
  ]);
});
