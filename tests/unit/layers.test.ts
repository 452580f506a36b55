import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = join(__dirname, "..", "..");

interface Import {
  readonly file: string;
  /** A file below the project's root, or a package. */
  readonly target: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?[^;"']*?\bfrom\s+"([^"]+)"|\b(?:import|require)\(\s*"([^"]+)"\s*\)|^\s*import\s+"([^"]+)"/gm;

function importsOf(folder: string): Import[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return files.flatMap((file) => {
    const path = join(root, folder, file);
    return [...readFileSync(path, "utf8").matchAll(IMPORT)].map(([, typeOnly, from, lazy, bare]) => {
      const target = (from ?? lazy ?? bare)!;
      return {
        file: relative(root, path),
        target: target.startsWith(".") ? relative(root, resolve(dirname(path), target)) : target,
        typeOnly: typeOnly !== undefined,
      };
    });
  });
}

const isOwn = (target: string) =>
  /^(provider|sdk|sandbox|cli|review|policies|calls|outbound|map|scripts|tests)(\/|$)/.test(target);
const within = (target: string, folder: string) => target === folder || target.startsWith(`${folder}/`);

// Each folder with the folders of this project that it may use; layers point one way.
const layers: [folder: string, uses: string[]][] = [
  ["provider/api", []],
  ["provider/entities", []],
  ["provider/lifecycle", ["provider/entities", "provider/api"]],
  ["provider/functions", ["provider/entities", "provider/lifecycle", "provider/api"]],
  ["provider/journal", ["provider/lifecycle/owning/identity"]],
  ["provider/stack", ["provider/lifecycle"]],
  [
    "provider/adapter",
    ["provider/lifecycle", "provider/journal", "provider/stack", "provider/entities", "provider/api"],
  ],
  ["provider/dynamic", ["provider/adapter", "provider/lifecycle", "provider/entities"]],
  [
    "provider/plugin",
    ["provider/adapter", "provider/functions", "provider/lifecycle", "provider/stack", "provider/entities"],
  ],
  ["calls", []],
  ["outbound", ["calls"]],
  ["map", ["outbound"]],
  ["sandbox", []],
];

describe.each(layers)("%s", (folder, uses) => {
  const own = importsOf(folder).filter(({ target }) => isOwn(target) && !within(target, folder));

  test(`uses ${uses.join(", ") || "no other layer"}`, () => {
    const allowed = (one: Import) =>
      uses.some((layer) => within(one.target, layer)) ||
      // A row of data may be typed by what the client carries, which leaves nothing behind in the compiled file.
      (folder === "provider/entities" && one.typeOnly && within(one.target, "provider/api"));
    expect(own.filter((one) => !allowed(one))).toEqual([]);
  });

  test("has imports, so that the rule above says something", () => {
    expect(importsOf(folder).length).toBeGreaterThan(3);
  });
});

describe("circles", () => {
  test.each([
    ["provider", 60],
    ["sandbox", 40],
    ["calls", 10],
    ["outbound", 2],
    ["map", 10],
  ])("no file of the %s comes to need itself, by types either", (folder, least) => {
    const uses = usesWithin(folder);
    expect(uses.size).toBeGreaterThan(least);
    expect([...uses.keys()].flatMap((file) => circleFrom(file, uses))).toEqual([]);
  });

  test("would be found", () => {
    const uses = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["b"]],
    ]);
    expect([circleFrom("a", uses), circleFrom("b", uses)]).toEqual([[], ["b > c > b"]]);
  });
});

/** Each file with those that it imports. */
function usesWithin(folder: string): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const { file, target } of importsOf(folder)) {
    const [found] = [`${target}.ts`, `${target}/index.ts`].filter((path) => existsSync(join(root, path)));
    if (found) uses.set(file, [...(uses.get(file) ?? []), found]);
  }
  return uses;
}

/** The shortest way from a file back to itself, if there is one. */
function circleFrom(file: string, uses: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  let ways = [[file]];
  while (ways.length > 0) {
    const next = ways.flatMap((way) => (uses.get(way.at(-1)!) ?? []).map((target) => [...way, target]));
    const back = next.find((way) => way.at(-1) === file);
    if (back) return [back.join(" > ")];
    ways = next.filter((way) => !seen.has(way.at(-1)!) && seen.add(way.at(-1)!));
  }
  return [];
}

describe("rooms", () => {
  // Folders of rows, all of one sort: whoever looks for one knows its name.
  const rows: Record<string, string> = {
    "provider/entities": "an entity each",
    "sandbox/entities": "an entity each",
    "cli/commands": "a command each",
    policies: "a policy each",
    "scripts/resilience": "a part of the measurement each",
  };
  const sources = [
    "provider",
    "sdk",
    "sandbox",
    "cli",
    "review",
    "policies",
    "calls",
    "outbound",
    "map",
    "scripts",
  ];
  const folders = sources.flatMap((top) => [
    top,
    ...readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      // The SDKs of other languages, where they have been generated.
      .filter((folder) => !/^sdk\/(nodejs|python|go|dotnet)(\/|$)/.test(folder)),
  ]);
  const large = folders.filter(
    (folder) => readdirSync(join(root, folder)).filter((file) => /\.(ts|mjs)$/.test(file)).length > 12,
  );

  test("no folder has more than twelve files, unless they are rows", () => {
    expect(folders.length).toBeGreaterThan(60);
    expect(large.filter((folder) => !(folder in rows))).toEqual([]);
  });

  test("no exception is left of a folder that has become smaller", () => {
    expect(Object.keys(rows).filter((folder) => !large.includes(folder))).toEqual([]);
  });
});

describe("packages", () => {
  const provider = importsOf("provider");
  const users = (name: string) => [
    ...new Set(
      [...provider, ...importsOf("sdk"), ...importsOf("sandbox")]
        .filter(({ target, typeOnly }) => within(target, name) && !typeOnly)
        .map(({ file }) => file.split("/").slice(0, 2).join("/")),
    ),
  ];

  test("Pulumi is loaded by the classes alone; the plugin has its protocol", () => {
    const loaded = provider.filter(({ target }) => within(target, "@pulumi/pulumi"));
    expect(loaded.filter(({ target }) => !within(target, "@pulumi/pulumi/proto"))).toEqual([]);
    expect(loaded.every(({ file }) => file.startsWith("provider/plugin/"))).toBe(true);
    expect(users("@pulumi/pulumi").filter((file) => !file.startsWith("sdk/"))).toEqual(["provider/plugin"]);
  });

  test("HTTP is the client's business", () => {
    expect(users("got")).toEqual(["provider/api"]);
  });

  test("the lifecycle reaches no network, file or process by itself", () => {
    const builtIn = importsOf("provider/lifecycle").filter(({ target }) => target.startsWith("node:"));
    expect([...new Set(builtIn.map(({ target }) => target))].sort()).toEqual([
      "node:crypto",
      "node:timers/promises",
    ]);
  });

  test("the lifecycle knows no entity by its file", () => {
    const rows = importsOf("provider/lifecycle").filter(({ target }) =>
      /^provider\/entities\/./.test(target),
    );
    expect(rows.filter(({ target }) => target !== "provider/entities/kinds")).toEqual([]);
  });
});
