import { render } from "../../review";
import { only, reviewed, step, urnOf } from "./support";

const left = (name: string, id: string, shown: string, inputs: object = {}, more: object = {}) =>
  step("delete", "IncomingTrunk", name, {
    before: { id, inputs: { customer: "5", ...inputs }, outputs: { customer: "5", name: shown }, ...more },
  });
const taken = (name: string, inputs: object = {}) =>
  step("create", "IncomingTrunk", name, {
    after: { inputs: { customer: "5", adoptDefault: true, ...inputs } },
  });

test("the automatic trunk that one resource leaves and another takes over is told as likely the same", () => {
  const given = reviewed(taken("b"), left("a", "t1", "Default", { adoptDefault: true }));
  expect(only(given)).toMatchObject({ action: "move", likely: true, risk: "service-affecting" });
  expect(render(given, "terminal")).toContain(
    "`b` takes over the customer's automatic trunk; if that is t1, which `a` leaves, the object stays\n",
  );
  expect(JSON.parse(render(given, "json")).stacks[0].customers[0].steps).toMatchObject([
    { takenOver: "t1", leftBy: urnOf("IncomingTrunk", "a"), likely: true },
  ]);
});

test("what the declaration changes of it is told", () => {
  const given = reviewed(taken("b", { name: "Office" }), left("a", "t1", "Default"));
  expect(render(given, "terminal")).toContain("the object stays and is updated: name Default → Office");
});

test("a trunk that was made by the stack may be another one, and lost", () => {
  const given = reviewed(taken("b"), left("a", "t1", "Office", { name: "Office" }));
  expect(only(given)).toMatchObject({ action: "move", likely: true, risk: "irreversible" });
});

test("a trunk that stays in the account whatever is taken over is not lost", () => {
  const given = reviewed(taken("b"), left("a", "t1", "Office", {}, { retainOnDelete: true }));
  expect(only(given)).toMatchObject({ action: "move", likely: true, risk: "harmless" });
});

test("of several trunks that leave, the one is meant that is known to be automatic", () => {
  const given = reviewed(taken("b"), left("x", "t1", "Default"), left("y", "t2", "Office"));
  expect(given.counts).toEqual({ harmless: 0, "service-affecting": 1, irreversible: 1 });
  expect(render(given, "terminal")).toContain("if that is t1, which `x` leaves");
});

test.each([
  ["several may be meant", [taken("b"), left("x", "t1", "One"), left("y", "t2", "Two")], 2],
  ["two resources want it", [taken("b"), taken("c"), left("a", "t1", "Default")], 1],
  ["it is another customer's", [taken("b", { customer: "6" }), left("a", "t1", "Default")], 1],
])("nothing is guessed where %s", (_why, steps, irreversible) => {
  const given = reviewed(...steps);
  expect(given.counts.irreversible).toBe(irreversible);
  expect(render(given, "json")).not.toContain('"likely"');
});

test("a trunk whose id is declared is no guess", () => {
  const given = reviewed(taken("b", { adopt: "t1" }), left("a", "t1", "Default"));
  expect(only(given)).not.toHaveProperty("likely");
  expect(only(given)).toMatchObject({ action: "move", takenOver: "t1" });
});
