import { customerLimits } from "../../../policies/customerLimits";
import { customerProtection } from "../../../policies/customerProtection";
import { gatewayAuthentication } from "../../../policies/gatewayAuthentication";
import { numberE164 } from "../../../policies/numberE164";
import { rewriteRules } from "../../../policies/rewriteRules";
import { sipAccountNetworks } from "../../../policies/sipAccountNetworks";
import { asPolicyPackSees, said, UNKNOWN } from "./support";

describe("sip-account-networks", () => {
  test.each([
    [{}, "useAllowedIps is not declared"],
    [{ useAllowedIps: false, allowedIps: ["203.0.113.0/28"] }, "useAllowedIps is false"],
    [{ useAllowedIps: true }, "allowedIps is not declared"],
    [{ useAllowedIps: true, allowedIps: ["0.0.0.0/0"] }, "0.0.0.0/0"],
    [{ useAllowedIps: true, allowedIps: ["10.0.0.0/8", "::/0"] }, "::/0"],
    [{ useAllowedIps: true, allowedIps: ["0.0.0.0/1", "128.0.0.0/1"] }, "0.0.0.0/1 and 128.0.0.0/1"],
    [{ useAllowedIps: true, allowedIps: ["::ffff:0:0/96"] }, "::ffff:0:0/96"],
    [{ useAllowedIps: true, allowedIps: ["::ffff:0.0.0.0/97", "::/80"] }, "::ffff:0.0.0.0/97 and ::/80"],
    [{ useAllowedIps: true, allowedIps: ["64:ff9b::/96"] }, "64:ff9b::/96"],
    [{ useAllowedIps: true, allowedIps: [" 0.0.0.0/0 "] }, "0.0.0.0/0"],
  ])("%j is open", async (args, words) => {
    expect(await said(sipAccountNetworks, "SipAccount", args)).toEqual([expect.stringContaining(words)]);
  });

  test.each([
    [["203.0.113.0/28"]],
    [["203.0.113.7"]],
    [["10.0.0.0/8", "2001:db8::/32", "::ffff:10.0.0.0/104"]],
  ])("%j is not", async (allowedIps) => {
    expect(await said(sipAccountNetworks, "SipAccount", { useAllowedIps: true, allowedIps })).toEqual([]);
  });

  test("how wide a network may be is configured", async () => {
    const args = { useAllowedIps: true, allowedIps: ["10.0.0.0/8"] };
    expect(await said(sipAccountNetworks, "SipAccount", args, { shortestIpv4Prefix: 16 })).toHaveLength(1);
  });
});

describe("what a preview does not know yet", () => {
  const open = (...names: string[]) => Object.fromEntries(names.map((name) => [name, UNKNOWN]));

  test.each([
    ["SipAccount", sipAccountNetworks, open("useAllowedIps", "allowedIps")],
    ["SipAccount", sipAccountNetworks, { useAllowedIps: true, allowedIps: ["203.0.113.0/28", UNKNOWN] }],
    ["Customer", customerLimits, open("capacityLimit", "sipAccountLimit")],
    ["DidNumber", numberE164, open("number")],
    ["Gateway", gatewayAuthentication, open("host")],
    [
      "Gateway",
      gatewayAuthentication,
      { host: "pbx.example.net", ...open("authorizationName", "authorizationPassword") },
    ],
    ["Route", rewriteRules, { dstRewriteResult: "1", ...open("dstRewriteRule") }],
    ["Route", rewriteRules, { dstRewriteRule: "^44", ...open("dstPrefix", "dstRewriteResult") }],
  ])("is no violation of a %s's rule, and does not stop it", async (className, rule, args) => {
    expect(await said(rule, className, args)).toEqual([]);
    expect(await said(rule, className, asPolicyPackSees(args))).toEqual([]);
  });

  test("leaves the violations that are known", async () => {
    const args = { useAllowedIps: UNKNOWN, allowedIps: [UNKNOWN, "0.0.0.0/0"] };
    expect(await said(sipAccountNetworks, "SipAccount", asPolicyPackSees(args))).toEqual([
      expect.stringContaining("0.0.0.0/0"),
    ]);
    const rules = { srcRewriteRule: UNKNOWN, dstRewriteRule: "^00(", dstRewriteResult: "1" };
    expect(await said(rewriteRules, "Route", asPolicyPackSees(rules))).toHaveLength(1);
  });
});

describe("customer-limits", () => {
  test("each missing limit is told", async () => {
    expect(await said(customerLimits, "Customer", { name: "Acme", capacityLimit: null })).toEqual([
      expect.stringMatching(/^capacityLimit is not set/),
      expect.stringMatching(/^sipAccountLimit is not set/),
    ]);
  });

  test("0 is a limit", async () => {
    expect(await said(customerLimits, "Customer", { capacityLimit: 0, sipAccountLimit: 0 })).toEqual([]);
  });

  test("which limits are wanted is configured", async () => {
    expect(
      await said(customerLimits, "Customer", { capacityLimit: 5 }, { required: ["capacityLimit"] }),
    ).toEqual([]);
  });

  test("nothing but customers is looked at", async () => {
    expect(await said(customerLimits, "Route", {})).toEqual([]);
  });
});

describe("number-e164", () => {
  test.each(["12120000001", 12120000001, "442079460000", "441174090316", "37060012345", "+4930901820"])(
    "%s is one",
    async (number) => {
      expect(await said(numberE164, "DidNumber", { number })).toEqual([]);
    },
  );

  test.each([
    "02079460000",
    "00442079460000",
    "1234567890123456",
    "12120000",
    "44",
    "999123456789",
    "",
    "2120000001",
  ])('"%s" is none', async (number) => {
    expect(await said(numberE164, "DidNumber", { number })).toEqual([
      expect.stringContaining("Write the country code first"),
    ]);
  });
});

describe("gateway-authentication", () => {
  const withBoth = { authorizationName: "acme", authorizationPassword: "secret" };

  test.each(["pbx.example.net", "203.0.113.5", "[2001:470::1]", "8.8.8.8"])("%s needs both", async (host) => {
    expect(await said(gatewayAuthentication, "Gateway", { host })).toEqual([
      expect.stringContaining("authorizationName and authorizationPassword are not set"),
    ]);
    expect(await said(gatewayAuthentication, "Gateway", { host, authorizationName: "acme" })).toEqual([
      expect.stringContaining("authorizationPassword is not set"),
    ]);
    expect(await said(gatewayAuthentication, "Gateway", { host, ...withBoth })).toEqual([]);
  });

  test.each(["10.1.2.3", "192.168.0.9", "fd00::1", "pbx", "pbx.internal", "::ffff:10.0.0.1"])(
    "%s is within a network",
    async (host) => {
      expect(await said(gatewayAuthentication, "Gateway", { host })).toEqual([]);
    },
  );

  test("a host that knows the PBX by its addresses is configured", async () => {
    const trustedHosts = [".carrier.example", "203.0.113.5"];
    const hosts = ["sip.Carrier.example", "203.0.113.5", "carrier.example.net", "evilcarrier.example"];
    const told = hosts.map(
      async (host) => (await said(gatewayAuthentication, "Gateway", { host }, { trustedHosts })).length,
    );
    expect(await Promise.all(told)).toEqual([0, 0, 1, 1]);
  });

  test("the password is not shown", async () => {
    const args = { host: "pbx.example.net", authorizationPassword: "hush-hush" };
    expect((await said(gatewayAuthentication, "Gateway", args)).join()).not.toContain("hush-hush");
  });
});

describe("customer-protection", () => {
  const problems = (type: string, protect: boolean) => {
    const found: string[] = [];
    const args = { type, props: {}, opts: { protect } } as unknown as Parameters<
      Extract<typeof customerProtection.validateResource, (...args: never[]) => unknown>
    >[0];
    const validate = customerProtection.validateResource as (
      given: typeof args,
      report: (message: string) => void,
    ) => void;
    validate(args, (message) => found.push(message));
    return found;
  };

  test.each(["pulumi-nodejs:dynamic/telecom-center:", "telecom-center:index:"])("of %s", (form) => {
    expect(problems(`${form}Customer`, true)).toEqual([]);
    expect(problems(`${form}Gateway`, false)).toEqual([]);
    expect(problems(`${form}Customer`, false)).toEqual([
      expect.stringContaining("Set the resource option `protect: true`"),
    ]);
  });
});
