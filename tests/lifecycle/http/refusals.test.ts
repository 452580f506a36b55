import { account, Resource, Run } from "./account";
import { Stack } from "./stack";
import { CUSTOMER, furnish, SIP_ACCOUNT, STORIES, storyOf } from "./stories";

const trunk = { customer: CUSTOMER, name: "Office" };

async function furnished(...[options]: Parameters<typeof account>) {
  const sandbox = await account(options);
  furnish(sandbox);
  return sandbox;
}

/** What the operator is told when `doing` fails. */
async function message(doing: Promise<unknown>): Promise<string> {
  const error = await doing.then(
    () => new Error("It did not fail."),
    (reason: Error) => reason,
  );
  expect(error.message).not.toMatch(/^\s+at /m);
  return error.message;
}

describe("an update that the manual does not list", () => {
  const first = { name: "Acme", language: "EN" };
  const next = { name: "Acme Ltd", language: "EN" };

  test("is applied where the API takes it", async () => {
    const sandbox = await account();
    const resource = new Resource(new Run(sandbox), "Customer");
    await resource.up(first);
    expect(await resource.up(next)).toBe("update");
    expect(sandbox.find("customers", resource.id!)?.attributes.name).toBe("Acme Ltd");
  });

  test.each(["ignore", "reject"] as const)(
    "fails where the API does not (%s), and says what to do",
    async (how) => {
      const sandbox = await account({ switches: { customerPatch: how } });
      const resource = new Resource(new Run(sandbox), "Customer");
      await resource.up(first);
      const told = await message(resource.up(next));
      expect(told).toContain('Customer "it" (id');
      expect(told).toContain("name");
      expect(told).toContain("pulumi refresh");
      expect(told).toMatch(/telecom\.center/);
      expect(sandbox.find("customers", resource.id!)?.attributes.name).toBe("Acme");
      expect(await resource.plan(next)).toBe("update");
      expect(await resource.plan(first)).toBe("same");
    },
  );

  test.each(["ignore", "reject"] as const)(
    "fails for a DID number's external id as well (%s)",
    async (how) => {
      const sandbox = await furnished({ switches: { externalIdPatch: how } });
      const resource = new Resource(new Run(sandbox), "DidNumber");
      const number = { customer: CUSTOMER, number: "441174090316", externalId: "1" };
      await resource.up(number);
      expect(await message(resource.up({ ...number, externalId: "2" }))).toContain("externalId");
      expect(await resource.plan({ ...number, externalId: "2" })).toBe("update");
    },
  );
});

test.each(STORIES)("$entity: one that is gone is gone for a read, and done for a deletion", async (story) => {
  const sandbox = await furnished();
  const resource = new Resource(new Run(sandbox), story.entity);
  await resource.up(story.first);
  sandbox.remove(story.type, resource.id!);
  const deleted = new Resource(new Run(sandbox), story.entity);
  Object.assign(deleted, { id: resource.id, outputs: resource.outputs });
  await deleted.destroy();
  expect(await resource.refresh()).toBe(false);
});

test("an update of an object that is gone says how to make it again", async () => {
  const sandbox = await furnished();
  const resource = new Resource(new Run(sandbox), "IncomingTrunk");
  await resource.up(trunk);
  sandbox.remove("incoming_trunks", resource.id!);
  const told = await message(resource.up({ ...trunk, transportProtocol: "TCP" }));
  expect(told).toContain("IncomingTrunk");
  expect(told).toContain("pulumi up --refresh");
});

describe("an id or number that is taken", () => {
  test.each([422, 409] as const)(
    "by another customer (status %d): who has it, import and adopt",
    async (status) => {
      const sandbox = await account({ switches: { duplicateIdStatus: status } });
      sandbox.put("customers", { id: "77", attributes: { name: "Somebody else" } });
      const told = await message(
        new Resource(new Run(sandbox), "Customer").up({ name: "Acme", customerId: "77" }),
      );
      expect(told).toContain('Customer "it"');
      expect(told).toContain("77");
      expect(told).toContain('import: "77"');
      expect(told).toContain('adopt: "77"');
      expect(sandbox.find("customers", "77")?.attributes.name).toBe("Somebody else");
    },
  );

  test("a DID number of another customer: who has it, and no advice to take it over, which would fail", async () => {
    const sandbox = await furnished();
    const holder = sandbox.put("available_did_numbers", {
      attributes: { number: "441174090316" },
      relationships: { customer: sandbox.put("customers", { id: "77", attributes: { name: "Rival" } }).id },
    });
    const told = await message(
      new Resource(new Run(sandbox), "DidNumber").up({ customer: CUSTOMER, number: "441174090316" }),
    );
    expect(told).toContain('DidNumber "it"');
    expect(told).toContain('customer 77 ("Rival")');
    expect(told).toContain(holder.id);
    expect(told).not.toMatch(/import|adopt/);
  });

  test("a DID number of another customer of this stack: its resource, and how it moves", async () => {
    const sandbox = await furnished();
    sandbox.put("customers", { id: "77", attributes: { name: "Rival" } });
    const stack = new Stack(sandbox);
    await stack.resource("DidNumber", "theirs").up({ customer: "77", number: "441174090316" });
    const ours = stack.resource("DidNumber", "ours");
    stack.run();
    const told = await message(ours.up({ customer: CUSTOMER, number: "441174090316" }));
    expect(told).toContain('customer 77 ("Rival")');
    expect(told).toContain('The resource "theirs" of this stack has it.');
    expect(told).not.toMatch(/import|adopt|[Aa]nother stack/);
  });

  test("numbers that are named by their place in a list: who has the number, and the cure", async () => {
    const sandbox = await furnished();
    const stack = new Stack(sandbox);
    const [first, second] = ["did-0", "did-1"].map((name) => stack.resource("DidNumber", name));
    await first!.up({ customer: CUSTOMER, number: "12120000001" });
    await second!.up({ customer: CUSTOMER, number: "12120000002" });
    stack.run();
    const told = await message(first!.up({ customer: CUSTOMER, number: "12120000002" }));
    expect(told).toContain('DidNumber "did-0"');
    expect(told).toContain(`number "12120000002" exists already, with the id ${second!.id}`);
    expect(told).toContain('The resource "did-1" of this stack has it.');
    expect(told).toContain('aliases: [{ name: "did-1" }]');
    expect(told).not.toMatch(/import|adopt/);
  });

  test("a number that nobody of this stack has stops an update as well, without advice to take it over", async () => {
    const sandbox = await furnished();
    const resource = new Resource(new Run(sandbox), "DidNumber");
    await resource.up({ customer: CUSTOMER, number: "12120000001" });
    sandbox.put("available_did_numbers", {
      attributes: { number: "12120000002" },
      relationships: { customer: CUSTOMER },
    });
    const told = await message(resource.up({ customer: CUSTOMER, number: "12120000002" }));
    expect(told).toContain("No resource of this stack has it. Another stack may manage it");
    expect(told).not.toMatch(/import|adopt/);
  });

  test("another stack is named before any advice to take it over", async () => {
    const sandbox = await account();
    sandbox.put("customers", { id: "77", attributes: { name: "Somebody else" } });
    const told = await message(
      new Resource(new Run(sandbox), "Customer").up({ name: "Acme", customerId: "77" }),
    );
    expect(told).toMatch(/Another stack may manage it, then `Customer\.get` only reads it.*import/s);
  });

  test("an external account: its id, import and adopt", async () => {
    const sandbox = await furnished();
    sandbox.put("external_account_routes", { id: "sim1", relationships: { customer: CUSTOMER } });
    const told = await message(
      new Resource(new Run(sandbox), "ExternalAccount").up({ customer: CUSTOMER, externalAccountId: "sim1" }),
    );
    expect(told).toContain('import: "sim1"');
    expect(told).toContain('adopt: "sim1"');
  });

  test.each(["Acme", "Somebody else"])(
    "a derived id, by a customer named %j: likeness proves nothing, and no other id is tried",
    async (name) => {
      const sandbox = await account();
      const first = new Resource(new Run(sandbox), "Customer", "acme");
      await first.up({ name });
      const told = await message(new Resource(new Run(sandbox), "Customer", "acme").up({ name: "Acme" }));
      expect(told).toContain(`it exists already, with the id ${first.id}`);
      expect(told).toContain(`import: "${first.id}"`);
      expect(sandbox.objects("customers")).toHaveLength(1);
      expect(sandbox.find("customers", first.id!)?.attributes.name).toBe(name);
    },
  );
});

describe("a creation that went through in part", () => {
  test("keeps the id when no answer shows the object in a known form", async () => {
    const sandbox = await furnished();
    const resource = new Resource(new Run(sandbox), "DidNumber");
    sandbox.switches.attributesOmitted = ["available_did_numbers.number"];
    const told = await message(resource.up(storyOf("DidNumber").first));
    expect(told).toMatch(/DidNumber "it" .* was created, but .*\/data\/attributes\/number is missing/);
    expect(sandbox.find("available_did_numbers", resource.id!)).toBeDefined();
    sandbox.switches.attributesOmitted = [];
    await resource.refresh();
    expect(await resource.plan(storyOf("DidNumber").first)).toBe("same");
  });

  test("keeps the id when the object can't be read again, and the next run has nothing to do", async () => {
    const sandbox = await furnished({ switches: { patchCodecsEcho: true } });
    const resource = new Resource(new Run(sandbox, { "telecom-center:maxRetries": "0" }), "IncomingTrunk");
    await resource.up({ ...trunk, codecs: ["PCMA"] });
    sandbox.faults.next.push({ match: { method: "GET" }, fault: "status500" });
    const told = await message(resource.up({ ...trunk, codecs: ["PCMU"] }));
    expect(told).toContain("was written, but could not be read again");
    await resource.refresh();
    expect(await resource.plan({ ...trunk, codecs: ["PCMU"] })).toBe("same");
  });

  test("a limit above the account's capacity is refused, with the argument and the API's words", async () => {
    const sandbox = await account({ switches: { accountCapacity: 10 } });
    const told = await message(
      new Resource(new Run(sandbox), "Customer").up({ name: "Acme", capacityLimit: 11 }),
    );
    expect(told).toContain("must be less than or equal to 10");
    expect(told).toContain("`capacityLimit`");
    expect(sandbox.objects("customers")).toHaveLength(0);
  });
});

describe("credentials", () => {
  test.each([
    ["a wrong password", { "telecom-center:password": "guess" }],
    ["a wrong user", { "telecom-center:username": "guess" }],
  ])("%s: both places where they are set, never the password, no retry", async (_name, config) => {
    const sandbox = await account();
    const told = await message(new Resource(new Run(sandbox, config), "Customer").up({ name: "Acme" }));
    expect(told).toContain("401");
    expect(told).toContain("telecom-center:password");
    expect(told).toContain("TELECOM_CENTER_PASSWORD");
    expect(told).not.toContain("guess");
    expect(sandbox.requests).toHaveLength(1);
  });
});

describe("what a program refers to", () => {
  test("an unknown customer is named", async () => {
    const sandbox = await account();
    const told = await message(new Resource(new Run(sandbox), "IncomingTrunk").up({ customer: "404404" }));
    expect(told).toContain("`customer`");
    expect(told).toContain("404404");
  });

  test("an unknown gateway is named", async () => {
    const sandbox = await furnished();
    const route = { customer: CUSTOMER, gateway: "nowhere", name: "World" };
    const told = await message(new Resource(new Run(sandbox), "Route").up(route));
    expect(told).toContain("`gateway`");
    expect(told).toContain("nowhere");
  });

  test("a termination mode whose name on the wire differs: the setting that chooses it is named", async () => {
    const sandbox = await account({ switches: { terminationModeName: "termination_mode" } });
    const run = new Run(sandbox);
    await new Resource(run, "Customer").up({ name: "Acme", terminationMode: "system" });
    expect(run.told.join()).toContain("Set telecom-center:terminationModeAttribute to it.");
  });
});

describe("a SIP account", () => {
  test("is found by its id as by its user name", async () => {
    const sandbox = await furnished();
    const byId = new Resource(new Run(sandbox), "SipAccount");
    await byId.up({ customer: CUSTOMER, sipAccountId: SIP_ACCOUNT, useAllowedIps: true });
    const byName = new Resource(new Run(sandbox), "SipAccount");
    await byName.up({ customer: CUSTOMER, username: "desk", useAllowedIps: true });
    expect(byId.id).toBe(SIP_ACCOUNT);
    expect(byName.id).toBe(SIP_ACCOUNT);
    expect(byName.outputs.password).toBe("hush");
    expect(sandbox.count("PATCH")).toBe(1);
  });

  test("nothing is written when only found", async () => {
    const sandbox = await furnished();
    await new Resource(new Run(sandbox), "SipAccount").up({ customer: CUSTOMER, username: "desk" });
    expect(sandbox.requests.every(({ method }) => method === "GET")).toBe(true);
  });

  test.each([
    ["an unknown id", { sipAccountId: "0b3a2f0e-4d43-4a0b-9f43-0c7f1e2d5aff" }],
    ["an unknown user name", { username: "nobody" }],
  ])("%s: it has to be made in the user interface first", async (_name, lookup) => {
    const sandbox = await furnished();
    const resource = new Resource(new Run(sandbox), "SipAccount");
    const told = await message(resource.up({ customer: CUSTOMER, ...lookup }));
    expect(told).toContain(Object.values(lookup)[0]);
    expect(told).toContain("user interface");
  });

  test("of another customer is left alone", async () => {
    const sandbox = await furnished();
    sandbox.put("customers", { id: "77", attributes: { name: "Rival" } });
    const resource = new Resource(new Run(sandbox), "SipAccount");
    const told = await message(
      resource.up({ customer: "77", sipAccountId: SIP_ACCOUNT, useAllowedIps: true }),
    );
    expect(told).toContain("belongs to customer 500");
    expect(sandbox.count("PATCH")).toBe(0);
  });
});

test("an API that answers in no known form is told as such", async () => {
  const sandbox = await account({ faults: { nonJson: 1, methods: ["GET"] } });
  const resource = new Resource(new Run(sandbox, { "telecom-center:maxRetries": "0" }), "Customer");
  await resource.up({ name: "Acme" });
  expect(await message(resource.refresh())).toMatch(
    /Customer "it" \(id \d+\) could not be read: .*isn't JSON/,
  );
});
