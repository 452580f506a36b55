import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { exported as classes } from "../../cli/export/classes";
import { KEPT_FILE } from "../../cli/export/naming/kept";
import { entities } from "../../provider/entities";
import { ALL_SWITCHES_ON, populate, type Sandbox, type Seed, type Switches } from "../../sandbox";
import { EVERY_CLASS } from "../population";
import { account, command, environment } from "./support";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "telecom-center-export-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const everything = (customers: number) =>
  populate({
    customers,
    names: "awkward",
    ...EVERY_CLASS,
    didsPerCustomer: 1,
  });

type Files = Record<string, string>;

function readFolder(path: string): Files {
  const names = readdirSync(path, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(path, name), "utf8")]));
}

let runs = 0;

/** Exports an account, which has to succeed. */
async function exported(
  sandbox: Sandbox,
  ...options: string[]
): Promise<{ files: Files; program: string; stderr: string; path: string }> {
  runs += 1;
  const path = join(folder, `account-${runs}`);
  const { status, stdout, stderr } = await command(
    ["export", "--out", path, "--project", "account", ...options],
    environment(sandbox),
  );
  expect({ status, stdout, stderr: status === 0 ? "" : stderr }).toEqual({
    status: 0,
    stdout: "",
    stderr: "",
  });
  const files = readFolder(path);
  const program = Object.keys(files)
    .filter((name) => name.startsWith("customers/"))
    .map((name) => files[name])
    .join("\n");
  return { files, program, stderr, path };
}

/** What a file declares, read by the compiler. */
function declarations(files: Files) {
  const found: {
    file: string;
    variable: string;
    type: string;
    name: string;
    args: Record<string, string>;
    id: string;
  }[] = [];
  for (const [file, text] of Object.entries(files).filter(([name]) => name.endsWith(".ts"))) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const { parseDiagnostics } = source as unknown as { parseDiagnostics: ts.Diagnostic[] };
    expect(parseDiagnostics.map(({ messageText }) => `${file}: ${messageText}`)).toEqual([]);
    const visit = (node: ts.Node): void => {
      const made = ts.isVariableDeclaration(node) ? node.initializer : undefined;
      if (made && ts.isNewExpression(made) && made.expression.getText().startsWith("telecom.")) {
        const [name, args, options] = made.arguments!;
        const members = (object: ts.Node | undefined) =>
          Object.fromEntries(
            (object as ts.ObjectLiteralExpression).properties.map((member) => [
              member.name!.getText(),
              ts.isPropertyAssignment(member) ? sourceValue(member.initializer) : member.name!.getText(),
            ]),
          );
        found.push({
          file,
          variable: (node as ts.VariableDeclaration).name.getText(),
          type: made.expression.getText().slice("telecom.".length),
          name: (name as ts.StringLiteral).text,
          args: members(args),
          id: members(options).import!,
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

const sourceValue = (node: ts.Expression) => (ts.isStringLiteral(node) ? node.text : node.getText());

test("an account with awkward names: the project as it is written", async () => {
  const seed = everything(26);
  const [first, second] = seed.termination_gateways as { attributes: Record<string, unknown> }[];
  Object.assign(first!.attributes, { authorization_name: "acme", authorization_password: "dark" });
  Object.assign(second!.attributes, { operator: false });
  (seed.incoming_trunks as { attributes: Record<string, unknown> }[])[2]!.attributes.name = "Default";
  const { files } = await exported(await account({ seed }));
  const golden = join(__dirname, "fixtures", "awkward-account.txt");
  const text = Object.entries(files)
    // What it keeps of package.json follows from the version.
    .filter(([name]) => name !== KEPT_FILE)
    .map(([name, content]) => `=== ${name}\n${content}`)
    .join("\n")
    .replace(/(?<="pulumi-telecom-center": ").*(?=")/, "^<this version>");
  if (process.env.UPDATE_FIXTURES) writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, "utf8"));
});

test("every class of the API that can be declared is exported", () => {
  const declarable = entities.filter(({ origin }) => origin === "created" || origin === "existing");
  expect(classes.map(({ name }) => name)).toEqual(declarable.map(({ name }) => name));
});

describe("names", () => {
  test("variables are unique in a file and resource names in the stack, not even alike but for capitals", async () => {
    const found = declarations((await exported(await account({ seed: everything(60) }))).files);
    expect(found).toHaveLength(60 * 7);
    const variables = found.map(({ file, variable }) => `${file} ${variable}`.toLowerCase());
    const resources = found.map(({ type, name }) => `${type} ${name}`.toLowerCase());
    const files = found.filter(({ type }) => type === "Customer").map(({ file }) => file.toLowerCase());
    for (const names of [variables, resources, files]) expect(new Set(names).size).toBe(names.length);
  });

  test("the text of the account comes back from the program, character by character", async () => {
    const texts = [
      "\u2028\u2029\u0000\u007f\u0085\ufeff\u202e\u200d",
      "a\\u0041\\\\b",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is meant to hold one
      "${1}`'\"\\",
      "😀👩‍👩‍👧",
      "a\r\n\tb",
      "</script>*/ //",
    ];
    const seed: Seed = { customers: texts.map((name, n) => ({ id: String(n + 1), attributes: { name } })) };
    const { files, program } = await exported(await account({ seed }));
    expect(
      declarations(files)
        .map(({ args }) => args.name)
        .sort(),
    ).toEqual([...texts].sort());
    // Nothing in the program that an editor hides or shows elsewhere than it stands.
    expect(program.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  test("the API's order of the list does not matter", async () => {
    const seed = everything(30);
    const orders: Switches["listOrder"][] = ["creation", "newest", "id"];
    const texts = [];
    for (const listOrder of orders) {
      texts.push((await exported(await account({ seed, switches: { listOrder } }))).files);
    }
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
  });

  test("several customers in a file", async () => {
    const { files } = await exported(await account({ seed: everything(30) }), "--per-file", "12");
    expect(Object.keys(files).filter((name) => name.startsWith("customers/"))).toEqual([
      "customers/part-0001.ts",
      "customers/part-0002.ts",
      "customers/part-0003.ts",
    ]);
    const found = declarations(files);
    expect(found).toHaveLength(30 * 7);
    const variables = found.map(({ file, variable }) => `${file} ${variable}`.toLowerCase());
    expect(new Set(variables).size).toBe(variables.length);
  });
});

describe("arguments", () => {
  const seed: Seed = {
    customers: [
      { id: "1", attributes: { name: "Plain" } },
      {
        id: "2",
        attributes: {
          name: "Rich",
          language: "RU",
          capacity_limit: 0,
          sip_account_limit: 5,
          trm_mode: "system",
        },
      },
    ],
    available_did_numbers: [
      { id: "d1", attributes: { number: "12120000001" }, relationships: { customer: "1" } },
      {
        id: "d2",
        attributes: { number: "12120000002", enabled: false, external_id: 7 },
        relationships: { customer: "2" },
      },
    ],
    termination_gateways: [
      { id: "g1", attributes: { name: "One", host: "a.example" }, relationships: { customer: "1" } },
      {
        id: "g2",
        attributes: { name: "Two", host: "b.example", port: 5080 },
        relationships: { customer: "2" },
      },
    ],
    termination_routes: [
      { id: "r1", attributes: { name: "R" }, relationships: { customer: "1", gateway: "g1" } },
      {
        id: "r2",
        attributes: { name: "R", dst_prefix: "044" },
        relationships: { customer: "2", gateway: "g1" },
      },
    ],
    external_account_routes: [
      { id: "e1", relationships: { customer: "1", available_did_number: "d1" } },
      { id: "e2", relationships: { customer: "2" } },
    ],
    sip_device_routes: [
      {
        id: "s1",
        attributes: { username: "u1", password: "dark secret", allowed_ips: "192.0.2.1" },
        relationships: { customer: "1" },
      },
    ],
  };
  const argumentsOf = async (options: { switches?: Partial<Switches> } = {}) => {
    const { files } = await exported(await account({ seed, ...options }));
    return Object.fromEntries(declarations(files).map(({ id, args }) => [id, args]));
  };

  test("those that equal the documented defaults are left out", async () => {
    expect(await argumentsOf()).toEqual({
      "1": { customerId: "1", name: "Plain", terminationMode: "operator" },
      "2": {
        customerId: "2",
        name: "Rich",
        language: "RU",
        capacityLimit: "0",
        sipAccountLimit: "5",
        terminationMode: "system",
      },
      d1: { customer: "customerPlain", number: "12120000001" },
      d2: { customer: "customerRich", number: "12120000002", enabled: "false", externalId: "7" },
      g1: {
        customer: "customerPlain",
        name: "One",
        host: "a.example",
        codecs: expect.stringContaining("PCMU"),
      },
      g2: {
        customer: "customerRich",
        name: "Two",
        host: "b.example",
        port: "5080",
        codecs: expect.anything(),
      },
      r1: { customer: "customerPlain", gateway: "gatewayOne", name: "R" },
      r2: { customer: "customerRich", gateway: "g1", name: "R", dstPrefix: "044" },
      e1: { customer: "customerPlain", externalAccountId: "e1", didNumber: "didNumber12120000001" },
      e2: { customer: "customerRich", externalAccountId: "e2" },
      s1: {
        customer: "customerPlain",
        sipAccountId: "s1",
        useAllowedIps: "false",
        allowedIps: '["192.0.2.1/32"]',
      },
    });
  });

  test("the API's other spellings of the same account change nothing else", async () => {
    const usual = await argumentsOf();
    const awkward = await argumentsOf({ switches: ALL_SWITCHES_ON });
    delete usual["1"]!.terminationMode; // not shown at all in that form
    delete usual["2"]!.terminationMode;
    expect(awkward).toEqual(usual);
  });

  test("a reference to another customer's object is its id, and says so", async () => {
    const { program } = await exported(await account({ seed }));
    expect(program).toContain('gateway: "g1", // a Gateway that is not declared with this customer');
  });

  test("a value that the class does not take is told, not declared", async () => {
    const sandbox = await account({ seed });
    sandbox.find("customers", "2")!.attributes.language = "DE";
    const { program, files } = await exported(sandbox);
    expect(program).toContain('// Not declared: language is "DE" in the account, and must be one of "EN"');
    expect(declarations(files).find(({ id }) => id === "2")!.args.language).toBeUndefined();
  });

  test("an object that no program can declare stands in the list of those", async () => {
    const sandbox = await account({ seed });
    sandbox.find("termination_gateways", "g1")!.attributes.name = " ";
    const { files, stderr } = await exported(sandbox);
    expect(stderr).toContain('warning: Gateway g1 " " is not declared: its name is " ", and must be a text');
    expect(files["README.md"]).toContain("- Gateway g1");
    const found = declarations(files);
    expect(found.some(({ id }) => id === "g1")).toBe(false);
    expect(found.find(({ id }) => id === "r1")!.args.gateway).toBe("g1");
  });
});

describe("secrets", () => {
  const gateway = (id: string, attributes: Record<string, string>) => ({
    id,
    attributes: { name: `Gateway ${id}`, host: "a.example", ...attributes },
    relationships: { customer: "1" },
  });
  const seed: Seed = {
    customers: [{ id: "1", attributes: { name: "Acme" } }],
    termination_gateways: [
      gateway("with", { authorization_name: "acme", authorization_password: "dark secret" }),
      gateway("without", {}),
    ],
  };

  const key = "acme-gateway-with-authorizationPassword";
  const passwordsOf = async (passwordEcho: Switches["passwordEcho"]) => {
    const { files, stderr } = await exported(await account({ seed, switches: { passwordEcho } }));
    const [has, hasNot] = declarations(files).filter(({ type }) => type === "Gateway");
    expect(hasNot!.args.authorizationPassword).toBeUndefined();
    expect(JSON.stringify(files) + stderr).not.toMatch(/dark secret|\*{8}/);
    return { password: has!.args.authorizationPassword, readme: files["README.md"]!, stderr };
  };

  test("a password that the account shows is asked for, and stands nowhere", async () => {
    const { password, readme, stderr } = await passwordsOf("plain");
    expect(password).toBe(`config.requireSecret("${key}")`);
    expect(stderr).toContain(`pulumi config set --secret ${key}`);
    expect(readme).toContain(`pulumi config set --secret ${key}`);
  });

  test.each(["masked", "null"] as const)(
    "a password that is answered %s is left out of the code, and README.md lists it",
    async (passwordEcho) => {
      const { password, readme, stderr } = await passwordsOf(passwordEcho);
      expect(password).toBeUndefined();
      expect(readme).toContain("## Passwords that the account hides");
      expect(readme).toContain(`pulumi config set --secret ${key}`);
      expect(readme).toContain(`authorizationPassword: config.requireSecret("${key}")`);
      expect(stderr).not.toContain("Before the first preview");
      expect(stderr).toContain("1 password that the account hides left out of the code");
    },
  );

  test("a SIP account's password is neither written nor asked for", async () => {
    const { files, stderr } = await exported(await account({ seed: everything(3) }));
    expect(JSON.stringify(files) + stderr).not.toMatch(/secret\d|requireSecret/);
  });
});

describe("what is left out", () => {
  const made = () => {
    const seed = everything(3);
    (seed.termination_gateways as { attributes: Record<string, unknown> }[])[0]!.attributes.operator = false;
    (seed.termination_routes as { attributes: Record<string, unknown> }[])[1]!.attributes.operator = false;
    (seed.incoming_trunks as { attributes: Record<string, unknown> }[])[2]!.attributes.name = "Default";
    return account({ seed });
  };
  const typesOf = (files: Files) => {
    const counts: Record<string, number> = {};
    for (const { type } of declarations(files)) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
  };

  test("what the customer or the account made is marked", async () => {
    const { program, files } = await exported(await made());
    expect(typesOf(files)).toMatchObject({ Gateway: 3, Route: 3, IncomingTrunk: 3 });
    expect(
      program.match(/\/\/ Made by the customer in the user interface\.\nexport const (gateway|route)/g),
    ).toHaveLength(2);
    expect(program).toContain(
      "// Made by the account itself, for a new customer.\nexport const incomingTrunk",
    );
  });

  test("--skip-customer-made leaves out gateways and routes of customers", async () => {
    const { files, stderr } = await exported(await made(), "--skip-customer-made");
    expect(typesOf(files)).toMatchObject({ Gateway: 2, Route: 2, IncomingTrunk: 3 });
    expect(stderr).toContain("1 Gateway left out, as asked for.");
  });

  test("--skip-automatic leaves out the trunks that nobody made", async () => {
    expect(typesOf((await exported(await made(), "--skip-automatic")).files)).toMatchObject({
      Gateway: 3,
      IncomingTrunk: 2,
    });
  });

  test("--skip leaves out classes, which are not even read", async () => {
    const sandbox = await made();
    const { files } = await exported(sandbox, "--skip", "SipAccount", "Gateway");
    expect(typesOf(files)).toEqual({
      Customer: 3,
      IncomingTrunk: 3,
      DidNumber: 3,
      Route: 3,
      ExternalAccount: 3,
    });
    expect(sandbox.count("GET", "/termination_gateways")).toBe(0);
  });

  test("--customer exports those alone", async () => {
    const sandbox = await made();
    const { files } = await exported(sandbox, "--customer", "1000002", "1000003", "1000002");
    expect(typesOf(files)).toMatchObject({ Customer: 2, SipAccount: 2 });
    expect(
      sandbox.requests.every(
        ({ path, query }) => path.startsWith("/customers/") || query["filter[customer.id]"],
      ),
    ).toBe(true);
  });

  test("--customer with an id that does not exist: status 1, and no project", async () => {
    const path = join(folder, "none");
    const { status, stderr } = await command(
      ["export", "--out", path, "--customer", "1000001", "77"],
      environment(await made()),
    );
    expect(status).toBe(1);
    expect(stderr).toContain('The account has no Customer with the id "77". Nothing was written.');
    expect(readFolder(path)).toEqual({});
  });
});

describe("the folder", () => {
  test("one that is not empty is refused before anything is read", async () => {
    const sandbox = await account({ seed: everything(1) });
    writeFileSync(join(folder, "mine.txt"), "mine");
    const refused = await command(["export", "--out", folder], environment(sandbox));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("is not empty");
    expect(sandbox.requests).toHaveLength(0);
    const forced = await command(["export", "--out", folder, "--force"], environment(sandbox));
    expect(forced.status).toBe(0);
    expect(readFolder(folder)["mine.txt"]).toBe("mine");
  });

  test("a file is refused", async () => {
    const path = join(folder, "file");
    writeFileSync(path, "");
    const { status, stderr } = await command(["export", "--out", path], environment(await account()));
    expect([status, stderr]).toEqual([1, `error: ${path} is a file: --out takes a folder.\n`]);
  });

  test("an empty account is a project without resources", async () => {
    const { files, stderr } = await exported(await account());
    expect(stderr).toContain("0 resources written");
    expect(files["index.ts"]).toBe("// The customers of the account.\n");
  });
});

test("as few requests as pages, and none that writes", async () => {
  const sandbox = await account({ seed: populate({ customers: 1200, didsPerCustomer: 1 }) });
  await exported(sandbox);
  expect(sandbox.requests.every(({ method }) => method === "GET")).toBe(true);
  expect(sandbox.requests).toHaveLength(3 + 3 + 5);
});

test("a failure while it is read: status 1, and no project", async () => {
  const sandbox = await account({
    seed: everything(3),
    faults: { next: [{ match: { path: "/termination_routes" }, fault: "status500", times: 9 }] },
  });
  const path = join(folder, "failed");
  const env = environment(sandbox, { TELECOM_CENTER_MAX_RETRIES: "0" });
  const { status, stderr } = await command(["export", "--out", path], env);
  expect([status, readFolder(path)]).toEqual([1, {}]);
  expect(stderr).toContain("GET /termination_routes");
});

test("objects of no customer are counted, not lost in silence", async () => {
  const sandbox = await account({ seed: everything(2), switches: { withoutCustomer: "accept" } });
  sandbox.put("termination_gateways", { id: "lonely", attributes: { name: "L", host: "l.example" } });
  const { stderr, files } = await exported(sandbox);
  expect(stderr).toContain("warning: Gateways of no customer, or of one that is new: 1 left out.");
  expect(files["README.md"]).toContain("Gateways of no customer");
});
