import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommanderError } from "commander";
import { program } from "../../cli/program";
import { ConfigurationError, readSettings } from "../../provider/adapter/settings";
import { commandLines, guides, read, root } from "./support/guides";

const shown = (name: string) =>
  guides.flatMap((guide) => commandLines(read(guide), name).map((words) => ({ guide, words })));

/** What the command line says to these words; undefined when it would run them. */
function complaint(words: readonly string[]): string | undefined {
  const quiet = { write: () => true } as unknown as NodeJS.WriteStream;
  const root = program({ stdout: quiet, stderr: quiet, env: {} }, () => {});
  // A single word in the text speaks of the command, and is not to be typed as it stands.
  if (words.length === 1 && root.commands.some((command) => command.name() === words[0])) return undefined;
  for (const command of root.commands) command.action(() => {});
  try {
    root.parse([...words], { from: "user" });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.code === "commander.helpDisplayed" ? undefined : error.message;
  }
}

const ours = ["npx telecom-center", "telecom-center"].flatMap(shown);

test("the guides show the command line", () => {
  const names = new Set(ours.map(({ words }) => words[0]));
  expect([...names].sort()).toEqual([
    "account",
    "calls",
    "cdrs",
    "destroy",
    "export",
    "journal",
    "map",
    "plugin",
    "probe",
    "review",
    "route",
    "sandbox",
    "session",
    "up",
  ]);
});

test.each(ours.map(({ guide, words }) => [words.join(" "), guide, words] as const))(
  "telecom-center %s, in %s, is a command",
  (_line, _guide, words) => {
    expect(complaint(words)).toBeUndefined();
  },
);

test.each([
  [["exprot", "--out", "account"]],
  [["session", "--admin"]],
  [["review", "--fail-on", "harmless"]],
])("%j would be found", (words) => {
  expect(complaint(words)).toBeDefined();
});

// A page is about the project of its own folder, or else about this package and the repository made of the template.
function scripts(guide: string): string[] {
  const own = join(dirname(guide), "package.json");
  const manifests =
    dirname(guide) !== "." && existsSync(join(root, own))
      ? [own]
      : ["package.json", "templates/ops-repository/package.json"];
  return manifests.flatMap((manifest) => Object.keys(JSON.parse(read(manifest)).scripts ?? {}));
}

test("every npm script that the guides name exists", () => {
  const named = shown("npm run").map(({ guide, words }) => ({ guide, script: words[0]! }));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(({ guide, script }) => !scripts(guide).includes(script))).toEqual([]);
});

test("every file of this repository that a shell line runs exists", () => {
  const run = guides.flatMap((guide) =>
    [...read(guide).matchAll(/(?:^|`)((?:scripts|examples)\/[\w./-]+\.(?:sh|ts|mjs))/gm)].map(([, path]) => ({
      guide,
      path: path!,
    })),
  );
  const places = (guide: string) => [dirname(guide), ".", "templates/ops-repository"];
  const missing = run.filter(
    ({ guide, path }) => !places(guide).some((place) => existsSync(join(root, place, path))),
  );
  expect(run.length).toBeGreaterThan(2);
  expect(missing).toEqual([]);
});

/** The keys and variables that the provider asks for. */
function asked(): { keys: Set<string>; variables: Set<string> } {
  const keys = new Set<string>();
  // These two are no settings of an account.
  const variables = new Set(["TELECOM_CENTER_LOG", "TELECOM_CENTER_SDK_CHANGES"]);
  const env = new Proxy({}, { get: (_, name) => void variables.add(String(name)) });
  const get = (key: string) => {
    keys.add(key);
    return undefined;
  };
  expect(() => readSettings(get, env)).toThrow(ConfigurationError);
  return { keys, variables };
}

test("every setting in the guides is one that the provider reads, and each is in the README", () => {
  const { keys, variables } = asked();
  const text = guides.map(read).join("\n");
  const named = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([name]) => name));
  // After a slash, before a class, and with a further part, it is a type token.
  const namedKeys = named(/(?<![/\w-])telecom-center:(?![A-Z])[a-zA-Z]+(?![a-zA-Z:])/g);
  // The engine's own are read by the scripts of a checkout.
  const namedVariables = named(/\bTELECOM_CENTER_(?!ENGINE_)[A-Z_]*[A-Z]\b/g);
  expect([...namedKeys].filter((key) => !keys.has(key))).toEqual([]);
  expect([...namedVariables].filter((name) => !variables.has(name))).toEqual([]);
  const readme = read("README.md");
  expect([...keys, ...variables].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("the index names every guide", () => {
  const index = read("docs/README.md");
  const ofDocs = guides.filter((guide) => /^docs\/[^/]+\.md$/.test(guide) && guide !== "docs/README.md");
  expect(ofDocs.filter((guide) => !index.includes(`](${guide.slice("docs/".length)})`))).toEqual([]);
});
