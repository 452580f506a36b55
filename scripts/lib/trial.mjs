import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { dim, ReadableError } from "./output.mjs";
import { root } from "./paths.mjs";
import { run, tail } from "./run.mjs";

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * The quickstart as a stack of its own: home, state and credentials lie in one folder, apart from the user's own Pulumi.
 */
export class Trial {
  constructor({ folder, engine, sandbox, name }) {
    this.engine = engine;
    this.program = join(root, "examples", "quickstart");
    // A trial that was kept may still use that name.
    this.name = existsSync(this.settingsFile(name)) ? `${name}-${process.pid}` : name;
    this.path = { before: engine.binDir, after: join(root, "node_modules", "@pulumi", "pulumi") };
    this.settings = {
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "trial",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // The provider's process, which the program's nodeargs don't reach, starts quicker as well.
      NODE_OPTIONS: `--require ${JSON.stringify(join(root, "dist", "quick", "index.js"))}`,
      TELECOM_CENTER_BASE_URL: sandbox.url,
      TELECOM_CENTER_USERNAME: sandbox.username,
      TELECOM_CENTER_PASSWORD: sandbox.password,
    };
    mkdirSync(join(folder, "state"), { recursive: true });
  }

  settingsFile(name = this.name) {
    return join(this.program, `Pulumi.${name}.yaml`);
  }

  searchPath(existing) {
    return [this.path.before, existing, this.path.after].join(delimiter);
  }

  /** Runs a command of the engine and ends with its own words if it fails. */
  async pulumi(args, { show = true } = {}) {
    const own = Object.entries(process.env).filter(([name]) => !/^(PULUMI|TELECOM_CENTER)_/.test(name));
    if (show) process.stdout.write(`${dim(`  $ pulumi ${args.join(" ")}`)}\n`);
    let blank = false;
    const onLine = (line) => {
      if (line || !blank) process.stdout.write(`  ${line}`.trimEnd().concat("\n"));
      blank = !line;
    };
    const result = await run(this.engine.pulumi, [...args, "--cwd", this.program, "--stack", this.name], {
      env: { ...Object.fromEntries(own), ...this.settings, PATH: this.searchPath(process.env.PATH) },
      onLine: show ? onLine : undefined,
      onStart: (child) => {
        this.running = child;
      },
      timeoutSeconds: 600,
    });
    if (result.code === 0) return;
    throw new ReadableError(`\`pulumi ${args.join(" ")}\` failed.${show ? "" : `\n${tail(result)}`}`);
  }

  /** The lines that make a shell work with this stack. */
  writeEnvironment(file) {
    const lines = Object.entries(this.settings).map(([name, value]) => `export ${name}=${quoted(value)}`);
    lines.push(`export PATH=${this.searchPath('"$PATH"')}`);
    writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  }

  /** Ends the command that runs; false when none does. */
  stop() {
    return this.running?.exitCode === null && this.running.kill("SIGINT");
  }

  remove() {
    rmSync(this.settingsFile(), { force: true });
  }
}
