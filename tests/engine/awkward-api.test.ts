import { ALL_SWITCHES_ON } from "../../sandbox";
import { customer, type Deployment, declare, ONE_OF_EACH, planned } from "./fixtures";

const LINES = [
  ...ONE_OF_EACH,
  customer("globex", '{ name: "Globex", language: "LT", terminationMode: "system", sipAccountLimit: null }'),
  declare("IncomingTrunk", "auto", '{ customer: globex, adoptDefault: true, transportProtocol: "TCP" }'),
  declare(
    "Gateway",
    "full",
    `{ customer: globex, name: "Full", host: "10.0.0.1", port: 5060, codecs: ["telephone-event", "OPUS"], srcRewriteRule: "",
       dstRewriteRule: "^00", dstRewriteResult: null, authorizationPassword: "hush" }`,
  ),
  declare(
    "Route",
    "prefixed",
    '{ customer: globex, gateway: full, name: "UK", dstPrefix: "0044", srcPrefix: "371" }',
  ),
  declare(
    "DidNumber",
    "same",
    '{ customer: globex, number: "12120000001", externalId: "9223372036854775807" }',
  ),
  declare(
    "SipAccount",
    "sip",
    '{ customer: "500", username: "desk", useAllowedIps: true, allowedIps: ["10.0.0.1", "2001:db8::/32"] }',
  ),
];

describe("an API that has every contradiction in its awkward form", () => {
  let life: Deployment;

  beforeAll(async () => {
    life = await planned(LINES, { switches: ALL_SWITCHES_ON });
    life.sandbox.put("customers", { id: "500", attributes: { name: "Owner" } });
    const attributes = { username: "desk", password: "hush" };
    life.sandbox.put("sip_device_routes", { attributes, relationships: { customer: "500" } });
  });

  test("takes every object", async () => {
    expect((await life.stack.up()).changes).toEqual({ create: 12 });
  });

  test("makes one trunk for each customer that takes over the automatic one", () => {
    const globex = life.stack.resource("globex").id;
    const trunks = life.sandbox
      .objects("incoming_trunks")
      .filter(({ relationships }) => relationships.customer === globex);
    expect(trunks.map(({ id }) => id)).toEqual([life.stack.resource("auto").id]);
    expect(trunks[0]!.attributes).toMatchObject({ name: "Default", transport_protocol: "TCP" });
  });

  test("shows no change to a preview", async () => {
    await life.stack.preview({ expectNoChanges: true });
  });

  test("shows no change to up", async () => {
    expect((await life.stack.up()).changes).toEqual({ same: 12 });
  });

  test("shows no change to refresh", async () => {
    const { changes } = await life.stack.refresh({ args: ["--expect-no-changes"] });
    expect(changes.update).toBeUndefined();
  });

  test("shows no change to a preview that reads", async () => {
    await life.stack.preview({ refresh: true, expectNoChanges: true });
  });
});
