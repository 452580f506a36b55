import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stackFileOf } from "../../provider/stack/stackFile";
import { configurationIn } from "../../provider/stack/yaml";

const parsed = (text: string) => Object.fromEntries(configurationIn(text, "ns") ?? []);

describe("the configuration in a stack's file", () => {
  test.each<[string, string, Record<string, string | undefined>]>([
    ["plain", "config:\n  ns:a: https://x.example:8443/y\n", { "ns:a": "https://x.example:8443/y" }],
    [
      "between other sections",
      "encryptionsalt: v1:x:y\nconfig:\n  ns:a: b\nmore:\n  ns:c: d\n",
      { "ns:a": "b" },
    ],
    [
      "quoted",
      "config:\n  \"ns:a\": \"b # \\\"c\\\"\"\n  'ns:d': 'it''s'\n",
      { "ns:a": 'b # "c"', "ns:d": "it's" },
    ],
    [
      "comments and empty lines",
      "config:\n\n  # ns:x: y\n  ns:a: b # c\n\n  ns:d: e\n",
      { "ns:a": "b", "ns:d": "e" },
    ],
    ["Windows line ends", "config:\r\n  ns:a: b\r\n", { "ns:a": "b" }],
    ["a byte order mark", "\ufeffconfig:\n  ns:a: b\n", { "ns:a": "b" }],
    ["other namespaces", "config:\n  other:a: b\n  nsx:a: b\n  ns:a: c\n", { "ns:a": "c" }],
    ["the older form of keys", "config:\n  ns:config:a: b\n", { "ns:a": "b" }],
    ["secrets", "config:\n  ns:a:\n    secure: v1:x\n  ns:b: c\n", { "ns:a": undefined, "ns:b": "c" }],
    ["flow secrets", "config:\n  ns:a: {secure: v1:x}\n", { "ns:a": undefined }],
    [
      "several lines",
      "config:\n  ns:a: >-\n    b\n    c\n  ns:d: e\n    f\n",
      { "ns:a": undefined, "ns:d": undefined },
    ],
    [
      "anchors, tags, nothing",
      "config:\n  ns:a: &x b\n  ns:b: !!str c\n  ns:c:\n  ns:d: ~\n",
      {
        "ns:a": undefined,
        "ns:b": undefined,
        "ns:c": undefined,
        "ns:d": undefined,
      },
    ],
    ["nested keys of that name", "config:\n  other:a:\n    ns:a: b\n  ns:c: d\n", { "ns:c": "d" }],
    [
      "JSON",
      '{ "config": { "ns:a": "b", "ns:n": 8, "ns:s": { "secure": "v1:x" }, "x:a": "c" } }',
      {
        "ns:a": "b",
        "ns:n": "8",
        "ns:s": undefined,
      },
    ],
    [
      "flow",
      'a: b\nconfig: {ns:a: it\'s me, \'ns:b\': http://x:80/, "ns:c":"d", ns:e: {secure: v1:x}}\nf: g\n',
      {
        "ns:a": "it's me",
        "ns:b": "http://x:80/",
        "ns:c": "d",
        "ns:e": undefined,
      },
    ],
    [
      "flow on several lines",
      "config: { # all\n  'ns:a': 'b''c', # one\n  x:y: [{z: 1}, -2],\n}\n",
      { "ns:a": "b'c" },
    ],
    [
      "what the engine makes of JSON",
      `{"encryptionsalt": "v1:x=", "config": {'ns:a': 'http://x:80/', ns:n: 8, 'ns:s': {secure: 'v1:x'}}}`,
      { "ns:a": "http://x:80/", "ns:n": "8", "ns:s": undefined },
    ],
    ["none", "encryptionsalt: v1:x:y\n", {}],
    ["an empty one", "config: {}\n", {}],
    ["an empty JSON", "{}", {}],
  ])("%s", (_, text, expected) => {
    expect(parsed(text)).toStrictEqual(expected);
  });

  test.each([
    "config: &all\n  ns:a: b\n",
    "config: { ns:a: &x b }\n",
    "{ config: { ns:a: b }",
    "config: { ns:a }\n",
  ])("a form that would need a parser is not guessed at: %j", (text) => {
    expect(configurationIn(text, "ns")).toBeUndefined();
  });
});

describe("the file of a stack", () => {
  const root = mkdtempSync(join(tmpdir(), "telecom-center-stack-file-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  let count = 0;
  function inFolder(files: Record<string, string>, below = "", project = "phones") {
    const folder = join(root, String(count++));
    for (const [name, text] of Object.entries({ "Pulumi.yaml": "name: phones\n", ...files })) {
      if (text === "") continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    mkdirSync(join(folder, below), { recursive: true });
    return stackFileOf({ project, stack: "dev", folder: join(folder, below) }, "ns");
  }
  const DEV = { "Pulumi.dev.yaml": "config:\n  ns:a: b\n" };

  test("lies beside Pulumi.yaml, also where the program lies below it", () => {
    expect(inFolder(DEV)?.get("ns:a")).toBe("b");
    expect(inFolder(DEV, "src")).toMatchObject({ name: "Pulumi.dev.yaml", isWhole: true });
    expect(inFolder({})).toBeUndefined();
    expect(inFolder({ "Pulumi.prod.yaml": "config: {}\n" })).toBeUndefined();
  });

  test("lies where Pulumi.yaml says, and ends as that does", () => {
    const moved = { "stacks/Pulumi.dev.yaml": DEV["Pulumi.dev.yaml"] };
    for (const line of ["stackConfigDir: stacks", 'stackConfigDir: "stacks"', "config: stacks"])
      expect(inFolder({ ...moved, "Pulumi.yaml": `name: phones\n${line}\n` })?.get("ns:a")).toBe("b");
    const json = { "Pulumi.yaml": "", "Pulumi.json": '{"name":"phones"}' };
    expect(inFolder({ ...json, "Pulumi.dev.json": '{"config":{"ns:a":"b"}}' })?.get("ns:a")).toBe("b");
    expect(inFolder({ ...json, ...DEV })).toBeUndefined();
  });

  test("is not that of another project", () => {
    expect(inFolder(DEV, "", "others")).toBeUndefined();
  });

  test("is not whole where settings may come from elsewhere", () => {
    const esc = "environment:\n  - phones/dev\n";
    expect(inFolder({ "Pulumi.dev.yaml": `${esc}config:\n  ns:a: b\n` })).toMatchObject({ isWhole: false });
    expect(inFolder({ "Pulumi.dev.yaml": '{"environment":["x"],"config":{}}' })?.isWhole).toBe(false);
    expect(inFolder({ "Pulumi.dev.yaml": "config:\n  ns:environment: x\n" })?.isWhole).toBe(true);
    const forAll = "name: phones\nconfig:\n  ns:a:\n    value: b\n";
    expect(inFolder({ ...DEV, "Pulumi.yaml": forAll })?.isWhole).toBe(false);
  });
});
