import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const folder = join(__dirname, "..", "..", "review");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const imports = files.flatMap((file) =>
  [...readFileSync(join(folder, file), "utf8").matchAll(/^(?:import|export|}).* from "([^"]+)";$/gm)].map(
    ([, target]) =>
      target!.startsWith(".") ? `./${relative(folder, join(folder, dirname(file), target!))}` : target!,
  ),
);

test("a review reads rows of data and compares values: it knows neither Pulumi nor the network nor files", () => {
  // Of the page it knows what it holds, and not how it is written.
  expect(readFileSync(join(folder, "telling", "page.ts"), "utf8")).toMatch(
    /^import type \{[^}]*\} from "\.\.\/\.\.\/map";$/m,
  );
  const outside = new Set(
    imports.map((target) => target.replace(/^\.\/(?=\.\.)/, "")).filter((target) => !target.startsWith("./")),
  );
  expect([...outside].sort()).toEqual([
    "../calls",
    "../map",
    "../outbound",
    "../provider/entities",
    "../provider/entities/telephony",
    "../provider/lifecycle/approving/written",
    "../provider/lifecycle/deciding/diff",
    "../provider/lifecycle/object/tokens",
    "../provider/lifecycle/object/values",
    "../provider/lifecycle/words/kinds",
    "ipaddr.js",
    "node:util",
    "zod",
  ]);
});

test("each room knows those before it, from the reading of a preview to the telling", () => {
  const rooms = ["reading", "pairing", "judging", "calling", "records", "telling"];
  const known = files.flatMap((file) => {
    const from = rooms.indexOf(dirname(file));
    const text = readFileSync(join(folder, file), "utf8");
    return [...text.matchAll(/ from "\.\.\/(\w+)\//g)].map(([, to]) => ({
      file,
      from,
      to: rooms.indexOf(to!),
    }));
  });
  expect(known.length).toBeGreaterThan(50);
  expect(known.filter(({ from, to }) => from >= 0 && to > from)).toEqual([]);
});
