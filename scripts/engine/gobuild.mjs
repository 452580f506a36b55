import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { progress } from "../lib/output.mjs";
import { run, tail } from "../lib/run.mjs";
import { CLI, folderOnPath, LANGUAGE_HOST, PROGRAM_HOST } from "./inspect.mjs";
import { atLeast } from "./release.mjs";

const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** What a run of the engine spends its time in; of patterns that fit a package the last one counts. */
const OPTIMIZED = [
  "std",
  "golang.org/x/...",
  "google.golang.org/grpc/...",
  "google.golang.org/protobuf/...",
  "github.com/pulumi/pulumi/sdk/v3/...",
  ...["backend", "engine", "resource", "secrets"].map(
    (part) => `github.com/pulumi/pulumi/pkg/v3/${part}/...`,
  ),
];

/**
 * Two thirds of the code are clients of clouds and of commands that no stack needs. To compile them without optimizing, and
 * nothing with a debugger's tables, takes a third off the build; a run of the engine takes as long as ever.
 */
const COMPILER = ["all=-dwarf=false -N -l", ...OPTIMIZED.map((packages) => `${packages}=-dwarf=false`)];

const sibling = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Two modules, because the language host that can be had as a module is of an older release than any of the engines. It
 * runs the programs for all of them; an engine that asks more of its host has one of its own in front of it.
 */
function parts({ module }) {
  const ownHost = existsSync(join(module, "policy-host"));
  return [
    { folder: module, package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", output: CLI },
    {
      folder: sibling("language-nodejs"),
      package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
      output: ownHost ? PROGRAM_HOST : LANGUAGE_HOST,
    },
    ...(ownHost ? [{ folder: module, package: "./policy-host", output: LANGUAGE_HOST }] : []),
  ];
}

/** The Go compiler, on PATH or where its installer puts it; undefined for none. */
export function findGo() {
  const name = CLI.endsWith(".exe") ? "go.exe" : "go";
  const folder =
    folderOnPath(name) ?? ["/usr/local/go/bin", "/usr/lib/go/bin"].find((f) => existsSync(join(f, name)));
  return folder && join(folder, name);
}

/** Go fetches a newer toolchain by itself since 1.21, unless it was told to stay with the local one. */
async function unfit(go, needed) {
  const answer = await run(go, ["env", "GOVERSION", "GOTOOLCHAIN"], { timeoutSeconds: 60 });
  const [version = "", toolchain = ""] = answer.stdout.trim().split("\n");
  const [, number = "0"] = /^go([\d.]+)/.exec(version) ?? [];
  if (atLeast(number, needed) || (atLeast(number, "1.21") && toolchain !== "local")) return undefined;
  return `${go} is ${version || "of an unknown version"}; Go ${needed} or newer is needed`;
}

/**
 * Builds one part after the other: side by side they would compile twice what they share.
 * @returns {Promise<string | undefined>} what went wrong
 */
async function build(go, into, release, { quiet }) {
  const { version } = release;
  for (const { folder, package: name, output } of parts(release)) {
    const step = progress(`building ${output} ${version} with Go (minutes, once)`, { quiet });
    let downloaded = 0;
    let compiled = 0;
    const onLine = (line) => {
      if (line.startsWith("go: downloading")) downloaded += 1;
      else compiled += 1;
      step.update(`${downloaded} modules downloaded, ${compiled} packages compiled`);
    };
    const result = await run(
      go,
      [
        ...["build", "-v", "-trimpath", "-buildvcs=false", "-mod=readonly"],
        ...COMPILER.map((flags) => `-gcflags=${flags}`),
        ...["-ldflags", `-s -w -X ${VERSION_VARIABLE}=v${version}`],
        ...["-o", join(into, output), name],
      ],
      {
        cwd: folder,
        // No C compiler is needed then, and no workspace of the surroundings interferes; the compiler's own memory is seldom
        // collected, it ends soon.
        env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOGC: "400" },
        timeoutSeconds: 1800,
        ownGroup: true,
        onLine,
      },
    );
    if (result.code !== 0) {
      step.failed();
      const why = result.timedOut ? "it took longer than 30 minutes" : tail(result, 6);
      return `the Go build of ${output} failed: ${why}`;
    }
    step.done();
  }
}

/**
 * Builds the engine from the committed Go modules into `folder`. Go keeps what it has downloaded and compiled in its own
 * caches, so a build that was stopped goes on where it was.
 * @returns {Promise<{ binDir: string } | { problem: string }>}
 */
export async function buildFromModules(folder, release, { quiet }) {
  const go = findGo();
  if (!go) return { problem: "Go is not installed, so the engine cannot be built either" };
  const wrong = await unfit(go, release.go);
  if (wrong) return { problem: wrong };
  const binDir = join(folder, "bin");
  const problem = await build(go, binDir, release, { quiet });
  if (problem) return { problem };
  // The further parts of a release: without them beside the engine, every run warns that they came from elsewhere.
  for (const part of ["dynamic-provider", "policy-analyzer"]) {
    cpSync(sibling(part), binDir, { recursive: true });
  }
  return { binDir };
}
