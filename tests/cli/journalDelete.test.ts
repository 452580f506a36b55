import { mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { now } from "../../provider/journal";
import { Journalled } from "./journalled";

let place: Journalled;
beforeEach(async () => {
  place = await Journalled.open();
});
const gateway = (name: string) => place.gateway(name);

describe("--delete", () => {
  test("deletes from the account, children first, and is done for good", async () => {
    const id = gateway("left");
    const route = place.sandbox.put("termination_routes", {
      attributes: { name: "World" },
      relationships: { customer: "1", gateway: id },
    }).id;
    await place.made("Customer", "acme", "1");
    await place.made("Gateway", "left", id, "1");
    await place.made("Route", "world", route, "1");
    const { status, stdout } = await place.run(["--delete", "--yes"]);
    expect(status).toBe(0);
    const lines = stdout.split("\n").filter((line) => line.startsWith("deleted: "));
    expect(lines).toEqual([
      `deleted: Route "world" (id ${route})`,
      `deleted: Gateway "left" (id ${id})`,
      'deleted: Customer "acme" (id 1)',
    ]);
    expect(place.sandbox.sizes()).toMatchObject({
      customers: 0,
      termination_gateways: 0,
      termination_routes: 0,
    });
    expect(await place.list()).toEqual([]);
    expect(place.journal().records.object("Customer", "1")?.removal).toBe("done");
  });

  test("deletes what a POST without an answer made, and drops one that made nothing", async () => {
    gateway("pbx");
    await place.begun("Gateway", "acme-pbx", { name: "pbx" }, "1");
    await place.begun("Gateway", "nothing", { name: "nothing" }, "1");
    await place.made("Route", "gone", "no-such-route", "1");
    const objects = await place.list(["--delete", "--yes"]);
    expect(objects.map(({ resource, result }) => [resource, result])).toEqual(
      expect.arrayContaining([
        ["acme-pbx", "deleted"],
        ["nothing", "dropped"],
        ["gone", "dropped"],
      ]),
    );
    expect(place.sandbox.sizes().termination_gateways).toBe(0);
    expect(await place.list()).toEqual([]);
  });

  test("leaves what the state has, in all ways in which it may", async () => {
    const [held, needed, secret] = [gateway("held"), gateway("needed"), gateway("secret")];
    for (const id of [held, needed, secret]) await place.made("Gateway", id, id, "1");
    await place.made("Customer", "acme", "1");
    place.state([
      { class: "Gateway", name: "held", id: held },
      { class: "Route", name: "to-needed", id: "r1", outputs: { customerId: "1", gatewayId: needed } },
      { class: "Route", name: "to-secret", id: "r2", outputs: { gatewayId: { ciphertext: "..." } } },
    ]);
    const { status, stdout } = await place.run(["--delete", "--yes"]);
    expect(status).toBe(1);
    expect(stdout).toContain('Route "to-needed" of this stack has it, or something that would go with it');
    expect(place.sandbox.count("DELETE")).toBe(0);
    expect(await place.list()).toHaveLength(3);
  });

  test("leaves what another stack has by its journal, and the customer above it", async () => {
    const id = gateway("moved");
    await place.made("Customer", "acme", "1");
    await place.made("Gateway", "moved", id, "1");
    const other = place.journal({ stack: "live" });
    await other.write(["made", other.key, now(), "Gateway::moved", id, "1"]);
    const objects = await place.list(["--delete", "--yes"]);
    expect(objects).toEqual([
      expect.objectContaining({ holder: expect.stringContaining("shop/live"), result: "left alone" }),
      expect.objectContaining({ holder: expect.stringContaining("shop/live"), result: "left alone" }),
    ]);
    expect(place.sandbox.count("DELETE")).toBe(0);
  });

  test("goes on after one that fails, which stays in the list", async () => {
    const [bad, good] = [gateway("bad"), gateway("good")];
    await place.made("Gateway", "bad", bad, "1");
    await place.made("Gateway", "good", good, "1");
    place.sandbox.faults.next.push({
      match: { method: "DELETE", path: `/termination_gateways/${bad}` },
      fault: "status500",
      times: 9,
    });
    const { status, stdout, stderr } = await place.run(["--delete", "--yes"], {
      TELECOM_CENTER_MAX_RETRIES: "0",
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: Gateway "bad" \(id .*\) could not be deleted: .* 500 /m);
    expect(stdout).toContain(`deleted: Gateway "good" (id ${good})`);
    expect(await place.list()).toEqual([
      expect.objectContaining({ id: bad, known: "deleting", exists: "yes" }),
    ]);
  });

  test("asks on a terminal, and takes nothing but yes for it", async () => {
    const id = gateway("left");
    await place.made("Gateway", "left", id, "1");
    for (const answer of ["y\n", "", "no\n"]) {
      const { status, stderr } = await place.answering(answer, ["--delete"]);
      expect(status).toBe(1);
      expect(stderr).toContain("Delete 1 object from the account of operator at http://127.0.0.1");
      expect(stderr).toContain("Nothing was deleted.");
    }
    expect(place.sandbox.find("termination_gateways", id)).toBeDefined();
    expect((await place.answering("yes\n", ["--delete"])).status).toBe(0);
    expect(place.sandbox.find("termination_gateways", id)).toBeUndefined();
  });

  test("asks nothing where all that is listed is gone from the account", async () => {
    await place.made("Gateway", "left", "no-such-gateway", "1");
    const { status, stdout, stderr } = await place.answering("", ["--delete"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("dropped: Gateway");
  });

  test("does nothing without a terminal and without --yes", async () => {
    await place.made("Gateway", "left", gateway("left"), "1");
    const { status, stdout, stderr } = await place.run(["--delete"]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--yes deletes without a question");
    expect(place.sandbox.requests).toEqual([]);
  });

  test("deletes nothing where it can't find out what exists", async () => {
    await place.made("Gateway", "left", gateway("left"), "1");
    const { status, stderr } = await place.run(["--delete", "--yes"], { TELECOM_CENTER_PASSWORD: "wrong" });
    expect(status).toBe(1);
    expect(stderr).toContain("Nothing was deleted: what exists could not be found out.");
    expect(place.sandbox.count("DELETE")).toBe(0);
  });

  test("needs an account", async () => {
    await place.made("Gateway", "left", gateway("left"), "1");
    const { status, stderr } = await place.run(["--delete", "--yes"], { TELECOM_CENTER_PASSWORD: undefined });
    expect([status, stderr]).toEqual([1, expect.stringContaining("The configuration lacks the password")]);
  });
});

describe("--forget", () => {
  test("drops the entries and leaves the objects", async () => {
    const id = gateway("left");
    await place.made("Gateway", "left", id, "1");
    await place.begun("Gateway", "begun", { name: "begun" }, "1");
    const { status, stdout } = await place.run(["--forget"]);
    expect(status).toBe(0);
    expect(stdout).toContain("forgotten: 2 objects. The account was left as it is.");
    expect(place.sandbox.find("termination_gateways", id)).toBeDefined();
    expect(await place.list()).toEqual([]);
    expect(place.journal().records.all()).toEqual([]);
  });

  test("works where the account does not answer", async () => {
    await place.made("Gateway", "left", gateway("left"), "1");
    const objects = await place.list(["--forget"], { TELECOM_CENTER_PASSWORD: "wrong" });
    expect(objects).toEqual([expect.objectContaining({ exists: "not asked", result: "forgotten" })]);
    expect(await place.list()).toEqual([]);
  });

  test("excludes --delete", async () => {
    const { status, stderr } = await place.run(["--forget", "--delete", "--yes"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("exclude each other")]);
  });
});

test.each([["--delete", "--yes"], ["--forget"]])(
  "%s does nothing while a run may be at work",
  async (...args) => {
    await place.made("Gateway", "left", gateway("left"), "1");
    lock(process.pid);
    const { status, stderr } = await place.run(args);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("A run of shop/dev may be at work (process"),
    ]);
    expect(await place.list()).toEqual([expect.objectContaining({ exists: "yes" })]);
  },
);

test("the lock that a killed run left behind is none", async () => {
  await place.made("Gateway", "left", gateway("left"), "1");
  lock(2 ** 22 + 1);
  expect((await place.run(["--delete", "--yes"])).status).toBe(0);
});

function lock(pid: number): void {
  const folder = join(place.folder, "backend", ".pulumi", "locks", "organization", "shop", "dev");
  mkdirSync(folder, { recursive: true });
  const content = { pid, username: "somebody", hostname: hostname(), timestamp: "2026-01-01T00:00:00Z" };
  writeFileSync(join(folder, "1.json"), JSON.stringify(content));
}
