import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { now } from "../../provider/journal";
import { Journalled } from "./journalled";

let place: Journalled;
let left: string;
beforeEach(async () => {
  place = await Journalled.open();
  left = place.gateway("left");
  await place.made("Gateway", "left", left, "1");
});

const asked = () =>
  readFileSync(join(place.folder, "bin", "asked"), "utf8")
    .trim()
    .split("\n");
const program = (text: string | undefined) => {
  const file = join(place.folder, "program", "Pulumi.yaml");
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
};
const NO_ACCOUNT = {
  TELECOM_CENTER_USERNAME: undefined,
  TELECOM_CENTER_PASSWORD: undefined,
  TELECOM_CENTER_BASE_URL: undefined,
};

describe("the stack", () => {
  test("is the selected one of the program's folder", async () => {
    expect(await place.list()).toEqual([expect.objectContaining({ id: left })]);
    expect(asked()).toEqual([
      "stack --show-name --non-interactive",
      "config --json --show-secrets --non-interactive",
      "stack export --non-interactive",
    ]);
  });

  test.each([
    [["--stack", "dev"], "dev"],
    [["--stack", "acme/dev"], "acme/dev"],
    [["--stack", "acme/shop/dev"], "acme/shop/dev"],
    [["--stack", "dev", "--project", "shop"], "dev"],
  ])("is the one of %j", async (args, told) => {
    expect(await place.list(args)).toEqual([expect.objectContaining({ id: left })]);
    expect(asked()).toContain(`stack export --stack ${told} --non-interactive`);
    expect(asked()).toContain(`config --json --show-secrets --stack ${told} --non-interactive`);
  });

  test.each([
    ["in the folder of another project", "name: other\n"],
    ["without a project's folder", undefined],
  ])("can be named %s, whose configuration is not its own", async (_where, text) => {
    program(text);
    expect(await place.list(["--project", "shop", "--stack", "dev"])).toHaveLength(1);
    expect(await place.list(["--stack", "organization/shop/dev"])).toHaveLength(1);
    expect(asked()).toEqual(Array(2).fill("stack export --stack organization/shop/dev --non-interactive"));
  });

  test.each([
    ["two projects", ["--stack", "acme/shop/dev", "--project", "other"], "name two projects"],
    ["a project alone", ["--project", "other"], "--project of another folder needs --stack"],
    ["too many parts", ["--stack", "a/b/c/d"], "--stack takes STACK"],
  ])("can't be told by %s", async (_what, args, message) => {
    const { status, stderr } = await place.run(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test("has to have an organization in Pulumi's own backend, outside of its folder", async () => {
    const env = { PULUMI_BACKEND_URL: "https://api.pulumi.com" };
    const { status, stderr } = await place.run(["--project", "other", "--stack", "dev"], env);
    expect([status, stderr]).toEqual([2, expect.stringContaining("ORGANIZATION/PROJECT/STACK")]);
  });

  test("is told to be missing where there is no project and none is named", async () => {
    program(undefined);
    const { status, stderr } = await place.run();
    expect([status, stderr]).toEqual([1, expect.stringContaining("There is no Pulumi.yaml")]);
  });
});

describe("nothing is done where", () => {
  test.each([
    ["no stack is selected", "selected", undefined, "there is no selected"],
    ["the state can't be read", "state", undefined, "The stack's state could not be read"],
    ["the state is none", "state", "<html>", "no state of a known form"],
  ] as const)("%s", async (_what, file, text, message) => {
    place.engineHas(file, text);
    const { status, stdout, stderr } = await place.run(["--delete", "--yes"]);
    expect([status, stdout, stderr]).toEqual([1, "", expect.stringContaining(message)]);
    expect(place.sandbox.requests).toEqual([]);
  });

  test("there is no engine", async () => {
    const { status, stderr } = await place.run(["--stack", "dev"], { PATH: "/nowhere" });
    expect([status, stderr]).toEqual([1, expect.stringContaining("there is no `pulumi` on PATH")]);
  });

  test("the state is that of another project", async () => {
    place.state([{ class: "Gateway", name: "x", id: "x", project: "other" }]);
    const { status, stderr } = await place.run();
    expect([status, stderr]).toEqual([1, expect.stringContaining("is not that of shop/dev")]);
  });

  test("an update is in progress in Pulumi's own backend", async () => {
    const env = { PULUMI_BACKEND_URL: "https://api.pulumi.com" };
    const journal = place.journal({ backend: env.PULUMI_BACKEND_URL });
    await journal.write(["made", journal.key, now() - 60, "Gateway::left", left, "1"]);
    place.engineHas("stacks", JSON.stringify([{ name: "acme/dev", updateInProgress: true }]));
    const refused = await place.run(["--delete", "--yes"], env);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("may be at work")]);
    expect(place.sandbox.count("DELETE")).toBe(0);
  });

  test("no journal is kept", async () => {
    const { status, stderr } = await place.run([], { TELECOM_CENTER_JOURNAL: "off" });
    expect([status, stderr]).toEqual([1, expect.stringContaining("telecom-center:journal is off")]);
  });

  test("the journal is of a newer release", async () => {
    writeFileSync(place.file, '{"journal":"telecom-center","version":2}\n');
    const { status, stderr } = await place.run();
    expect([status, stderr]).toEqual([1, expect.stringContaining("written by a newer release (form 2)")]);
  });
});

describe("the account", () => {
  const config = (values: Record<string, string>) =>
    place.engineHas(
      "config",
      JSON.stringify(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]))),
    );

  test("is that of the stack's configuration, which wins over the environment", async () => {
    const { url, username, password } = place.sandbox;
    config({
      "telecom-center:baseUrl": url,
      "telecom-center:username": username,
      "telecom-center:password": password,
      "telecom-center:journal": "../journals",
    });
    const env = {
      TELECOM_CENTER_BASE_URL: "http://localhost:1",
      TELECOM_CENTER_USERNAME: "another",
      TELECOM_CENTER_PASSWORD: "another",
      TELECOM_CENTER_JOURNAL: "/nowhere",
    };
    expect(await place.list([], env)).toEqual([expect.objectContaining({ id: left, exists: "yes" })]);
  });

  test("is that of the environment where the configuration can't be read, and that is said", async () => {
    place.engineHas("config", undefined);
    const { status, stdout, stderr } = await place.run();
    expect([status, stdout]).toEqual([0, expect.stringContaining("yes")]);
    expect(stderr).toMatch(/^warning: the stack's configuration was not read, .*there is no config/);
  });

  test("need not be known to list and to forget: nothing is asked, and the entries of all show", async () => {
    const journal = place.journal({ user: "former" });
    await journal.write(["made", journal.key, now() - 60, "Gateway::former", "g9", "1"]);
    const { status, stderr } = await place.run([], NO_ACCOUNT);
    expect([status, stderr]).toEqual([
      0,
      expect.stringContaining("The account was not asked whether they exist."),
    ]);
    expect(stderr).toContain("The configuration lacks the user name");
    expect((await place.list([], NO_ACCOUNT)).map(({ id, exists }) => [id, exists])).toEqual([
      [left, "not asked"],
      ["g9", "not asked"],
    ]);
    expect((await place.run(["--forget"], NO_ACCOUNT)).status).toBe(0);
    expect(await place.list([], NO_ACCOUNT)).toEqual([]);
    expect(place.sandbox.requests).toEqual([]);
  });

  test("is the one whose objects are listed, and others are counted", async () => {
    const journal = place.journal({ user: "former" });
    await journal.write(["made", journal.key, now() - 60, "Gateway::former", "g9", "1"]);
    const { stdout, stderr } = await place.run();
    expect(stdout).not.toContain("former");
    expect(stderr).toContain("1 more object of another account, former at http://127.0.0.1");
  });

  test("is no other backend's", async () => {
    const journal = place.journal({ backend: "file:///elsewhere" });
    await journal.write(["made", journal.key, now() - 60, "Gateway::elsewhere", "g9", "1"]);
    expect(await place.list()).toEqual([expect.objectContaining({ id: left })]);
    expect(await place.list([], NO_ACCOUNT)).toEqual([expect.objectContaining({ id: left })]);
  });

  test("that fails to answer: the list says so, with status 1", async () => {
    const { status, stdout, stderr } = await place.run([], { TELECOM_CENTER_PASSWORD: "wrong" });
    expect(status).toBe(1);
    expect(stdout).toMatch(/"left" .* not asked/);
    expect(stderr).toContain("401");
    expect(stderr).not.toContain("wrong");
  });
});
