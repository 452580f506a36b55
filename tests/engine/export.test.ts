import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AWKWARD_NAMES, populate, type Sandbox } from "../../sandbox";
import { account } from "./fixtures";
import { Stack, testSetup } from "./harness";

const CUSTOMERS = 50;
const PER_CUSTOMER = 8;

/** Customers with awkward names and everything that a customer can have. */
function seed() {
  const all = populate({
    customers: CUSTOMERS,
    names: "awkward",
    trunksPerCustomer: 1,
    didsPerCustomer: 2,
    gatewaysPerCustomer: 1,
    routesPerGateway: 1,
    externalAccountsPerCustomer: 1,
    sipAccountsPerCustomer: 1,
  });
  const [first, second, third] = all.termination_gateways as { attributes: Record<string, unknown> }[];
  Object.assign(first!.attributes, { authorization_name: "acme", authorization_password: "dark secret" });
  Object.assign(second!.attributes, { operator: false });
  Object.assign(third!.attributes, { src_rewrite_rule: "^\\+?(.*)$", src_rewrite_result: "\\1`${x}`" });
  return all;
}

/** A stack whose program is the export of an account, made by the packed package's own command. */
async function exported(sandbox: Sandbox): Promise<{ stack: Stack; told: string }> {
  const { baseFolder } = testSetup();
  const stack = new Stack({ program: {}, project: "exported", sandbox });
  const main = join(baseFolder, "node_modules", "pulumi-telecom-center", "dist", "cli", "main.js");
  const out = join(stack.folder, "..", "exported");
  const args = [main, "export", "--out", out];
  const { spawnSync } = await import("node:child_process");
  void spawnSync;
  const told = execFileSync("sh", ["-c", '"$0" "$@" 2>&1', process.execPath, ...args], {
    env: { ...stack.env, PATH: process.env.PATH },
    encoding: "utf8",
  });
  stack.setProgram({ folder: out });
  return { stack, told };
}
