import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { parse } from "yaml";
import type { Sandbox } from "../../../sandbox";
import { Checkpoint, Settings, Stack, testSetup, vault } from "../harness";
import { start } from "../harness/process";

const root = join(__dirname, "..", "..", "..");

export interface Run {
  status: number;
  output: string;
}

/** What a forge gives a job, and the status with which it has to end. */
interface JobOptions {
  stacks?: string;
  env?: Record<string, string>;
  status?: number;
  /** The template's scripts are not run, but end with that status. */
  scriptsEnd?: number;
}

/** The scripts with which jobs end. */
const SCRIPTS = ["deploy", "drift"].map((name) => `scripts/${name}.sh`);

interface Job {
  steps: { name?: string; run?: string; env?: Record<string, string> }[];
}

interface Workflow {
  env: Record<string, string>;
  jobs: Record<string, Job>;
}

/** A repository made of the template, with a stack and an account each for staging and production. */
export class Repository {
  readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly bin: string;

  private constructor(private readonly stack: Stack) {
    const home = dirname(stack.folder);
    this.folder = join(home, "repository");
    this.bin = join(home, "bin");
    mkdirSync(this.bin);
    // A forge's clients are told what to do, and keep it; the packages are there already.
    for (const client of ["gh", "curl"]) {
      this.program(client, `printf '%s\\n' "$@" > "${home}/${client}.called"`);
    }
    // The engine is the real one, and what it is told to do is kept.
    const engine = join(testSetup().binDir, "pulumi");
    this.program("pulumi", `printf '%s\\n' "$*" >> "${home}/pulumi.called"\nexec "${engine}" "$@"`);
    this.program("npm", `[ "$1" = ci ] || exec "${join(dirname(process.execPath), "npm")}" "$@"`);
    const analyzer = join(root, "scripts", "engine", "policy-analyzer");
    const git = Object.fromEntries(
      ["AUTHOR", "COMMITTER"].flatMap((who) => [
        [`GIT_${who}_NAME`, "Test"],
        [`GIT_${who}_EMAIL`, "test@example.com"],
      ]),
    );
    this.env = { ...stack.env, ...git, PATH: [this.bin, stack.env.PATH, analyzer].join(delimiter) };
  }

  static async make(accounts: Record<string, Sandbox>): Promise<Repository> {
    const repository = new Repository(new Stack({ program: "" }));
    const template = join(root, "templates", "ops-repository");
    const answers = [
      "--name",
      "phones",
      "--description",
      "Our customers",
      "--yes",
      "--generate-only",
      "--non-interactive",
    ];
    await repository.bash(
      `pulumi new "${template}" --dir "${repository.folder}" ${answers.map((a) => `'${a}'`).join(" ")}`,
      {
        cwd: repository.stack.folder,
      },
    );
    symlinkSync(join(testSetup().baseFolder, "node_modules"), join(repository.folder, "node_modules"));
    await repository.bash(
      "git init --quiet --initial-branch main && printf 'node_modules\\n' > .git/info/exclude",
    );
    for (const [name, account] of Object.entries(accounts)) repository.addStack(name, account);
    await repository.commit("The template");
    return repository;
  }

  /** A stack on an account, with the settings that the repository has of it: what `pulumi stack init` and `config set` would write. */
  addStack(name: string, { url, username, password }: Sandbox): void {
    new Checkpoint(join(dirname(this.folder), "backend"), "phones", name).create();
    const settings = this.settingsOf(name);
    settings.add({
      "telecom-center:baseUrl": url,
      "telecom-center:username": username,
      "telecom-center:password": settings.secret(password)!,
    });
    // The template's own host gives way to the sandbox's.
    settings.remove("telecom-center:environment");
  }

  settingsOf(stack: string): Settings {
    return new Settings(join(this.folder, `Pulumi.${stack}.yaml`), "phones", vault());
  }

  private program(name: string, text: string): void {
    writeFileSync(join(this.bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(this.bin, name), 0o755);
  }

  /** Runs commands, which have to succeed unless a status is expected. */
  async bash(
    commands: string,
    { env, cwd = this.folder, status = 0 }: { env?: NodeJS.ProcessEnv; cwd?: string; status?: number } = {},
  ): Promise<Run> {
    const options = { cwd, env: { ...this.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    const run = await promisify(execFile)("bash", ["-eo", "pipefail", "-c", commands], options).then(
      ({ stdout, stderr }) => ({ status: 0, output: stdout + stderr }),
      (error) => ({ status: Number(error.code), output: `${error.stdout}${error.stderr}` }),
    );
    if (run.status === status) return run;
    throw new Error(`Status ${run.status} in place of ${status} of:\n${commands}\n\n${run.output}`);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  async edit(path: string, from: string, to: string): Promise<void> {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`);
    writeFileSync(join(this.folder, path), text.replace(from, to));
  }

  async commit(message: string): Promise<void> {
    await this.bash(`git add --all && git commit --quiet --message '${message}'`);
  }

  /** The shell step of a GitHub workflow, with its environment and the workflow's, as a runner runs it. */
  async step(
    workflow: string,
    job: string,
    name: string,
    { status, ...given }: JobOptions,
  ): Promise<Run & { outputs: string }> {
    const { run, env, outputs } = this.shellOf(workflow, job, name, given);
    const ended = await this.bash(run, { env, status });
    return { ...ended, outputs: readFileSync(outputs, "utf8").trim() };
  }

  /** The same step, whose runner is taken away with all that it started as soon as that holds. */
  async killedStep(
    workflow: string,
    job: string,
    name: string,
    given: JobOptions,
    at: () => boolean,
  ): Promise<void> {
    const { run, env } = this.shellOf(workflow, job, name, given);
    const running = start("bash", ["-eo", "pipefail", "-c", run], {
      cwd: this.folder,
      env: { ...this.env, ...env },
      timeoutSeconds: 120,
    });
    await running.until(at);
    running.kill();
    await running.finished;
  }

  /** Functions in the place of the scripts. */
  private ends(status: number | undefined): string {
    return status === undefined ? "" : SCRIPTS.map((name) => `${name}() { return ${status}; }\n`).join("");
  }

  private shellOf(
    workflow: string,
    job: string,
    name: string,
    { stacks = "", env: given, scriptsEnd }: JobOptions,
  ) {
    const { jobs, env: shared } = parse(this.read(`.github/workflows/${workflow}.yml`)) as Workflow;
    const step = jobs[job]?.steps.find((one) => one.name === name);
    if (!step?.run) throw new Error(`${workflow}.yml has no shell step "${name}" in its job ${job}.`);
    const outputs = join(dirname(this.folder), "outputs");
    writeFileSync(outputs, "");
    // What the forge fills in is the test's own.
    const own = Object.fromEntries(
      Object.entries({ ...shared, ...step.env }).filter(([, value]) => !value.includes("${{")),
    );
    const env = {
      ...own,
      STACKS: stacks,
      PULL_REQUEST: "7",
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: join(dirname(this.folder), "summary"),
      ...given,
    };
    return { run: this.ends(scriptsEnd) + step.run, env, outputs };
  }

  /** All commands of a job of GitLab's, in one shell as its runner has it. */
  async gitlab(job: string, { stacks = "", status, env: given, scriptsEnd }: JobOptions): Promise<Run> {
    const pipeline = parse(this.read(".gitlab-ci.yml"));
    const commands = [...pipeline.default.before_script, ...pipeline[job].script];
    const env = {
      ...pipeline.variables,
      ...pipeline[job].variables,
      STACKS: stacks,
      CI_API_V4_URL: "https://gitlab.example/api/v4",
      CI_PROJECT_ID: "1",
      CI_MERGE_REQUEST_IID: "7",
      REVIEW_TOKEN: "none",
      ...given,
    };
    return this.bash(this.ends(scriptsEnd) + commands.join("\n"), { env, status });
  }

  /** How often the engine previewed and deployed since it was last asked. */
  engineRuns(): Record<"preview" | "up", number> {
    const file = join(dirname(this.folder), "pulumi.called");
    const commands = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    rmSync(file, { force: true });
    const count = (name: string) => commands.filter((command) => command.startsWith(`${name} `)).length;
    return { preview: count("preview"), up: count("up") };
  }

  /** Resolves as soon as the file is written. */
  async written(path: string): Promise<void> {
    while (!existsSync(join(this.folder, path))) await sleep(10);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { force: true });
  }

  /** The arguments with which a forge's client was last called. */
  called(client: "gh" | "curl"): string[] {
    const file = join(dirname(this.folder), `${client}.called`);
    return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  }
}
