import { entityNamed } from "../../provider/entities";
import { compare, type Values } from "../../provider/lifecycle";
import { declaredIn, differences, inputsOf, toOutputs } from "../../provider/lifecycle/object/outputs";
import { applied, checked, refreshed } from "./state";

const gateway = entityNamed("Gateway");
const declared: Values = {
  customer: "1",
  name: "pbx",
  host: "sip.example.com",
  authorizationPassword: "s3cret",
};

test("a re-spelling keeps the spelling of the program", () => {
  const { outputs } = applied(
    "Gateway",
    { ...declared, port: 5060, codecs: ["telephone-event"], srcRewriteRule: "" },
    undefined,
    { port: null, codecs: ["telephone-event/8000"], srcRewriteRule: null },
  );
  expect(outputs).toMatchObject({ port: 5060, codecs: ["telephone-event"], srcRewriteRule: "" });
});

test("a value that was changed elsewhere shows, and is a difference where it was declared", () => {
  const state = applied("Gateway", declared, undefined, { codecs: ["PCMA"] });
  const found = refreshed("Gateway", state, { host: "other.example.com", codecs: ["PCMU"] });
  expect(found.outputs).toMatchObject({ host: "other.example.com", codecs: ["PCMU"] });
  expect(found.inputs).toMatchObject({ host: "other.example.com" });
  const next = checked("Gateway", found.inputs, declared);
  expect(compare(gateway, found.outputs, next).changed).toEqual(["host"]);
});

test.each([["********"], [null], ["another"], [undefined]])(
  "a password is the program's, though the account shows %j",
  (shown) => {
    const { outputs } = applied("Gateway", declared, undefined, { authorizationPassword: shown });
    expect(outputs.authorizationPassword).toBe("s3cret");
    const remote = { id: "7d952482", values: { ...declared, authorizationPassword: shown } };
    expect(differences(gateway, declared, remote)).toEqual([]);
  },
);

test("the owner is the program's, and its id shows beside it", () => {
  const { outputs } = applied("Gateway", declared);
  expect(outputs).toMatchObject({ customer: "1", customerId: "1" });
});

test("a gateway that was moved elsewhere is a difference of its route", () => {
  const args = { customer: "1", gateway: "g1", name: "all" };
  const state = applied("Route", args);
  expect(state.outputs).toMatchObject({ gateway: "g1", gatewayId: "g1" });
  const found = refreshed("Route", state, { gateway: "g2" });
  expect(found.outputs).toMatchObject({ gateway: "g2", gatewayId: "g2" });
  expect(compare(entityNamed("Route"), found.outputs, checked("Route", found.inputs, args)).changed).toEqual([
    "gateway",
  ]);
});

test("a number that was unlinked elsewhere is a difference where it was declared", () => {
  const args = { customer: "1", externalAccountId: "x", didNumber: "d1" };
  const found = refreshed("ExternalAccount", applied("ExternalAccount", args), { didNumber: null });
  expect(found.outputs).toMatchObject({ didNumber: null, didNumberId: null });
  const next = checked("ExternalAccount", found.inputs, args);
  expect(compare(entityNamed("ExternalAccount"), found.outputs, next).changed).toEqual(["didNumber"]);
});

test("the id that an answer shows is the truth, also where another one was asked for", () => {
  const account = entityNamed("ExternalAccount");
  const inputs = { customer: "1", externalAccountId: "123" };
  const outputs = toOutputs(account, { id: "1243", values: {} }, inputs, ["customer", "externalAccountId"]);
  expect(outputs.externalAccountId).toBe("1243");
  expect(differences(account, inputs, { id: "1243", values: {} })).toEqual(["externalAccountId"]);
});

test("a phone that is declared by its user name shows its id", () => {
  const { outputs } = applied("SipAccount", { customer: "1", username: "z4wnypvker" });
  expect(outputs).toMatchObject({ sipAccountId: "7d952482", username: "z4wnypvker" });
});

test("what an answer leaves out is not lost", () => {
  const before = applied("Gateway", declared, undefined, { operator: true }).outputs;
  const after = toOutputs(gateway, { id: "7d952482", values: {} }, before, declaredIn(before)!);
  expect(after).toEqual(before);
});

describe("what was declared", () => {
  test("is remembered, and comes back as inputs", () => {
    const { outputs } = applied("Gateway", { ...declared, srcRewriteRule: null });
    expect(declaredIn(outputs)).toEqual([
      "customer",
      "name",
      "host",
      "srcRewriteRule",
      "authorizationPassword",
    ]);
    expect(inputsOf(outputs)).toEqual({ ...declared, srcRewriteRule: null });
  });

  test("is nothing for an object without arguments", () => {
    expect(declaredIn(toOutputs(gateway, { id: "1", values: {} }, {}, []))).toEqual([]);
  });

  test("is not known for an object that is only read", () => {
    expect(declaredIn({ name: "pbx" })).toBeUndefined();
    expect(inputsOf({ name: "pbx" })).toBeUndefined();
  });
});
