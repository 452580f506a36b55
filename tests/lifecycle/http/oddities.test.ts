import { account, Resource, Run } from "./account";

const owner = { id: "1", attributes: { name: "Acme" } };

describe("one odd object of a customer", () => {
  const odd = async () => {
    const sandbox = await account({ seed: { customers: [owner] } });
    const gateway = sandbox.put("termination_gateways", {
      id: "odd",
      attributes: { name: "pbx", host: "pbx.example.net" },
      relationships: { customer: "1" },
    });
    // What no API would take, an API may show.
    Object.assign(gateway.attributes, { host: null });
    sandbox.resetRequests();
    return sandbox;
  };

  test("does not stop new ones, and equals none of them", async () => {
    const sandbox = await odd();
    const gateway = new Resource(new Run(sandbox), "Gateway");
    await gateway.up({ customer: "1", name: "pbx", host: "pbx.example.net" });
    expect(gateway.id).not.toBe("odd");
    expect(sandbox.count("POST")).toBe(1);
  });

  test("does not stop the search for a lost answer", async () => {
    const sandbox = await odd();
    sandbox.faults.next.push({ match: { method: "POST" }, fault: "dropAfter" });
    const gateway = new Resource(new Run(sandbox), "Gateway");
    await gateway.up({ customer: "1", name: "pbx", host: "pbx.example.net" });
    expect(sandbox.sizes().termination_gateways).toBe(2);
  });

  test("is told where it is named to be taken over", async () => {
    const gateway = new Resource(new Run(await odd()), "Gateway");
    const [told] = await gateway.failures({
      customer: "1",
      name: "pbx",
      host: "a.example.net",
      __import: "odd",
    });
    expect(told).toContain("/data/attributes/host is null");
  });
});

describe("import with ignoreChanges", () => {
  const seeded = async (attributes: object = {}) => {
    const sandbox = await account({ seed: { customers: [owner] } });
    sandbox.put("termination_gateways", {
      id: "g",
      attributes: { name: "pbx", host: "old.example.net", codecs: ["PCMU"], ...attributes },
      relationships: { customer: "1" },
    });
    sandbox.resetRequests();
    return sandbox;
  };
  const args = { customer: "1", name: "pbx", host: "new.example.net", codecs: ["PCMA"] };

  test.each([
    ["__import", "host,codecs"],
    ["__import", "*"],
    ["adopt", "host,codecs"],
  ])("%s with %s ignored takes the object over as it is, and stays so", async (how, __ignored) => {
    const sandbox = await seeded();
    const run = new Run(sandbox);
    const gateway = new Resource(run, "Gateway");
    await gateway.up({ ...args, [how]: "g", __ignored });
    expect(run.told.join()).toContain("takes over g as it is, without a write");
    expect(gateway.outputs).toMatchObject({ host: "old.example.net", codecs: ["PCMU"] });
    // In what the state has the engine ignores changes by itself.
    const { host, codecs } = gateway.inputs;
    expect(await gateway.plan({ ...args, host, codecs, [how]: "g", __ignored })).toBe("same");
    expect(sandbox.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("what is not ignored still has to be as declared", async () => {
    const gateway = new Resource(new Run(await seeded()), "Gateway");
    const [told] = await gateway.failures({ ...args, __import: "g", __ignored: "codecs" });
    expect(told).toMatch(/host\s+"old.example.net"\s+"new.example.net"/);
    expect(told).not.toContain("codecs");
  });
});

describe("adopt with what the answer leaves out", () => {
  test("is told and written", async () => {
    const sandbox = await account({ seed: { customers: [owner] }, switches: { externalIdAnswer: "absent" } });
    sandbox.put("available_did_numbers", {
      id: "n",
      attributes: { number: "12120000001" },
      relationships: { customer: "1" },
    });
    sandbox.resetRequests();
    const run = new Run(sandbox);
    const args = { customer: "1", number: "12120000001", externalId: "7", adopt: "n" };
    await new Resource(run, "DidNumber").up(args);
    expect(run.told.join()).toContain('updates it: externalId: (not shown) -> "7"');
    expect(sandbox.count("PATCH")).toBe(1);
  });
});

describe("what exists by itself is compared at preview", () => {
  const seeded = async () => {
    const sandbox = await account({ seed: { customers: [owner] } });
    sandbox.put("sip_device_routes", {
      id: "s",
      attributes: { username: "desk", use_allowed_ips: true, allowed_ips: "10.0.0.1/32" },
      relationships: { customer: "1" },
    });
    sandbox.put("incoming_trunks", {
      id: "t",
      attributes: { name: "Default" },
      relationships: { customer: "1" },
    });
    return sandbox;
  };

  test.each([
    [
      "SipAccount",
      { username: "desk", useAllowedIps: true, allowedIps: ["10.0.0.1"] },
      "takes over s as it is",
    ],
    [
      "SipAccount",
      { sipAccountId: "s", allowedIps: ["0.0.0.0/0"] },
      'updates it: allowedIps: ["10.0.0.1/32"] -> ["0.0.0.0/0"]',
    ],
    ["IncomingTrunk", { adoptDefault: true }, "takes over t as it is"],
    ["IncomingTrunk", { adoptDefault: true, name: "Main" }, 'updates it: name: "Default" -> "Main"'],
  ])("%s %j: %s", async (entity, args, words) => {
    const run = new Run(await seeded());
    expect(await new Resource(run, entity).failures({ customer: "1", ...args })).toEqual([]);
    expect(run.told.join()).toContain(words);
  });

  test("where there is none yet, the run tells", async () => {
    const run = new Run(await seeded());
    expect(await new Resource(run, "SipAccount").failures({ customer: "1", username: "lobby" })).toEqual([]);
    expect(run.told).toEqual([]);
  });
});

test("other people's text is shown as what can be seen", async () => {
  const sandbox = await account({ seed: { customers: [owner] } });
  const name = "pbx\u202e\u2028exe";
  sandbox.put("termination_gateways", {
    id: "g",
    attributes: { name, host: "a\u202eb" },
    relationships: { customer: "1" },
  });
  const run = new Run(sandbox);
  const gateway = new Resource(run, "Gateway");
  const told = await gateway.failures({ customer: "1", name, host: "c", __import: "g" });
  const other = new Run(sandbox);
  await new Resource(other, "Gateway").failures({ customer: "1", name, host: "c", adopt: "g" });
  expect([told, other.told].map(({ length }) => length)).toEqual([1, 1]);
  for (const line of [...told, ...other.told]) {
    expect(line).not.toMatch(/[\u202e\u2028]/);
    expect(line).toContain("\\u202e");
  }
});
