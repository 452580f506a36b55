import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { populate, type Sandbox, type SandboxOptions, type Switches } from "../../../sandbox";
import { account, Resource, Run } from "./account";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "known-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A run of a stack that has the report of a probe with these answers. */
function knowing(sandbox: Sandbox, answers: Record<string, unknown>): Run {
  const file = join(folder, "account.json");
  const findings = Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => [key, { answer, how: "" }]),
  );
  writeFileSync(file, JSON.stringify({ version: 1, findings, settings: {}, left: [] }));
  return new Run(sandbox, { "telecom-center:behaviour": file });
}

async function opened(switches: Partial<Switches>, options: SandboxOptions = {}) {
  return account({ switches, ...options });
}

const refused = { name: "refused", language: "ignored", terminationMode: "applied" };

describe("a change that the account is known not to make", () => {
  let sandbox: Sandbox;
  let customer: Resource;
  beforeEach(async () => {
    sandbox = await opened({ customerPatch: "reject", nullLimits: "reject" });
    customer = new Resource(
      knowing(sandbox, { customerUpdate: refused, clearLimits: "refused" }),
      "Customer",
      "acme",
    );
    await customer.up({ name: "Acme", capacityLimit: 3 });
    sandbox.resetRequests();
  });

  test("fails the preview, with what to do, and without a request", async () => {
    await expect(customer.plan({ name: "Acme Ltd", capacityLimit: 3 })).rejects.toThrow(
      /^Customer "acme" \(id 1\d{9}\): this account refuses to change a customer's name, as a probe has found out \(telecom-center:behaviour\)\.\n {2}The API's manual does not list name for updates\. Ask telecom\.center to change it/,
    );
    expect(sandbox.requests).toEqual([]);
  });

  test("is told as ignored where it is, together with others", async () => {
    await expect(customer.plan({ name: "Acme Ltd", language: "LT", capacityLimit: 3 })).rejects.toThrow(
      "this account refuses to change a customer's name; this account ignores a change of a customer's language,",
    );
  });

  test("is null for a limit, also where the limit leaves the program", async () => {
    const clear = "this account refuses null for a customer's capacity limit,";
    await expect(customer.plan({ name: "Acme", capacityLimit: null })).rejects.toThrow(clear);
    await expect(customer.plan({ name: "Acme" })).rejects.toThrow(clear);
    expect(await customer.plan({ name: "Acme", capacityLimit: 4 })).toBe("update");
  });

  test("is none of a replacement, nor of what is not known to be refused", async () => {
    expect(await customer.plan({ name: "Acme Ltd", customerId: "77" })).toBe("replace");
    expect(await customer.plan({ name: "Acme", capacityLimit: 3, terminationMode: "system" })).toBe("update");
    expect(await customer.plan({ name: "Acme", capacityLimit: 3 })).toBe("same");
  });

  test("fails the preview of a takeover that would write it", async () => {
    sandbox.put("customers", { id: "55", attributes: { name: "Fir" } });
    const other = new Resource(knowing(sandbox, { customerUpdate: refused }), "Customer", "fir");
    const [reason] = await other.failures({ name: "Fir Ltd", adopt: "55" });
    expect(reason).toContain("this account refuses to change a customer's name");
  });
});

describe("a name that is known", () => {
  test("is written without a first attempt", async () => {
    const sandbox = await opened({
      terminationModeName: "termination_mode",
      capacityWrite: "incoming_capacity",
    });
    const run = knowing(sandbox, {
      terminationMode: "termination_mode",
      capacityWrite: ["incoming_capacity"],
    });
    await new Resource(run, "Customer").up({ name: "Acme", terminationMode: "system", capacityLimit: 3 });
    expect(run.told).toEqual([]);
    expect(sandbox.requests.map(({ method, status }) => [method, status])).toEqual([["POST", 201]]);
  });
});

describe("lists", () => {
  const seed = populate({ customers: 1, gatewaysPerCustomer: 3, routesPerGateway: 1 });
  const routes = async (sandbox: Sandbox, answers: Record<string, unknown>) => {
    const run = knowing(sandbox, answers);
    const all = sandbox.objects("termination_routes").slice(0, 3);
    const resources = all.map(({ id, attributes, relationships }) => {
      const resource = new Resource(run, "Route", id);
      resource.id = id;
      resource.outputs = { name: attributes.name, ...relationships, __declared: "customer,gateway,name" };
      return resource;
    });
    sandbox.resetRequests();
    await Promise.all(resources.map((resource) => resource.refresh()));
    return sandbox.requests.map(({ path, query }) =>
      `${path.split("/")[1]} ${new URLSearchParams(query)}`.trim(),
    );
  };
  const telling = { termination_routes: { post: "data", get: "absent", list: "data" } };

  test("that tell what objects belong to are not asked to include it, and are read in large pages", async () => {
    const sandbox = await opened({ relationshipsForm: { termination_routes: { list: "data" } } }, { seed });
    const asked = await routes(sandbox, {
      relationships: telling,
      pageSize: { usual: 50, largest: 200, above: "cut" },
    });
    expect(asked).toEqual(["termination_routes page%5Bsize%5D=200"]);
  });

  test("that tell less than the report says are asked once more", async () => {
    const sandbox = await opened({}, { seed });
    const asked = await routes(sandbox, { relationships: telling });
    expect(asked[0]).toBe("termination_routes");
    expect(asked.slice(1).every((request) => request.includes("include=gateway"))).toBe(true);
    expect(asked).toHaveLength(4);
  });
});

test.each([
  ["no-such-file.json", "It can't be read: ENOENT"],
  ["{}", "does not have the form of such a report"],
])("a report that can't be used (%s) is told", async (content, reason) => {
  const file = content === "{}" ? join(folder, "a.json") : content;
  if (content === "{}") writeFileSync(file, content);
  const sandbox = await account();
  expect(() => new Run(sandbox, { "telecom-center:behaviour": file })).toThrow(reason);
});
