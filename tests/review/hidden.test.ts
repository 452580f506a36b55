import { FORMATS, type Review, render, review } from "../../review";
import { document, only, reviewed, step, urnOf } from "./support";

const gateway = { customer: "5", name: "pbx", host: "a.example", authorizationPassword: "[secret]" };

/** What the provider keeps beside the arguments, in the state and among the inputs. */
const hidden = (of: string) => ({
  __urn: urnOf("Gateway", `pbx-${of}`),
  __written: `name,host,${of}`,
  __declared: `customer,name,host,${of}`,
  __provider: `exports.handler=()=>require("${of}")`,
  __resource: of,
  __seed: `test/dev/${of}`,
  __later: { nested: of },
});

const side = (of: string, more: object = {}) => ({
  inputs: { ...gateway, ...hidden(of), ...more },
  outputs: { ...gateway, ...hidden(of), ...more },
});

function expectNothingHidden(given: Review): void {
  for (const format of FORMATS)
    expect(render(given, format)).not.toMatch(/__|exports\.handler|pbx-(old|new)/);
}

test("no hidden name is a change or is shown, whatever the step", () => {
  const before = { id: "g1", ...side("old") };
  const after = { ...side("new", { name: "carrier" }), propertyDependencies: { __urn: [], name: [] } };
  for (const given of [
    reviewed(step("update", "Gateway", "pbx", { before, after })),
    reviewed(step("replace", "Gateway", "pbx", { before, after })),
    reviewed(step("create", "Gateway", "pbx", { after })),
    reviewed(step("delete", "Gateway", "pbx", { before })),
    reviewed(
      step("create", "Gateway", "b", { after: side("new", { __import: "g1" }) }),
      step("delete", "Gateway", "a", { before }),
    ),
    reviewed(
      step("create", "Gateway", "b", { after: side("new", { adopt: "g1", host: "b.example" }) }),
      step("delete", "Gateway", "a", { before }),
    ),
    reviewed(
      step("create", "Gateway", "b", { after: side("new") }),
      step("delete", "Gateway", "a", { before }),
    ),
  ])
    expectNothingHidden(given);
});

test("an update for hidden values alone changes nothing in the account", () => {
  const { authorizationPassword: _, ...plain } = gateway;
  const of = (which: string) => ({ inputs: { ...plain, ...hidden(which) } });
  const given = reviewed(
    step("update", "Gateway", "pbx", {
      before: { id: "g1", ...of("old"), outputs: { ...plain, ...hidden("old") } },
      after: of("new"),
    }),
  );
  expect(only(given)).toMatchObject({ changes: [], risk: "harmless" });
  expectNothingHidden(given);
});

test("such an update does not prove that the secret beside them changes", () => {
  const given = reviewed(
    step("update", "Gateway", "pbx", { before: { id: "g1", ...side("old") }, after: side("new") }),
  );
  expect(only(given).changes).toMatchObject([{ property: "authorizationPassword", possible: true }]);
});

test("hidden values tell no two objects apart", () => {
  const given = reviewed(
    step("create", "Gateway", "b", { after: side("new") }),
    step("delete", "Gateway", "a", { before: { id: "g1", ...side("old") } }),
  );
  expect(only(given).action).toBe("clash");
});

test("a takeover's announcement of hidden values is no change", () => {
  const message = 'Gateway "pbx" takes over g1 and updates it: __urn: "x" -> "y"\n';
  const steps = [step("create", "Gateway", "pbx", { after: side("new", { adopt: "g1" }) })];
  const given = review([
    { name: "test", text: document(steps, { diagnostics: [{ message, severity: "info" }] }) },
  ]);
  expect(only(given)).toMatchObject({ changes: [], risk: "harmless" });
  expectNothingHidden(given);
});
