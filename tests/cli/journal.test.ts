import { readFileSync } from "node:fs";
import { now } from "../../provider/journal";
import { Journalled } from "./journalled";

let place: Journalled;
beforeEach(async () => {
  place = await Journalled.open();
});
const gateway = (name: string) => place.gateway(name);

describe("the list", () => {
  test("has what the journal holds and the state does not, and whether it exists", async () => {
    const [known, left] = [gateway("known"), gateway("left")];
    await place.made("Gateway", "known", known, "1");
    await place.made("Gateway", "left", left, "1");
    await place.made("my:Pbx$Route", "gone", "no-such-route", "1");
    place.state([{ class: "Gateway", name: "known", id: known }]);
    const { status, stdout } = await place.run();
    expect(status).toBe(0);
    expect(stdout).toContain("The journal of shop/dev holds 2 objects that its state lacks:");
    expect(stdout).toMatch(
      new RegExp(`"left" +Gateway +${left} +1 +\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z +yes +made`),
    );
    expect(stdout).toMatch(/"gone" +Route +no-such-route +1 +\S+ +no +made/);
    expect(stdout).not.toContain(known);
  });

  test("is JSON where that is asked for", async () => {
    const id = gateway("left");
    await place.made("Gateway", "left", id, "1");
    const { stdout, stderr } = await place.run(["--format", "json"]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      project: "shop",
      stack: "dev",
      journal: place.file,
      objects: [
        {
          resource: "left",
          class: "Gateway",
          id,
          customer: "1",
          when: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          known: "made",
          exists: "yes",
          alike: [],
          holder: null,
          account: { address: `${place.sandbox.url}/api/rest/public/operator`, user: "operator" },
          result: "listed",
        },
      ],
    });
  });

  test("is empty without a journal", async () => {
    const { status, stdout } = await place.run();
    expect([status, stdout]).toEqual([0, "The journal of shop/dev holds nothing that its state lacks.\n"]);
    expect(await place.list()).toEqual([]);
  });

  test("has no object that was deleted", async () => {
    await place.made("Gateway", "left", "g1", "1");
    const journal = place.journal();
    await journal.write(["gone", journal.key, now(), "Gateway::left", "g1"]);
    expect(await place.list()).toEqual([]);
  });

  test("has no object that the program only reads", async () => {
    const id = gateway("read");
    await place.made("Gateway", "read", id, "1");
    place.state([{ class: "Gateway", name: "read", id, external: true }]);
    expect(await place.list()).toEqual([]);
  });

  test("changes nothing", async () => {
    await place.made("Gateway", "left", gateway("left"), "1");
    await place.begun("Gateway", "begun", { name: "begun" }, "1");
    const before = readFileSync(place.file, "utf8");
    await place.run();
    expect(readFileSync(place.file, "utf8")).toBe(before);
    expect(place.sandbox.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("shows foreign text without what can't be seen", async () => {
    await place.made("Gateway", "a\u001b[2J\u202eb", "g\u0007", "1");
    const { stdout } = await place.run();
    expect(stdout).toContain('"a\\u001b[2J\\u202eb"');
    expect(stdout).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)/u);
  });

  test("can be that of some resources or ids", async () => {
    for (const name of ["one", "two", "three"]) await place.made("Gateway", name, `id-${name}`, "1");
    expect((await place.list(["one", "id-three"])).map(({ resource }) => resource)).toEqual(["one", "three"]);
    const { status, stderr } = await place.run(["one", "four"]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('no "four" that the state lacks')]);
  });
});

describe("a POST whose answer nobody got", () => {
  test("shows the object that equals what was sent", async () => {
    const id = gateway("pbx");
    await place.begun("Gateway", "acme-pbx", { name: "pbx", host: "pbx.example.com" }, "1");
    expect(await place.list()).toEqual([
      expect.objectContaining({ resource: "acme-pbx", id, known: "begun", exists: "yes" }),
    ]);
    expect((await place.run()).stdout).toContain("begun, and this equals what was sent");
  });

  test("has no object where the state or another entry has the one that equals it", async () => {
    const [held, other] = [gateway("pbx"), gateway("pbx")];
    await place.begun("Gateway", "acme-pbx", { name: "pbx" }, "1");
    await place.made("Gateway", "other", other, "1");
    place.state([{ class: "Gateway", name: "held", id: held }]);
    const [begun] = (await place.list()).filter(({ known }) => known === "begun");
    expect(begun).toMatchObject({ exists: "no", id: null });
  });

  test("has no object of another entry where that one is not asked for", async () => {
    const other = gateway("pbx");
    await place.begun("Gateway", "acme-pbx", { name: "pbx" }, "1");
    await place.made("Gateway", "other", other, "1");
    expect(await place.list(["acme-pbx"])).toEqual([expect.objectContaining({ exists: "no", id: null })]);
  });

  test("is not taken for an object that has more than was sent and its defaults", async () => {
    place.sandbox.put("incoming_trunks", {
      attributes: { name: "Default" },
      relationships: { customer: "1" },
    });
    await place.begun("IncomingTrunk", "trunk", {}, "1");
    expect(await place.list()).toEqual([expect.objectContaining({ exists: "no", id: null })]);
  });

  test("names all where several equal it, and deletes none", async () => {
    const ids = [gateway("pbx"), gateway("pbx")];
    await place.begun("Gateway", "acme-pbx", { name: "pbx" }, "1");
    expect(await place.list()).toEqual([
      expect.objectContaining({ id: null, exists: "yes", alike: expect.arrayContaining(ids) }),
    ]);
    const { status, stdout } = await place.run(["--delete", "--yes"]);
    expect(status).toBe(1);
    expect(stdout).toContain("several objects equal what was sent");
    expect(place.sandbox.count("DELETE")).toBe(0);
  });

  test("has one each where as many equal POSTs were begun", async () => {
    const ids = [gateway("pbx"), gateway("pbx")];
    for (const name of ["a", "b"]) await place.begun("Gateway", name, { name: "pbx" }, "1");
    expect((await place.list()).map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});
