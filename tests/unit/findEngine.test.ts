import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const script = join(__dirname, "..", "..", "scripts", "engine", "find.mjs");

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

function find(path: string[], source = ""): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    PATH: path.join(delimiter),
    TELECOM_CENTER_CACHE: join(folder, "cache"),
    TELECOM_CENTER_ENGINE_SOURCE: source,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

test("the engine on PATH comes first", async () => {
  const bin = engineFolder("mine", "3.205.1");
  engineFolder("cache/engine/3.200.0/bin", "3.200.0");
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
    const cached = engineFolder("cache/engine/3.200.0/bin", "3.200.0");
    const { stdout, stderr } = await find([bin]);
    expect(JSON.parse(stdout)).toMatchObject({ binDir: cached, source: "cache" });
    expect(stderr).toContain(told);
  },
);

test("where nothing is found, one message tells what was tried and what to do", async () => {
  const { code, stderr } = await find([], "cache");
  expect(code).toBe(1);
  expect(stderr).toMatch(/could not be installed:\n {2}- cache: nothing in the cache/);
  expect(stderr).toContain("so that `pulumi` is on PATH");
  expect(stderr).not.toContain("    at ");
});

test("a build needs a Go that is new enough", async () => {
  const bin = engineFolder("go", "1", []);
  writeFileSync(join(bin, "go"), "#!/bin/sh\nprintf 'go1.19.4\\n\\n'\n");
  chmodSync(join(bin, "go"), 0o755);
  const { stderr } = await find([bin], "go");
  expect(stderr).toContain("is go1.19.4; Go 1.25 or newer is needed");
});
