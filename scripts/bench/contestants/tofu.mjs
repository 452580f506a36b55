import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "../measure.mjs";
import { writtenOut } from "./writtenOut.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const SOURCE = "bench.invalid/mastercard/restapi";
const PLATFORM = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

/** OpenTofu with the generic REST provider, and a configuration that goes through the list of customers. */
export class Tofu {
  label = "OpenTofu 1.10.6 with Mastercard/restapi 1.20.0";

  changed = false;

  constructor({ folder, sandbox, peers, customers }) {
    Object.assign(this, { folder, sandbox, peers, customers });
  }

  async prepare() {
    rmSync(this.folder, { recursive: true, force: true });
    const mirror = join(this.folder, "mirror", SOURCE, "1.20.0", PLATFORM);
    mkdirSync(mirror, { recursive: true });
    symlinkSync(this.peers.restapi, join(mirror, "terraform-provider-restapi_v1.20.0"));
    writeFileSync(
      join(this.folder, "tofurc"),
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(join(this.folder, "mirror"))}\n  }\n}\n`,
    );
    copyFileSync(join(HERE, "provider.tf"), join(this.folder, "provider.tf"));
    this.declareObjects();
    await this.tofu(["init", "-input=false"]);
  }

  declareObjects() {
    copyFileSync(join(HERE, "customers.tf"), join(this.folder, "customers.tf"));
  }

  tofu(args) {
    const env = {
      ...process.env,
      TF_CLI_CONFIG_FILE: join(this.folder, "tofurc"),
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
      TF_VAR_url: `${this.sandbox.url}/api/rest/public/operator`,
      TF_VAR_username: this.sandbox.username,
      TF_VAR_password: this.sandbox.password,
      TF_VAR_customers: String(this.customers),
      TF_VAR_changed: String(this.changed),
    };
    return measure(this.peers.opentofu, args, { cwd: this.folder, env });
  }

  create = () => this.tofu(["apply", "-auto-approve", "-input=false", "-no-color"]);
  noop = () => this.tofu(["plan", "-refresh=false", "-input=false", "-no-color"]);
  refresh = () => this.tofu(["plan", "-input=false", "-no-color"]);
  change() {
    this.changed = true;
    this.declareObjects();
    return this.create();
  }
  destroy = () => this.tofu(["destroy", "-auto-approve", "-input=false", "-no-color"]);
  stateBytes = () => undefined;
}

/** The same, but with every object written out, as only a generator writes it. */
export class TofuWrittenOut extends Tofu {
  label = "OpenTofu 1.10.6 with Mastercard/restapi 1.20.0, every object written out";

  declareObjects() {
    const objects = writtenOut(this.customers, { changed: this.changed });
    writeFileSync(join(this.folder, "customers.tf.json"), JSON.stringify(objects));
  }
}
