import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measure } from "../measure.mjs";

// A host that serves nothing: the provider comes from the folder that the configuration names.
const SOURCE = "bench.invalid/mastercard/restapi";
const PLATFORM = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

const body = (type, attributes, relationships = {}, id = undefined) => ({
  data: { type, id, attributes, relationships },
});
const link = (type, id) => ({ data: { type, id } });

/** The same objects as an OpenTofu configuration with the generic REST provider. */
function configuration(customers, { changed }) {
  const resource = {};
  const object = (name, path, data) => {
    resource[name] = { path, data: JSON.stringify(data) };
  };
  for (let n = 0; n < customers; n += 1) {
    const id = String(500000 + n);
    const customer = { customer: link("customers", id) };
    const limit = changed && n === 0 ? 11 : 10;
    object(
      `c${n}`,
      "/customers",
      body("customers", { name: `Customer ${n}`, capacity_limit: limit }, undefined, id),
    );
    object(
      `t${n}`,
      "/incoming_trunks",
      body("incoming_trunks", { name: "From DIDWW", codecs: ["PCMU", "PCMA"] }, customer),
    );
    for (const d of [0, 1]) {
      object(
        `d${n}x${d}`,
        "/available_did_numbers",
        body("available_did_numbers", { number: String(12130000000 + n * 2 + d) }, customer),
      );
    }
    object(
      `g${n}`,
      "/termination_gateways",
      body("termination_gateways", { name: "pbx", host: "a.example.net", port: 5080 }, customer),
    );
    const gateway = link("termination_gateways", `\${restapi_object.g${n}.id}`);
    object(
      `r${n}`,
      "/termination_routes",
      body("termination_routes", { name: "uk", dst_prefix: "44" }, { ...customer, gateway }),
    );
    for (const name of [`t${n}`, `d${n}x0`, `d${n}x1`, `g${n}`, `r${n}`])
      resource[name].depends_on = [`restapi_object.c${n}`];
  }
  return resource;
}

/** OpenTofu with the generic REST provider. */
export class Tofu {
  label = "OpenTofu 1.10.6 with Mastercard/restapi 1.20.0";

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
    this.write({ changed: false });
    await this.tofu(["init", "-input=false"]);
  }

  write(options) {
    const main = {
      terraform: { required_providers: { restapi: { source: SOURCE, version: "1.20.0" } } },
      provider: {
        restapi: {
          uri: `${this.sandbox.url}/api/rest/public/operator`,
          username: this.sandbox.username,
          password: this.sandbox.password,
          headers: { "Content-Type": "application/vnd.api+json" },
          id_attribute: "data/id",
          update_method: "PATCH",
          write_returns_object: true,
        },
      },
      resource: { restapi_object: configuration(this.customers, options) },
    };
    writeFileSync(join(this.folder, "main.tf.json"), JSON.stringify(main));
  }

  tofu(args) {
    const env = {
      ...process.env,
      TF_CLI_CONFIG_FILE: join(this.folder, "tofurc"),
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
    };
    return measure(this.peers.opentofu, args, { cwd: this.folder, env });
  }

  create = () => this.tofu(["apply", "-auto-approve", "-input=false", "-no-color"]);
  noop = () => this.tofu(["plan", "-refresh=false", "-input=false", "-no-color"]);
  refresh = () => this.tofu(["plan", "-input=false", "-no-color"]);
  change() {
    this.write({ changed: true });
    return this.create();
  }
  destroy = () => this.tofu(["destroy", "-auto-approve", "-input=false", "-no-color"]);
  stateBytes = () => undefined;
}
