import { type Json, writeJson } from "../../provider/api";
import { entityNamed } from "../../provider/entities";
import { checkArguments, encode } from "../../provider/lifecycle";

const settings = { terminationModeAttribute: "trm_mode" };

// Each argument as it goes over the wire: the text of the JSON, since some numbers have more digits than JavaScript keeps.
test.each<[string, string, unknown, string]>([
  ["Customer", "capacityLimit", 3, '{"attributes":{"capacity_limit":3}}'],
  ["Customer", "capacityLimit", null, '{"attributes":{"capacity_limit":null}}'],
  ["Customer", "terminationMode", "system", '{"attributes":{"trm_mode":"system"}}'],
  ["IncomingTrunk", "name", "", '{"attributes":{"name":""}}'],
  ["IncomingTrunk", "codecs", ["PCMU", "PCMA"], '{"attributes":{"codecs":["PCMU","PCMA"]}}'],
  ["DidNumber", "number", 12120000001, '{"attributes":{"number":"12120000001"}}'],
  ["DidNumber", "enabled", false, '{"attributes":{"enabled":false}}'],
  ["DidNumber", "externalId", "9223372036854775807", '{"attributes":{"external_id":9223372036854775807}}'],
  ["DidNumber", "externalId", "0042", '{"attributes":{"external_id":42}}'],
  ["DidNumber", "externalId", null, '{"attributes":{"external_id":null}}'],
  ["Gateway", "port", 5070, '{"attributes":{"port":5070}}'],
  ["Gateway", "port", null, '{"attributes":{"port":5060}}'],
  ["Gateway", "customer", 7, '{"relationships":{"customer":{"data":{"type":"customers","id":"7"}}}}'],
  ["Route", "dstPrefix", "0044", '{"attributes":{"dst_prefix":"0044"}}'],
  ["Route", "srcPrefix", 44, '{"attributes":{"src_prefix":"44"}}'],
  [
    "Route",
    "gateway",
    "g1",
    '{"relationships":{"gateway":{"data":{"type":"termination_gateways","id":"g1"}}}}',
  ],
  ["ExternalAccount", "didNumber", null, '{"relationships":{"available_did_number":{"data":null}}}'],
  [
    "ExternalAccount",
    "didNumber",
    "d1",
    '{"relationships":{"available_did_number":{"data":{"type":"available_did_numbers","id":"d1"}}}}',
  ],
  ["SipAccount", "useAllowedIps", true, '{"attributes":{"use_allowed_ips":true}}'],
  ["SipAccount", "allowedIps", ["10.0.0.0/8", " ::1 "], '{"attributes":{"allowed_ips":"10.0.0.0/8,::1"}}'],
])("%s.%s = %j", (name, argument, value, json) => {
  const entity = entityNamed(name);
  const { inputs } = checkArguments(entity, {}, { [argument]: value });
  expect(writeJson(encode(entity, [argument], inputs, settings) as unknown as Json)).toBe(json);
});

test.each([
  ["Customer", "customerId", "7"],
  ["ExternalAccount", "externalAccountId", "7"],
  ["SipAccount", "sipAccountId", "7"],
  ["SipAccount", "username", "z4wnypvker"],
  ["CustomerSession", "triggers", [1]],
])("%s.%s is no part of the attributes", (name, argument, value) => {
  expect(encode(entityNamed(name), [argument], { [argument]: value }, settings)).toEqual({});
});

test("the setting chooses the termination mode's name", () => {
  const names = { terminationModeAttribute: "termination_mode" };
  const body = encode(entityNamed("Customer"), ["terminationMode"], { terminationMode: "system" }, names);
  expect(body).toEqual({ attributes: { termination_mode: "system" } });
});
