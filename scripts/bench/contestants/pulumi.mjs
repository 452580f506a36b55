import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { measure, together } from "../measure.mjs";
import { byPlugin, ours, plain } from "./programs.mjs";

const TSCONFIG =
  '{ "compilerOptions": { "target": "es2022", "module": "commonjs", "strict": false, "skipLibCheck": true } }';
const WITHOUT_CHECKING =
  "  options:\n    typescript: false\n    nodeargs: --require pulumi-telecom-center/quick --require ts-node/register/transpile-only\n";

const installedIn = (baseFolder) => join(baseFolder, "node_modules", "pulumi-telecom-center");
const pluginIn = (baseFolder) =>
  `plugins:\n  providers:\n    - name: telecom-center\n      path: ${join(installedIn(baseFolder), "plugin")}\n`;

/** A Pulumi stack, or several that share the customers among them and run side by side. */
class PulumiContestant {
  constructor(
    { folder, sandbox, engine, baseFolder, customers },
    { name, program, options = "", stacks = 1, environment = {}, writesOnce = false },
  ) {
    // The program's packages are found in the folder above.
    this.folder = join(baseFolder, "bench", name);
    this.work = folder;
    Object.assign(this, { sandbox, engine, baseFolder, customers, program, options, stacks });
    Object.assign(this, { environment, writesOnce });
  }

  ranges() {
    return Array.from({ length: this.stacks }, (_, index) => {
      const at = (share) => Math.round((this.customers * share) / this.stacks);
      return `${at(index)}-${at(index + 1)}`;
    });
  }

  async prepare() {
    for (const folder of [this.folder, this.work]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    }
    writeFileSync(join(this.folder, "Pulumi.yaml"), `name: bench\nruntime:\n  name: nodejs\n${this.options}`);
    writeFileSync(
      join(this.folder, "package.json"),
      '{ "name": "bench", "private": true, "main": "index.ts" }',
    );
    writeFileSync(join(this.folder, "tsconfig.json"), TSCONFIG);
    writeFileSync(join(this.folder, "index.ts"), this.program);
    for (const index of this.ranges().keys()) {
      // Each stack has a backend of its own, as stacks that run side by side do.
      mkdirSync(join(this.work, `state-${index}`), { recursive: true });
      await this.pulumi(["stack", "init", "bench"], index);
    }
  }

  pulumi(args, index = 0, env = {}) {
    const path = [
      this.engine.binDir,
      process.env.PATH,
      join(this.baseFolder, "node_modules", "@pulumi", "pulumi"),
    ];
    const command =
      this.writesOnce && ["up", "destroy"].includes(args[0]) ? this.telecomCenter : this.engine.pulumi;
    return measure(command, [...args, "--non-interactive"], {
      cwd: this.folder,
      env: {
        ...process.env,
        PATH: path.join(delimiter),
        PULUMI_HOME: join(this.work, "home"),
        PULUMI_BACKEND_URL: `file://${join(this.work, `state-${index}`)}`,
        PULUMI_CONFIG_PASSPHRASE: "bench",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        TELECOM_CENTER_BASE_URL: this.sandbox.url,
        TELECOM_CENTER_USERNAME: this.sandbox.username,
        TELECOM_CENTER_PASSWORD: this.sandbox.password,
        BENCH_CUSTOMERS: this.ranges()[index],
        ...this.environment,
        ...env,
      },
    });
  }

  get telecomCenter() {
    return join(this.baseFolder, "node_modules", ".bin", "telecom-center");
  }

  all(args, env) {
    return together(
      this.ranges().map((_, index) => () => this.pulumi([...args, "--stack", "bench"], index, env)),
    );
  }

  create = () => this.all(["up", "--yes", "--skip-preview", "--suppress-progress"]);
  noop = () => this.all(["preview", "--suppress-progress"]);
  refresh = () => this.all(["refresh", "--yes", "--skip-preview", "--suppress-progress"]);
  change = () => this.all(["up", "--yes", "--skip-preview", "--suppress-progress"], { BENCH_CHANGED: "1" });
  destroy = () => this.all(["destroy", "--yes", "--skip-preview", "--suppress-progress"]);

  stateBytes() {
    return this.ranges().reduce((sum, _, index) => {
      const file = join(this.work, `state-${index}`, ".pulumi", "stacks", "bench", "bench.json");
      return sum + readFileSync(file).length;
    }, 0);
  }
}

export class Ours extends PulumiContestant {
  constructor(setup, { stacks = 1, typeChecks = false, writesOnce = false, plugin = false } = {}) {
    const preload = join(installedIn(setup.baseFolder), "dist", "quick", "index.js");
    super(setup, {
      name: `ours-${stacks}`,
      program: plugin ? byPlugin : ours,
      options: (typeChecks ? "" : WITHOUT_CHECKING) + (plugin ? pluginIn(setup.baseFolder) : ""),
      stacks,
      // The provider's process takes the preload too, as in the template's scripts.
      environment: { NODE_OPTIONS: `--require ${JSON.stringify(preload)}` },
      writesOnce,
    });
    const differences = [
      stacks > 1 && `${stacks} stacks side by side`,
      typeChecks && "with type checks",
      writesOnce && "`telecom-center up` and `destroy`",
      plugin && "by the plugin",
    ];
    this.label = ["pulumi-telecom-center", ...differences.filter(Boolean)].join(", ");
  }
}

export class Plain extends PulumiContestant {
  label = "plain dynamic provider, as in tutorials";
  constructor(setup) {
    super(setup, { name: "plain", program: plain });
  }
}
