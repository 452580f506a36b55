import { FORMATS, render } from "../../review";
import { only, reviewed, step, update } from "./support";

const PLAIN = "Tr0ub4dor";
const ENVELOPE = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: `v1:${PLAIN}`,
  plaintext: JSON.stringify(PLAIN),
};

function expectHidden(...steps: readonly unknown[]): void {
  const given = reviewed(...steps);
  for (const format of FORMATS) {
    const text = render(given, format);
    expect(text).not.toContain(PLAIN);
    expect(text.length).toBeGreaterThan(50);
  }
}

const gateway = (more: object) => ({ name: "pbx", customer: "5", host: "a.example", ...more });

test.each([
  ["in plain text, by what the entity's row says", PLAIN, "other"],
  ["in Pulumi's envelope", ENVELOPE, ENVELOPE],
])("a password is hidden %s", (_how, before, after) => {
  const changed = update(
    "Gateway",
    "pbx",
    gateway({ authorizationPassword: before }),
    gateway({ authorizationPassword: after, host: "b.example" }),
  );
  expectHidden(changed);
  expect(only(reviewed(changed)).changes).toContainEqual(
    expect.objectContaining({ property: "authorizationPassword", secret: true }),
  );
});

test("an argument that the program made secret is hidden", () => {
  const one = update("Gateway", "pbx", gateway({ host: ENVELOPE }), gateway({ host: "c.example" }));
  expectHidden(one);
  const two = update("Gateway", "pbx", gateway({ host: PLAIN }), gateway({ host: "c.example" }));
  Object.assign(two.oldState!, { additionalSecretOutputs: ["host"] });
  expectHidden(two);
});

test("a list with one secret in it is hidden as a whole", () => {
  expectHidden(
    update("SipAccount", "desk", { allowedIps: ["192.0.2.1"] }, { allowedIps: ["192.0.2.2", ENVELOPE] }),
  );
});

test("a secret name does not become a label", () => {
  expectHidden(step("create", "Gateway", "pbx", { after: { inputs: gateway({ name: ENVELOPE }) } }));
});

test("a takeover's announcement does not tell what the program made secret", () => {
  const after = {
    inputs: { ...gateway({ host: ENVELOPE }), adopt: "g1" },
    additionalSecretOutputs: ["host"],
  };
  const { review } = jest.requireActual<typeof import("../../review")>("../../review");
  const message = `Gateway "pbx" takes over g1 and updates it: host: "${PLAIN}" -> "x"\n`;
  const document = {
    steps: [step("create", "Gateway", "pbx", { after })],
    diagnostics: [{ message, severity: "info" }],
  };
  const given = review([{ name: "test", text: JSON.stringify(document) }]);
  for (const format of FORMATS) expect(render(given, format)).not.toContain(PLAIN);
  expect(only(given).changes).toMatchObject([{ property: "host", secret: true }]);
});

describe("whether a secret changes, which a preview hides, is", () => {
  const password = gateway({ authorizationPassword: "[secret]" });

  test("certain where nothing else changes", () => {
    const { changes, risk } = only(reviewed(update("Gateway", "pbx", password, password)));
    expect(changes).toMatchObject([{ property: "authorizationPassword", secret: true }]);
    expect(changes[0]).not.toHaveProperty("possible");
    expect(risk).toBe("service-affecting");
  });

  test("possible beside another change, which is then not taken for harmless", () => {
    const { changes, risk } = only(reviewed(update("Gateway", "pbx", password, { ...password, name: "b" })));
    expect(changes).toMatchObject([
      { property: "name" },
      { property: "authorizationPassword", possible: true },
    ]);
    expect(risk).toBe("service-affecting");
  });

  test("certain where the argument is new", () => {
    const state = update("Gateway", "pbx", gateway({}), { ...password, name: "b" });
    Object.assign(state.oldState!.outputs!, { authorizationPassword: "[secret]" });
    const { changes } = only(reviewed(state));
    expect(changes[1]).toMatchObject({ property: "authorizationPassword", secret: true });
    expect(changes[1]).not.toHaveProperty("possible");
  });
});
