import { settingNames } from "../../provider/adapter/settings";
import { PluginProvider } from "../../provider/plugin/provider";
import { account } from "../lifecycle/http/account";
import { Client, secret, UNKNOWN, urnOf } from "./client";

const SOUTH = "urn:pulumi:dev::test::pulumi:providers:telecom-center::south";
const good = { username: "operator", password: "sandbox" };

test("all that is wrong is told at once, and a secret is not repeated", async () => {
  const client = await Client.start();
  const { reasons } = await client.checkConfig({
    username: "me",
    password: "hush\n",
    environment: "moon",
    maxRetries: -1,
    userName: "x",
  });
  expect(reasons).toEqual([
    expect.stringContaining(
      "telecom-center:userName does not exist; the nearest that does is telecom-center:username",
    ),
    expect.stringContaining('telecom-center:environment must be "production" or "sandbox"'),
    expect.stringContaining("telecom-center:password ends with a line break"),
    expect.stringContaining("telecom-center:maxRetries must be a whole number from 0 to 100"),
  ]);
  expect(reasons.join()).not.toContain("hush");
});

test("numbers and booleans come as they are, or as text; what is not known yet is no fault", async () => {
  const client = await Client.start();
  const given = {
    ...good,
    maxConcurrency: 4,
    checkBeforeCreate: true,
    timeoutSeconds: "12.5",
    sameAccount: "false",
  };
  expect(await client.checkConfig(given)).toMatchObject({ reasons: [], inputs: { maxConcurrency: 4 } });
  expect((await client.checkConfig({ password: UNKNOWN })).reasons).toEqual([]);
});

test("the password comes back as a secret, and nothing of the environment comes along", async () => {
  process.env.TELECOM_CENTER_USERNAME = "of the environment";
  try {
    const client = await Client.start();
    const { inputs, reasons } = await client.checkConfig({ password: "hush" }, SOUTH);
    expect(reasons).toEqual([]);
    expect(inputs).toEqual({ password: secret("hush") });
  } finally {
    delete process.env.TELECOM_CENTER_USERNAME;
  }
});

test("a project of the package's name has keys of its own", async () => {
  const client = await Client.start();
  const urn = "urn:pulumi:dev::telecom-center::pulumi:providers:telecom-center::default_0_1_0";
  expect((await client.checkConfig({ ...good, color: "red" }, urn)).reasons).toEqual([]);
});

test("another setting is a change, and never a replacement", async () => {
  const client = await Client.start();
  expect(await client.diffConfig(good, { ...good, maxRetries: 3 })).toEqual({ changes: true, replaces: [] });
  expect(await client.diffConfig({ ...good, maxRetries: "3" }, { ...good, maxRetries: 3 })).toMatchObject({
    changes: false,
  });
});

test("a fault that only shows when the account is opened is told by each operation", async () => {
  const client = await Client.start();
  await client.configure({ username: "me" });
  const { reasons } = await client.check(urnOf("Customer"), {}, { name: "Acme" });
  expect(reasons).toEqual([
    expect.stringContaining("The configuration lacks the password of the Operator API"),
  ]);
});

test("a provider that the program declares has its account, and its process knows it by its URN", async () => {
  const sandbox = await account();
  const opened: unknown[] = [];
  const provider = new PluginProvider((configuration) => {
    opened.push(configuration.provider, configuration.get("telecom-center:baseUrl"));
    throw new Error("not here");
  });
  const client = await Client.start(provider);
  await client.configure({ ...good, baseUrl: sandbox.url }, SOUTH);
  await client.configure({ ...good, baseUrl: sandbox.url });
  expect(opened).toEqual([SOUTH, sandbox.url, undefined, sandbox.url]);
});

test("the schema has every setting, and its version", async () => {
  const client = await Client.start();
  const { provider, version } = (await client.schema()) as {
    provider: { inputProperties: object };
    version: string;
  };
  expect(Object.keys(provider.inputProperties)).toEqual(settingNames);
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
});

test("the engine is told that secrets need not be marked for this plugin", async () => {
  const client = await Client.start();
  expect((await client.handshake()).toObject()).toMatchObject({
    acceptSecrets: false,
    acceptResources: false,
  });
  const configured = await client.configure(good);
  expect(configured.toObject()).toMatchObject({ acceptsecrets: false, supportspreview: true });
});
