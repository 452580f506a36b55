import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const script = join(__dirname, "..", "..", "scripts", "engine", "find.mjs");
const [, build] = /^const BUILD = (\d+);$/m.exec(readFileSync(script, "utf8"))!;
/** Where an engine is kept that this checkout has built upon. */
const cacheOf = (version: string) => `cache/engine/${version}-${build}/bin`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "find-engine-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with programs that answer as an engine of that version does. */
function engineFolder(
  name: string,
  version: string,
  programs = ["pulumi", "pulumi-language-nodejs"],
): string {
  const bin = join(folder, name);
  mkdirSync(bin, { recursive: true });
  for (const program of programs) {
    writeFileSync(join(bin, program), `#!/bin/sh\necho v${version}\n`);
    chmodSync(join(bin, program), 0o755);
  }
  return bin;
}

function find(
  path: string[],
  { source = "", version = "" } = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    PATH: path.join(delimiter),
    TELECOM_CENTER_CACHE: join(folder, "cache"),
    TELECOM_CENTER_ENGINE_SOURCE: source,
    TELECOM_CENTER_ENGINE_VERSION: version,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

test("the engine on PATH comes first", async () => {
  const bin = engineFolder("mine", "3.205.1");
  engineFolder(cacheOf("3.274.1"), "3.274.1");
  const { stdout } = await find([bin]);
  expect(JSON.parse(stdout)).toEqual({
    pulumi: join(bin, "pulumi"),
    binDir: bin,
    version: "3.205.1",
    source: "path",
  });
});

test.each([
  ["too old", "3.199.0", undefined, "is 3.199.0; at least 3.200.0 and below 4 is needed"],
  ["of the next major version", "4.0.0", undefined, "is 4.0.0; at least 3.200.0 and below 4 is needed"],
  ["without its language host", "3.205.1", ["pulumi"], "has no pulumi-language-nodejs beside it"],
])(
  "an engine on PATH that is %s is told and passed over for the cached one",
  async (_, version, programs, told) => {
    const bin = engineFolder("mine", version, programs);
    const cached = engineFolder(cacheOf("3.274.1"), "3.274.1");
    const { stdout, stderr } = await find([bin]);
    expect(JSON.parse(stdout)).toMatchObject({ binDir: cached, source: "cache" });
    expect(stderr).toContain(told);
  },
);

test("where nothing is found, one message tells what was tried and what to do", async () => {
  const { code, stderr } = await find([], { source: "cache" });
  expect(code).toBe(1);
  expect(stderr).toMatch(/could not be installed:\n {2}- cache: nothing in the cache/);
  expect(stderr).toContain("so that `pulumi` is on PATH");
  expect(stderr).not.toContain("    at ");
});

test.each([
  ["by name", "newest", "3.274.1"],
  ["by version", "3.274.1", "3.274.1"],
  ["by version with its letter", "v3.200.0", "3.200.0"],
])("a release asked for %s is taken from the cache, whatever is on PATH", async (_, version, expected) => {
  const mine = engineFolder("mine", "3.205.1");
  for (const cached of ["3.200.0", "3.274.1"]) engineFolder(cacheOf(cached), cached);
  const { stdout, stderr } = await find([mine], { version });
  expect(JSON.parse(stdout)).toMatchObject({ version: expected, source: "cache" });
  expect(stderr).toContain(`is 3.205.1; TELECOM_CENTER_ENGINE_VERSION asks for ${expected}`);
});

test("a release asked for comes from PATH where it is there", async () => {
  const mine = engineFolder("mine", "3.274.1");
  engineFolder(cacheOf("3.274.1"), "3.274.1");
  const { stdout } = await find([mine], { version: "newest" });
  expect(JSON.parse(stdout)).toMatchObject({ binDir: mine, source: "path" });
});

test("a release that is not one of the two is refused with their names", async () => {
  const { code, stderr } = await find([], { version: "3.250.0" });
  expect(code).toBe(1);
  expect(stderr.trim()).toBe(
    'TELECOM_CENTER_ENGINE_VERSION is "3.250.0", but must be one of: oldest (3.200.0), newest (3.274.1)',
  );
});

test("where the release asked for is not found, the message offers no other", async () => {
  const { stderr } = await find([], { source: "cache", version: "newest" });
  expect(stderr).toMatch(/^\nPulumi 3\.274\.1 was not found and could not be installed:/);
  expect(stderr).toContain("Install Pulumi 3.274.1 (https");
});

/** A `go` that is of that version and stays with it. */
function goFolder(version: string): string {
  const bin = engineFolder("go", "1", []);
  writeFileSync(join(bin, "go"), `#!/bin/sh\nprintf 'go${version}\\nlocal\\n'\n`);
  chmodSync(join(bin, "go"), 0o755);
  return bin;
}

test.each([
  ["oldest", "1.19.4", "Go 1.25 or newer is needed"],
  ["newest", "1.26.5", "Go 1.26.6 or newer is needed"],
])("a build of the %s release needs a Go that is new enough", async (version, go, told) => {
  const { stderr } = await find([goFolder(go)], { source: "go", version });
  expect(stderr).toContain(`is go${go}; ${told}`);
});
