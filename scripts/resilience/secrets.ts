import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { startSandbox } from "../../sandbox";
import type { RunResult } from "../../tests/engine/harness/runs";
import { Stack } from "../../tests/engine/harness/stack";
import { settled } from "./runs";
import { say, type Table } from "./table";

const API_PASSWORD = "planted-Api-9f3kQ";
const GATEWAY = ["planted-Gateway-77aXz", "planted-Gateway-88bYw"] as const;
const SIP = ["planted-Sip-51mRt", "planted-Sip-62nSv"] as const;

const PROGRAM = (options: { port?: number; password?: string; more?: string } = {}) => `
const pulumi = require("@pulumi/pulumi");
const telecom = require("pulumi-telecom-center");
const config = new pulumi.Config("planted");
const acme = new telecom.Customer("acme", { name: "Acme" }, { protect: false });
const authorizationPassword = ${options.password ?? 'config.requireSecret("gateway")'};
const gateway = new telecom.Gateway("gateway", {
  customer: acme, name: "Carrier", host: "sip.example.com", port: ${options.port ?? 5060}, authorizationName: "acme", authorizationPassword,
});
const sip = new telecom.SipAccount("sip", { customer: "500", username: "desk", useAllowedIps: ${options.port !== undefined} });
const session = new telecom.CustomerSession("session", { customer: acme, triggers: [${options.port ?? 0}] });
const admin = new telecom.AdminSession("admin", { customer: acme, triggers: [${options.port ?? 0}] });
exports.password = gateway.authorizationPassword;
exports.sip = sip.password;
exports.links = [session.uri, admin.uri];
${options.more ?? ""}
`;

/** Runs a stack through its life with secrets that are easy to recognise, and looks for them in all that is left behind. */
export async function measureSecrets(): Promise<Table> {
  const sandbox = await startSandbox({
    password: API_PASSWORD,
    switches: { passwordEcho: "plain" },
    seed: {
      customers: [{ id: "500", attributes: { name: "Old" } }],
      sip_device_routes: [
        { attributes: { username: "desk", password: SIP[0] }, relationships: { customer: "500" } },
      ],
    },
  });
  const stack = new Stack({
    program: PROGRAM(),
    sandbox,
    passphrase: true,
    config: { "telecom-center:maxRetries": "1", "telecom-center:timeoutSeconds": "20" },
    env: {
      TELECOM_CENTER_PASSWORD: undefined,
      TELECOM_CENTER_LOG: "debug",
      PULUMI_DISABLE_CHECKPOINT_BACKUPS: undefined,
    },
  });
  const secrets = new Map<string, string>([
    ["the API's password", API_PASSWORD],
    [
      "the API's credentials in Base64",
      Buffer.from(`${sandbox.username}:${API_PASSWORD}`).toString("base64"),
    ],
    ...GATEWAY.map((value, n): [string, string] => [`a gateway's password (${n + 1})`, value]),
    ...SIP.map((value, n): [string, string] => [`a SIP account's password (${n + 1})`, value]),
  ]);
  const texts: { name: string; text: string }[] = [];
  const note = (name: string, { stdout, stderr }: RunResult) => {
    texts.push({ name: `${name}: stdout`, text: stdout }, { name: `${name}: stderr`, text: stderr });
    texts.push({ name: `${name}: state`, text: stack.checkpoint.text() });
    for (const type of ["sessions", "customer_admin_sessions"]) {
      for (const { attributes } of sandbox.objects(type)) {
        const uri = String(attributes.uri);
        secrets.set(`a session's link (${uri})`, uri);
        secrets.set(`a session's token (${uri})`, uri.slice(uri.indexOf("token=") + "token=".length));
      }
    }
    say(`  ${name}`);
  };
  const fail = { expectFailure: true };
  let planted = "";
  try {
    await stack.setConfig("telecom-center:password", API_PASSWORD, { secret: true });
    await stack.setConfig("planted:gateway", GATEWAY[0], { secret: true });
    note("preview --diff", await stack.preview({ diff: true }));
    note("up --diff", await stack.up({ args: ["--diff"] }));
    note("preview --json", await stack.cli(["preview", "--json"]));
    note("up without a change", await stack.up());
    await stack.setConfig("planted:gateway", GATEWAY[1], { secret: true });
    stack.setProgram(PROGRAM({ port: 5080 }));
    note("preview --diff of a change", await stack.preview({ diff: true }));
    note("preview --json of a change", await stack.cli(["preview", "--json", "--diff", "--show-reads"]));
    sandbox.faults.next.push({ match: { method: "PATCH" }, fault: "status500", times: 20 });
    note("up that fails", await stack.up({ ...fail, args: ["--diff"] }));
    sandbox.faults.next.length = 0;
    sandbox.faults.next.push({ match: { method: "PATCH" }, fault: "truncated", times: 20 });
    note("up whose answers are cut off", await settled(stack.up({ args: ["--diff"] })));
    sandbox.faults.next.length = 0;
    sandbox.switches.patchCodecsEcho = true;
    sandbox.faults.next.push(
      { match: { method: "PATCH" }, fault: "empty" },
      { match: { method: "GET" }, fault: "status500", times: 40 },
    );
    stack.setProgram(PROGRAM({ port: 5090 }));
    note("up that applies a change and cannot read it again", await settled(stack.up({ args: ["--diff"] })));
    sandbox.faults.next.length = 0;
    sandbox.change("sip_device_routes", sandbox.objects("sip_device_routes")[0]!.id, {
      password: SIP[1],
      use_allowed_ips: false,
    });
    note("preview --refresh --diff after drift", await settled(stack.preview({ refresh: true, diff: true })));
    note("refresh --diff", await settled(stack.refresh({ args: ["--diff"] })));
    note("up --refresh --diff", await settled(stack.up({ refresh: true, args: ["--diff"] })));
    stack.setProgram(
      PROGRAM({
        port: 5080,
        password: `Number(config.require("gateway").length) && { a: config.requireSecret("gateway") }`,
      }),
    );
    note("up with a password of the wrong kind", await stack.up({ ...fail, args: ["--diff"] }));
    stack.setProgram(PROGRAM({ port: 5080, more: 'throw new Error("The program crashed.");' }));
    note("up of a program that crashes", await stack.up(fail));
    stack.setProgram(
      PROGRAM({
        port: 5080,
        more: 'new telecom.Gateway("bad", { customer: acme, name: "Bad", host: "no host", authorizationName: "acme", authorizationPassword });',
      }),
    );
    note("up with a refused argument", await settled(stack.up({ args: ["--diff"] })));
    note(
      "up with a wrong API password",
      await settled(stack.up({ refresh: true, env: { TELECOM_CENTER_USERNAME: "nobody" } })),
    );
    note("stack export", await stack.cli(["stack", "export"]));
    note("stack output --json", await stack.cli(["stack", "output", "--json"]));
    note("stack history", await stack.cli(["stack", "history", "--json"]));
    planted = JSON.stringify(await stack.outputs({ showSecrets: true }));
    note("destroy --diff", await stack.destroy({ args: ["--diff"] }));
  } finally {
    await sandbox.close();
  }
  const home = dirname(stack.folder);
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files) texts.push({ name: relative(home, file), text: readFileSync(file, "latin1") });
  const finds = texts.flatMap(({ name, text }) =>
    [...secrets].filter(([, value]) => text.includes(value)).map(([what]) => `${what} in ${name}`),
  );
  for (const find of finds) say(`  FOUND ${find}`);
  const debugLines = texts.flatMap(({ name, text }) =>
    /: std(out|err)$/.test(name) ? (text.match(/#\d+ [A-Z]+ \/.* attempt \d+\/\d+/g) ?? []) : [],
  ).length;
  // A search finds nothing as well where nothing was planted.
  const present = [GATEWAY[1], "Sip-", "token="].every((part) => planted.includes(part)) && debugLines > 0;
  const kinds = {
    "outputs of runs": /: std(out|err)$/,
    "states after each run": /: state$/,
    "event logs": /events-\d+\.jsonl$/,
  };
  const rows: Table["rows"] = Object.entries(kinds).map(([kind, pattern]) => [
    kind,
    texts.filter(({ name }) => pattern.test(name)).length,
    finds.filter((find) => pattern.test(find)).length,
  ]);
  const counted = rows.reduce((sum, [, searched]) => sum + Number(searched), 0);
  const found = rows.reduce((sum, [, , number]) => sum + Number(number), 0);
  rows.push([
    "files of the state, its copies, its history and the settings",
    texts.length - counted,
    finds.length - found,
  ]);
  rows.push(["all", texts.length, finds.length]);
  return {
    header: ["artefacts", "searched", "finds"],
    rows,
    notes: [
      `${secrets.size} planted values: the API's password and its Base64 form, gateway and SIP passwords before and after a change, links and tokens of sessions. All runs have TELECOM_CENTER_LOG=debug; ${debugLines} of its lines were searched.`,
    ],
    passed: finds.length === 0 && present,
  };
}
