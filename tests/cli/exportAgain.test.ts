import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { declarationsIn } from "../../cli/export/code/declared";
import { KEPT_FILE } from "../../cli/export/naming/kept";
import { populate, type Sandbox, type Seed } from "../../sandbox";
import { account, command, environment } from "./support";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-again-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(path(name), "utf8");
const export_ = (sandbox: Sandbox, ...options: string[]) =>
  command(["export", "--out", folder, "--project", "account", ...options], environment(sandbox));

/** Exports, which has to succeed. */
async function exported(sandbox: Sandbox, ...options: string[]): Promise<string> {
  const { status, stderr } = await export_(sandbox, "--force", ...options);
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return stderr;
}

type Files = Record<string, string>;

function everything(): Files {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(names.sort().map((name) => [name, text(name)]));
}

/** The files that are not the same, README.md with its counts aside. */
function changed(before: Files, after: Files): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name] && name !== "README.md" && name !== KEPT_FILE)
    .sort();
}

/** What the program calls each object, by class and id. */
function names(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(everything())
      .filter(([name]) => name.startsWith("customers/"))
      .flatMap(([name, content]) =>
        declarationsIn(content).map((one) => [
          `${one.class}/${one.id}`,
          `${name} ${one.variable} ${one.name}`,
        ]),
      ),
  );
}

const gateway = (id: string, name: string, customer = "2") => ({
  id,
  attributes: { name, host: `${id}.example` },
  relationships: { customer },
});
const route = (id: string, of: string) => ({
  id,
  attributes: { name: "All" },
  relationships: { customer: "2", gateway: of },
});
const small = (): Seed => ({
  customers: [
    { id: "2", attributes: { name: "Acme" } },
    { id: "3", attributes: { name: "Zeta" } },
  ],
  termination_gateways: [gateway("g5", "PBX")],
  termination_routes: [route("r5", "g5")],
});

describe("an export into the folder of an earlier one", () => {
  test("of the same account changes no file", async () => {
    const sandbox = await account({
      seed: populate({ customers: 20, gatewaysPerCustomer: 2, names: "awkward" }),
    });
    await exported(sandbox);
    const before = everything();
    expect(await exported(sandbox)).not.toMatch(/edited|Removed|left alone/);
    expect(everything()).toEqual(before);
  });

  test("keeps the names of objects beside which one of the same name was made", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    const before = names();
    // The lower id comes first in any order.
    sandbox.put("termination_gateways", gateway("g1", "PBX"));
    sandbox.put("customers", { id: "1", attributes: { name: "ACME" } });
    await exported(sandbox);
    const after = names();
    expect(after).toMatchObject(before);
    expect(after["Gateway/g1"]).toMatch(/^customers\/acme\.ts gatewayPbx_\w{6} acme-pbx-\w{6}$/);
    expect(after["Customer/1"]).toMatch(/^customers\/acme-(\w{6})\.ts customerAcme\w{6} acme-\1$/i);
    expect(text("customers/acme.ts")).toContain("gateway: gatewayPbx,");
  });

  test("keeps the names of what was renamed, and names what is new beside it by the name that its customer keeps", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    const before = names();
    sandbox.change("customers", "2", { name: "Bravo" });
    sandbox.change("termination_gateways", "g5", { name: "Other" });
    sandbox.put("termination_gateways", gateway("g6", "PBX"));
    await exported(sandbox);
    expect(names()).toMatchObject(before);
    expect(names()["Gateway/g6"]).toMatch(/^customers\/acme\.ts gatewayPbx_\w{6} acme-pbx-\w{6}$/);
    expect(text("customers/acme.ts")).toContain('name: "Bravo"');
  });

  test("never gives the name of an object that is gone to another, and gives it back to the same one", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    const before = names();
    sandbox.remove("customers", "2");
    expect(await exported(sandbox)).toContain(
      "Removed, as nothing of the account belongs there any more: customers/acme.ts.",
    );
    expect(existsSync(path("customers/acme.ts"))).toBe(false);
    sandbox.put("customers", { id: "9", attributes: { name: "Acme" } });
    sandbox.put("termination_gateways", gateway("g9", "PBX", "9"));
    await exported(sandbox);
    expect(names()["Customer/9"]).toMatch(/ acme-\w{6}$/);
    expect(Object.values(names()).filter((name) => / acme(-pbx)?$/.test(name))).toEqual([]);
    sandbox.put("customers", { id: "2", attributes: { name: "Acme" } });
    await exported(sandbox);
    expect(names()["Customer/2"]).toBe(before["Customer/2"]);
  });

  test("of 1,100 customers: one more changes the list of files and one file, however they are laid out", async () => {
    const sandbox = await account({ seed: populate({ customers: 1100, names: "awkward" }) });
    await exported(sandbox);
    const before = everything();
    expect(Object.keys(before).filter((name) => name.startsWith("customers/part-"))).toHaveLength(550);
    sandbox.put("customers", { id: "55", attributes: { name: "Acme" } });
    await exported(sandbox);
    expect(changed(before, everything())).toEqual(["customers/part-0551.ts", "index.ts"]);
    sandbox.put("customers", { id: "56", attributes: { name: "Acme" } });
    const middle = everything();
    await exported(sandbox);
    expect(changed(middle, everything())).toEqual(["customers/part-0551.ts"]);
  }, 60_000);

  test("customers whose files would have one name have two", async () => {
    const seed = {
      customers: ["con", "Customer con", "CON"].map((name, n) => ({ id: `${n}`, attributes: { name } })),
    };
    await exported(await account({ seed }));
    const files = readdirSync(path("customers")).map((name) => name.toLowerCase());
    expect(new Set(files).size).toBe(3);
    expect(Object.keys(names())).toHaveLength(3);
  });
});

describe("what is in the folder", () => {
  test("is left alone and told where it is not of an export", async () => {
    const sandbox = await account({ seed: small() });
    const mine = {
      "Pulumi.prod.yaml": "config: {}",
      "package.json": "{}",
      "notes.md": "mine",
      "customers/acme.ts": "// mine",
    };
    mkdirSync(path("customers"));
    for (const [name, content] of Object.entries(mine)) writeFileSync(path(name), content);
    const told = await exported(sandbox);
    for (const [name, content] of Object.entries(mine)) expect(text(name)).toBe(content);
    expect(told).toContain("warning: package.json is not of an export; it is left alone, and not written.");
    expect(told).toContain(
      "Not of an export, and left alone: Pulumi.prod.yaml, notes.md, customers/acme.ts.",
    );
    expect(text("index.ts")).toMatch(/import "\.\/customers\/acme-\w{6}";/);
    await exported(sandbox);
    for (const [name, content] of Object.entries(mine)) expect(text(name)).toBe(content);
  });

  test("is told where it was edited by hand, before it is replaced", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    const original = text("customers/acme.ts");
    appendFileSync(path("customers/acme.ts"), "// mine\n");
    const told = await exported(sandbox);
    expect(told).toMatch(
      /^warning: customers\/acme\.ts was edited by hand; it is replaced\.\n(.*\n)*\d+ resources written/m,
    );
    expect(told.match(/edited by hand/g)).toHaveLength(1);
    expect(text("customers/acme.ts")).toBe(original);
    // Other line ends are no edit.
    writeFileSync(path("customers/acme.ts"), original.replaceAll("\n", "\r\n"));
    expect(await exported(sandbox)).not.toContain("edited by hand");
  });

  test("that was edited stays, where nothing of the account belongs there any more", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    appendFileSync(path("customers/acme.ts"), "// mine\n");
    sandbox.remove("customers", "2");
    expect(await exported(sandbox)).toContain(
      "customers/acme.ts was edited by hand, and nothing of the account",
    );
    expect(text("customers/acme.ts")).toContain("// mine");
    expect(text("index.ts")).not.toContain("acme");
  });

  test("has a say in names: a resource that was renamed by hand keeps the new one", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    const edited = text("customers/acme.ts")
      .replace('"acme-pbx"', '"main-gateway"')
      .replaceAll("gatewayPbx", "main");
    writeFileSync(path("customers/acme.ts"), edited);
    await exported(sandbox);
    expect(text("customers/acme.ts")).toBe(edited);
    // A state may know it by the old one still.
    sandbox.put("termination_gateways", gateway("g1", "PBX"));
    await exported(sandbox);
    expect(names()["Gateway/g1"]).toMatch(/ acme-pbx-\w{6}$/);
    expect(names()["Gateway/g5"]).toBe("customers/acme.ts main main-gateway");
  });

  test("a symbolic link is no way out of it", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    const outside = mkdtempSync(join(tmpdir(), "telecom-center-outside-"));
    writeFileSync(join(outside, "mine"), "mine");
    rmSync(path("customers/acme.ts"));
    symlinkSync(join(outside, "mine"), path("customers/acme.ts"));
    expect(await exported(sandbox)).toContain("customers/acme.ts was edited by hand");
    expect(readFileSync(join(outside, "mine"), "utf8")).toBe("mine");
    rmSync(outside, { recursive: true });
  });

  test.each([
    ["is no JSON", "{"],
    [
      "leads out of the folder",
      '{"version":1,"project":"a","customersPerFile":1,"files":{"../x":["a"]},"objects":{}}',
    ],
  ])("what keeps the names %s: nothing is read or written", async (_what, kept) => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    writeFileSync(path(KEPT_FILE), kept);
    sandbox.resetRequests();
    const { status, stderr } = await export_(sandbox, "--force");
    expect([status, stderr]).toEqual([1, expect.stringContaining(`${path(KEPT_FILE)} can't be read`)]);
    expect(sandbox.requests).toHaveLength(0);
  });
});

describe("--customer into the folder of a larger export", () => {
  test("leaves the files of the others and their place in the program", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox);
    const before = everything();
    sandbox.put("customers", { id: "4", attributes: { name: "Midway" } });
    sandbox.change("customers", "3", { name: "Not asked for" });
    await exported(sandbox, "--customer", "4");
    expect(changed(before, everything())).toEqual(["customers/midway.ts", "index.ts"]);
    expect(text("index.ts").match(/customers\/\w+/g)).toEqual([
      "customers/acme",
      "customers/zeta",
      "customers/midway",
    ]);
  });

  test("is refused where a file has further customers", async () => {
    const sandbox = await account({ seed: small() });
    await exported(sandbox, "--per-file", "2");
    const before = everything();
    const { status, stderr } = await export_(sandbox, "--force", "--customer", "2");
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("customers/part-0001.ts has further customers: 3."),
    ]);
    expect(everything()).toEqual(before);
    sandbox.put("customers", { id: "4", attributes: { name: "Midway" } });
    await exported(sandbox, "--customer", "4");
    expect(changed(before, everything())).toEqual(["customers/part-0002.ts", "index.ts"]);
  });
});

describe("what can't be understood", () => {
  const odd = async () => {
    const seed = small();
    seed.termination_gateways = [
      gateway("g5", "PBX"),
      gateway("g6", "Fine"),
      gateway("g7", "Port"),
      gateway("g8", "x"),
    ];
    (seed.termination_routes as object[]).push(route("r6", "g6"));
    const sandbox = await account({ seed });
    sandbox.find("termination_gateways", "g5")!.attributes.host = null;
    sandbox.find("termination_gateways", "g7")!.attributes.port = "sip";
    sandbox.find("termination_gateways", "g8")!.attributes.name = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    sandbox.find("customers", "3")!.attributes.name = "Zeta \ud800";
    return sandbox;
  };

  test("is left out and listed with its reason, everything else is exported", async () => {
    const told = await exported(await odd());
    expect(Object.keys(names()).sort()).toEqual(["Customer/2", "Gateway/g6", "Route/r5", "Route/r6"]);
    const reasons = [
      'Gateway g5 "PBX" is not declared: its host is null',
      'Gateway g7 "Port" is not declared: its port has a form that is not known: "sip"',
      'Gateway g8 "04da6b54-80e4-46f7-96ec-b56ff0331ba9" is not declared: its name, "04da6b54-80e4-46f7-96ec-b56ff0331ba9", is what stands for an unknown value in Pulumi\'s engine',
      'Customer 3 "Zeta \\ud800" is not declared: its name, "Zeta \\ud800", has half a character, which Pulumi\'s engine can\'t carry',
    ];
    for (const reason of reasons) {
      expect(told).toContain(`warning: ${reason}.\n`);
      expect(text("README.md")).toContain(`- ${reason.replace(" is not declared", "")}\n`);
    }
    expect(told).toContain("4 objects left out of the code");
  });

  test("is known by its id where something belongs to it", async () => {
    const sandbox = await odd();
    sandbox.put("termination_gateways", gateway("g9", "Of Zeta", "3"));
    await exported(sandbox);
    expect(text("customers/acme.ts")).toContain(
      'gateway: "g5", // a Gateway that is not declared with this customer',
    );
    expect(text("customers/zeta.ts")).toContain(
      'customer: "3", // a Customer that is not declared with this customer',
    );
  });

  test("is a failure with --strict, and the same is written", async () => {
    const sandbox = await odd();
    await exported(sandbox);
    const before = everything();
    const { status } = await export_(sandbox, "--force", "--strict");
    expect([status, everything()]).toEqual([1, before]);
    const fine = await account({ seed: small() });
    expect((await export_(fine, "--force", "--strict")).status).toBe(0);
  });

  test("one customer by its id, too", async () => {
    const sandbox = await odd();
    sandbox.find("customers", "3")!.attributes.capacity_limit = { many: true };
    const told = await exported(sandbox, "--customer", "3");
    expect(told).toContain(
      'warning: Customer 3 "Zeta \\ud800" is not declared: its capacityLimit has a form',
    );
  });
});

describe("--missing-from", () => {
  const state = (name: string, resources: [type: string, id: string, more?: object][]) => {
    const file = path(name);
    writeFileSync(
      file,
      JSON.stringify({
        version: 3,
        deployment: {
          resources: resources.map(([type, id, more], index) => ({
            urn: `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/telecom-center:${type}::${index}`,
            type: `pulumi-nodejs:dynamic/telecom-center:${type}`,
            custom: true,
            id,
            outputs: {},
            ...more,
          })),
        },
      }),
    );
    return file;
  };

  test("--list prints what no stack has", async () => {
    const sandbox = await account({ seed: small() });
    const [east, west] = [
      state("east.json", [
        ["Customer", "2"],
        ["Gateway", "g5", { external: true }],
      ]),
      state("west.json", [["Customer", "3"]]),
    ];
    const run = (...more: string[]) =>
      command(["export", "--missing-from", east, west, "--list", ...more], environment(sandbox));
    const json = await run("--format", "json");
    expect([json.status, json.stderr, JSON.parse(json.stdout)]).toEqual([
      0,
      "",
      [
        { class: "Gateway", id: "g5", name: "PBX", customerId: "2" },
        { class: "Route", id: "r5", name: "All", customerId: "2" },
      ],
    ]);
    const { stdout } = await run();
    expect(stdout).toBe(
      '2 objects\n\nClass    Id  Name   Customer\nGateway  g5  "PBX"  2\nRoute    r5  "All"  2\n',
    );
  });

  test("nothing is missing: an empty list", async () => {
    const sandbox = await account({ seed: { customers: [{ id: "2", attributes: { name: "Acme" } }] } });
    const file = state("all.json", [["Customer", "2"]]);
    const run = (...more: string[]) =>
      command(["export", "--missing-from", file, "--list", ...more], environment(sandbox));
    expect((await run("--format", "json")).stdout).toBe("[]\n");
    expect((await run()).stdout).toBe("0 objects\n");
  });

  test("without --list, writes code of that alone, which refers to the rest by its ids", async () => {
    const sandbox = await account({ seed: small() });
    const file = state("east.json", [
      ["Customer", "2"],
      ["Gateway", "g5"],
    ]);
    const out = path("out");
    const { status } = await command(["export", "--missing-from", file, "--out", out], environment(sandbox));
    expect([status, readdirSync(join(out, "customers")).sort()]).toEqual([0, ["acme.ts", "zeta.ts"]]);
    const acme = text("out/customers/acme.ts");
    expect(declarationsIn(acme).map(({ name }) => name)).toEqual(["acme-all"]);
    expect(acme).toContain('customer: "2",');
    expect(acme).toContain('gateway: "g5",');
    // Deployed in the meantime, it is in a state: it stays declared here.
    const later = state("later.json", [
      ["Customer", "2"],
      ["Gateway", "g5"],
      ["Route", "r5"],
      ["Customer", "3"],
    ]);
    await command(["export", "--missing-from", later, "--out", out, "--force"], environment(sandbox));
    expect(text("out/customers/acme.ts")).toBe(acme);
  });

  test.each([
    ["a file that does not exist", undefined, "can't be read"],
    ["a file that is no JSON", "{", "is no state, as `pulumi stack export"],
    ["a preview", '{"steps":[]}', "is no state"],
  ])("%s: status 1, and its name", async (_what, content, words) => {
    const file = path("state.json");
    if (content !== undefined) writeFileSync(file, content);
    const { status, stderr } = await command(["export", "--missing-from", file, "--list"]);
    expect([status, stderr]).toEqual([1, expect.stringContaining(`${file} `)]);
    expect(stderr).toContain(words);
  });
});

test("declarations are read from what somebody edited, whatever stands between", () => {
  const source = `
    // export const a = new telecom.Gateway("commented", {}, { import: "0" });
    export const b=new telecom.Gateway('it\\'s', { name: "(\\")", host: /* ) */ "h" }, {
      protect: true, // )
      import: "1",
    });
    const c = new telecom.Gateway("no import", {});
    export const d = new telecom.Route(\`plain\`, { name: ")" }, { import: "2" });
  `;
  expect(declarationsIn(source).filter(({ id }) => id !== "0")).toEqual([
    { class: "Gateway", variable: "b", name: "it's", id: "1" },
    { class: "Route", variable: "d", name: "plain", id: "2" },
  ]);
});
