import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Block, blocks, commandLines, guides, read } from "../unit/support/guides";
import { Stack, testSetup } from "./harness";

const execute = promisify(execFile);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** `npm install` puts the packages of the test's setup there, if they are what is asked for; the rest is npm's own. */
function installer(bin: string): void {
  const modules = join(testSetup().baseFolder, "node_modules");
  const script = [
    "#!/bin/sh",
    `[ "$1" = install ] || exec "${join(dirname(process.execPath), "npm")}" "$@"`,
    "shift",
    'for package in "$@"; do',
    '  case "$package" in -*) continue ;; esac',
    `  [ -d "${modules}/$(echo "$package" | sed 's/\\(.\\)@[0-9.]*$/\\1/')" ] || { echo "no $package" >&2; exit 1; }`,
    "done",
    `[ -e node_modules ] || ln -s "${modules}" node_modules`,
  ];
  mkdirSync(bin);
  writeFileSync(join(bin, "npm"), `${script.join("\n")}\n`, { mode: 0o755 });
}

/** What a reader does with a block: type it, or put it into the file that is named just before. */
function typed({ language, text, before }: Block): string {
  if (language !== "sh") {
    const file = /`([\w./-]+)`[^`]*(?:`[^`]*`[^`]*)*:\s*$/.exec(
      before.slice(before.lastIndexOf("\n\n", before.length - 3)),
    )?.[1];
    if (!file) throw new Error(`No file is named for the block: ${text}`);
    return `cat > '${file}' <<'THE_END'\n${text}THE_END\n`;
  }
  if (!text.includes("telecom-center sandbox")) return `echo "== $PWD"\n${text}`;
  // The other terminal.
  return [
    "set -m",
    `${text.trim()} > sandbox.log 2>&1 &`,
    "sandbox=$!",
    "set +m",
    "trap 'kill -- -$sandbox' EXIT",
    "for _ in $(seq 150); do grep -q http sandbox.log && break; sleep 0.2; done",
    "cat sandbox.log",
    "",
  ].join("\n");
}

test("getting started: every line of the page does what the page says", async () => {
  const stack = new Stack({ program: "" });
  const home = dirname(stack.folder);
  const [bin, user] = [join(home, "bin"), join(home, "user")];
  installer(bin);
  mkdirSync(user);
  const port = String(await freePort());
  const page = blocks(read("docs/getting-started.md"));
  expect(page.map(({ language }) => language)).toEqual([
    "sh",
    "sh",
    "yaml",
    "json",
    "ts",
    "sh",
    "sh",
    "sh",
    "sh",
  ]);
  const script = page.map(typed).join("\n").replaceAll("8080", port);
  // The engine asks for the last section's password.
  const lines = `exec <<< "the vendor's"\n${script}\npulumi stack ls`;
  const { stdout } = await execute("bash", ["-euo", "pipefail", "-c", lines], {
    cwd: user,
    env: {
      ...stack.env,
      HOME: user,
      PATH: [bin, stack.env.PATH].join(delimiter),
      // Says yes where the engine asks.
      PULUMI_SKIP_CONFIRMATIONS: "true",
    },
    maxBuffer: 16 * 1024 * 1024,
    timeout: 200_000,
  }).catch((error) => {
    throw new Error(`${error.message}\n${error.stdout}\n${error.stderr}`);
  });
  expect(stdout).toMatch(/Customer acme created/);
  expect(stdout).toMatch(/forwardTo: "\d+\.in\.phone\.systems"/);
  expect(stdout).toMatch(/Resources:\s+\+ 4 created/);
  expect(stdout).toMatch(/Resources:\s+- 4 deleted/);
  // The last section's stack is left, with its plan.
  expect(stdout).toMatch(/Resources:\s+\+ 4 to create/);
  expect(stdout).toMatch(/vendor-sandbox/);
  expect(stdout).not.toMatch(/^dev\*? /m);
});

/** The further names of the command that a help is about; newer engines call `stack init` and `state delete` otherwise. */
const aliases = (help: string) => /^Aliases:\n +(.*)$/m.exec(help)?.[1]?.split(", ") ?? [];

test("the engine has every command and option of its own that the guides show", async () => {
  const { env, folder } = new Stack({ program: "" });
  const pulumi = join(testSetup().binDir, "pulumi");
  const helps = new Map<string, string>();
  const help = async (...command: string[]) => {
    const key = command.join(" ");
    if (!helps.has(key)) {
      helps.set(key, (await execute(pulumi, [...command, "--help"], { cwd: folder, env })).stdout);
    }
    return helps.get(key)!;
  };
  const unknown: string[] = [];
  const lines = guides.flatMap((guide) =>
    commandLines(read(guide), "pulumi").map((words) => ({ guide, words })),
  );
  for (const { guide, words } of lines) {
    const [first = "", second = ""] = words;
    if (first.startsWith("-")) continue;
    const flags = words.filter((word) => word.startsWith("--")).map((flag) => flag.split("=")[0]!);
    const [, commands] = (await help(first)).split("Available Commands:");
    const group = commands !== undefined && /^[a-z]/.test(second);
    if (group && flags.length === 0 && new RegExp(`^ +${second} `, "m").test(commands)) continue;
    const command = group ? [first, second] : [first];
    const text = await help(...command);
    const missing = flags.filter((flag) => !new RegExp(`${flag}(?![\\w-])`).test(text));
    const known = text.includes(`pulumi ${command.join(" ")}`) || aliases(text).includes(command.at(-1)!);
    if (!known || missing.length > 0) {
      unknown.push(`${guide}: pulumi ${words.join(" ")}`);
    }
  }
  expect(lines.length).toBeGreaterThan(40);
  expect(unknown).toEqual([]);
});
