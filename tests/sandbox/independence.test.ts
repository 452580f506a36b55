import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(__dirname, "../../sandbox");

// The sandbox is the other side: what it shared with the provider, both could get wrong together.
test("the sandbox imports nothing but Node's own modules and itself", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  expect(files.length).toBeGreaterThan(40);
  for (const name of files) {
    const file = join(root, name);
    const imports = [...readFileSync(file, "utf8").matchAll(/(?:from|import\(|require\()\s*"([^"]+)"/g)];
    for (const [, target = ""] of imports) {
      const inside =
        target.startsWith(".") && !relative(root, resolve(dirname(file), target)).startsWith("..");
      expect([name, target, inside || target.startsWith("node:")]).toEqual([name, target, true]);
    }
  }
});
