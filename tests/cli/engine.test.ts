import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { now } from "../../provider/journal";
import { ensureBuild } from "../unit/support/build";
import { type Any, EnginePlace } from "./enginePlace";

jest.setTimeout(120_000);
// The preload is the compiled one.
beforeAll(ensureBuild);

let place: EnginePlace;
beforeEach(async () => {
  place = await EnginePlace.open();
});

const OWN: Any = { type: "pulumi-nodejs:dynamic/telecom-center:Customer", custom: true };
const OTHER: Any = { type: "aws:s3/bucket:Bucket", custom: true };

describe("the engine", () => {
  test.each([
    ["up", ["--yes", "--skip-preview", "--parallel", "4", "-s", "dev", "--target", "urn:a::b"]],
    ["destroy", ["--stack=dev", "--yes", "--exclude-protected", "--", "more"]],
    ["up", ["--stack", "dev", "--", "--help"]],
  ])("gets the arguments of %s as they are, and writes its state once", async (name, args) => {
    place.stateInFolder([OWN]);
    expect(await place.run([name, ...args])).toEqual({
      status: 0,
      stdout: "of the engine\n",
      stderr: "its errors\n",
    });
    expect(place.args).toEqual([name, ...args]);
    expect(place.env).toMatchObject({ skips: "true", folder: realpathSync(place.program) });
  });

  test("tells by its exit status how it ended", async () => {
    place.acts("exit 7");
    expect((await place.run(["up", "--stack", "dev"])).status).toBe(7);
    place.acts("kill -KILL $$");
    expect((await place.run(["up", "--stack", "dev"])).status).toBe(137);
  });

  test("and all that it starts take the preload, and keep the options that are there", async () => {
    await place.run(["up", "--stack", "dev"], { NODE_OPTIONS: "--max-old-space-size=4000" });
    expect(place.env.nodeOptions).toMatch(/^--max-old-space-size=4000 --require ".*dist.quick.index\.js"$/);
  });

  test("is told to be missing", async () => {
    rmSync(join(place.journalled.folder, "bin", "pulumi"));
    const PATH = place.journalled.env.PATH!.split(delimiter).slice(1).join(delimiter);
    const { status, stderr } = await place.run(["up", "--stack", "dev"], { PATH });
    expect([status, stderr]).toEqual([1, expect.stringContaining("There is no `pulumi` on PATH.")]);
  });

  test("finds the selected stack, and the one of another folder", async () => {
    place.stateInFolder([OTHER]);
    expect((await place.run(["up"])).stderr).toContain("the state of shop/dev holds");
    const elsewhere = join(place.journalled.folder, "elsewhere");
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, "Pulumi.yaml"), "name: other\n");
    place.journalled.engineHas("state", '{ "deployment": null }');
    const { status, stderr } = await place.run(["up", "-C", elsewhere, "--stack", "dev"], {});
    expect([status, stderr]).toEqual([0, expect.stringContaining("the state holds nothing yet")]);
    expect(place.args).toEqual(["up", "-C", elsewhere, "--stack", "dev"]);
  });

  test("has its own words for a stack that is not there", async () => {
    place.stateInFolder(undefined);
    place.journalled.engineHas("state", undefined);
    const { status, stderr } = await place.run(["up", "--stack", "dev"]);
    expect([status, stderr]).toEqual([1, expect.stringContaining("there is no state")]);
    expect(place.args).toBeUndefined();
  });
});

describe("other packages", () => {
  test.each(["up", "destroy"])("in the state: %s is refused, and they are named", async (name) => {
    place.stateInFolder([OWN, OTHER, { type: "random:index/randomId:RandomId", custom: true }]);
    const { status, stderr, stdout } = await place.run([name, "--stack", "dev"]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("holds resources of other packages");
    expect(stderr).toContain("aws:s3/bucket:Bucket, random:index/randomId:RandomId");
    expect(stderr).toContain("`pulumi up`");
    expect(place.args).toBeUndefined();
  });

  test.each<[string, Any]>([
    ["another dynamic provider of the program", { type: "pulumi-nodejs:dynamic:Resource", custom: true }],
    ["one with a similar name", { type: "telecom-center-extras:index:Thing", custom: true }],
  ])("%s is one", async (_what, resource) => {
    place.stateInFolder([resource]);
    expect((await place.run(["up", "--stack", "dev"])).status).toBe(1);
  });

  test.each<[string, Any]>([
    ["components", { type: "aws:shop:Shop" }],
    ["what is only read", { ...OTHER, external: true }],
    ["providers", { type: "pulumi:providers:aws", custom: true }],
    ["references to other stacks", { type: "pulumi:pulumi:StackReference", custom: true }],
    ["this package's own plugin", { type: "telecom-center:index:Gateway", custom: true }],
  ])("%s make nothing that could be lost", async (_what, resource) => {
    place.stateInFolder([OWN, resource]);
    expect((await place.run(["up", "--stack", "dev"])).status).toBe(0);
  });

  test("are found where only the engine can read the state", async () => {
    place.stateInFolder(undefined);
    place.journalled.engineHas(
      "state",
      JSON.stringify({ deployment: { resources: [{ urn: "urn:a", ...OTHER }] } }),
    );
    expect((await place.run(["up", "--stack", "dev"])).stderr).toContain("aws:s3/bucket:Bucket");
    const env = { PULUMI_BACKEND_URL: "s3://states?region=eu-central-1" };
    expect((await place.run(["up", "--stack", "dev"], env)).stderr).toContain("aws:s3/bucket:Bucket");
  });

  test("can't be known of a first run, which says so", async () => {
    place.stateInFolder([{ type: "pulumi:pulumi:Stack" }]);
    const { status, stderr } = await place.run(["up", "--stack", "dev"]);
    expect([status, stderr]).toEqual([
      0,
      expect.stringContaining("it can't be known whether the program uses other packages"),
    ]);
    expect((await place.run(["destroy", "--stack", "dev"])).stderr).toBe("its errors\n");
  });
});

describe("the journal", () => {
  test.each<[string, Record<string, string>, string[], NodeJS.ProcessEnv]>([
    ["by the environment", {}, [], { TELECOM_CENTER_JOURNAL: "off" }],
    ["by the stack", { "telecom-center:journal": "off" }, [], {}],
    ["by the command line", {}, ["-c", "telecom-center:journal=off"], {}],
  ])("is off %s: refused", async (_where, config, args, env) => {
    place.settings(config);
    const { status, stderr } = await place.run(["up", "--stack", "dev", ...args], env);
    expect([status, stderr]).toEqual([1, expect.stringContaining("telecom-center:journal is off")]);
    expect(place.args).toBeUndefined();
  });

  test("can't be written: refused, with its folder and why", async () => {
    writeFileSync(join(place.program, "taken"), "");
    const { status, stderr } = await place.run(["destroy", "--stack", "dev"], {
      TELECOM_CENTER_JOURNAL: "taken",
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`the journal in ${join(place.program, "taken")} can't be written`);
    expect(stderr).toMatch(/ENOTDIR|EEXIST/);
    expect(place.args).toBeUndefined();
  });

  test("of a newer release is refused as well", async () => {
    const { file } = place.journalled;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '{"journal":"telecom-center","version":99}\n');
    const { status, stderr } = await place.run(["up", "--stack", "dev"]);
    expect([status, stderr]).toEqual([1, expect.stringContaining("newer release")]);
  });

  test("of the stack wins over that of the environment", async () => {
    place.settings({ "telecom-center:journal": "kept" });
    await place.run(["up", "--stack", "dev"]);
    expect(readFileSync(join(place.program, "kept", "shop", "dev.jsonl"), "utf8")).toContain(
      "telecom-center",
    );
  });

  test("is believed after a run that wrote its state, so that the next one need not ask", async () => {
    await place.journalled.made("Gateway", "left", "7");
    expect(place.journalled.journal().isInDoubt).toBe(true);
    await place.run(["up", "--stack", "dev"]);
    expect(place.journalled.journal().isInDoubt).toBe(false);
  });

  test("says what the state of a failed run is behind with", async () => {
    await place.journalled.made("Gateway", "lost", "7");
    await place.journalled.made("Gateway", "gone", "8");
    const journal = place.journalled.journal();
    await journal.write(["gone", journal.key, now(), "Gateway::gone", "8"]);
    place.stateInFolder([
      {
        urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/telecom-center:Gateway::gone",
        type: "pulumi-nodejs:dynamic/telecom-center:Gateway",
        custom: true,
        id: "8",
      },
    ]);
    place.acts("exit 255");
    const { status, stderr } = await place.run(["up", "--stack", "dev"]);
    expect(status).toBe(255);
    expect(stderr).toContain(
      "1 object that the journal knows of is not in the state, and 1 object of the state is deleted",
    );
    expect(stderr).toContain("pulumi cancel");
    expect(place.journalled.journal().isInDoubt).toBe(true);
  });

  test("has nothing to say of a run that failed and wrote its state", async () => {
    place.acts("exit 255");
    expect((await place.run(["destroy", "--stack", "dev"])).stderr).toBe("its errors\n");
  });

  test("in a pipeline is worth a warning where nobody named its folder", async () => {
    const home = { TELECOM_CENTER_JOURNAL: undefined, PULUMI_HOME: join(place.journalled.folder, "home") };
    const warned = async (env: NodeJS.ProcessEnv) =>
      (await place.run(["up", "--stack", "dev"], { ...home, ...env })).stderr.includes("warning: CI is set");
    expect(await warned({ CI: "true" })).toBe(true);
    expect(await warned({ CI: "false" })).toBe(false);
    expect(await warned({})).toBe(false);
    expect(await warned({ CI: "1", TELECOM_CENTER_JOURNAL: ".journal" })).toBe(false);
  });
});

test("Pulumi Cloud saves single steps: it runs as ever, and says so", async () => {
  place.stateInFolder([OTHER]);
  const env = { PULUMI_BACKEND_URL: "https://api.pulumi.com", TELECOM_CENTER_JOURNAL: "off" };
  const { status, stderr } = await place.run(["up", "--stack", "acme/shop/dev"], env);
  expect([status, stderr]).toEqual([0, expect.stringContaining("this runs as `pulumi up`")]);
  expect(place.env.skips).toBe("");
});

test.each(["up", "destroy"])("%s --help tells of this command, and runs nothing", async (name) => {
  const { status, stdout } = await place.run([name, "--stack", "dev", "--help"]);
  expect([status, stdout]).toEqual([0, expect.stringContaining("other packages")]);
  expect(place.args).toBeUndefined();
});
