import { Answers, gatewayOf, routeOf, runCallTests } from "../../outbound";

const gateways = ["london", "paris"].map((name) =>
  gatewayOf(`g-${name}`, { name, host: name }, { id: name }),
);
const [london, paris] = gateways as [(typeof gateways)[0], (typeof gateways)[0]];

const outbound = {
  id: "1",
  gateways,
  routes: [
    routeOf("r1", { name: "uk", dstPrefix: 44 }, london, "r1"),
    routeOf("r2", { name: "ny", srcPrefix: "1212" }, paris),
  ],
  limits: [],
};

test("between two gateways nobody knows, and all are named", () => {
  const { answer } = new Answers(outbound).ask("44", "1212");
  expect(answer).toMatchObject({
    fate: "undecided",
    gateway: null,
    route: null,
    sent: null,
    candidates: [
      { route: { id: null, name: "ny" }, to: "", from: "1212" },
      { route: { id: "r1", name: "uk" }, to: "44", from: "" },
    ],
    others: [],
  });
});

test("a test of an undecided call fails, and shows the gateways", () => {
  const test = {
    customer: "1",
    to: "44",
    from: "1212",
    expect: { gateway: "london" },
    at: { line: 1, column: 1 },
  };
  const [result] = runCallTests([test], [outbound]);
  expect(result).toMatchObject({ ok: false, found: { gateway: null, undecided: ["london", "paris"] } });
  expect(result!.why).toMatch(/^undecided: nobody knows which comes first of the routes ny .* and uk /);
});

test("a route that matches more of the source is told by the source", () => {
  const routes = [
    ...outbound.routes,
    routeOf("r3", { name: "both", dstPrefix: "44", srcPrefix: "1" }, paris),
  ];
  const { answer } = new Answers({ ...outbound, routes }).ask("44", "13");
  expect(answer.others).toContainEqual({
    route: { id: "r1", name: "uk" },
    why: "matches 0 digits of the source, both 1",
  });
});

test("a rule that can't be read leaves the number as it is, and says so", () => {
  const route = routeOf("r", { name: "all", dstRewriteRule: "(44" }, london);
  const { answer } = new Answers({ ...outbound, routes: [route] }).ask("44");
  expect(answer.sent).toEqual({ from: null, to: "44", steps: [] });
  expect(answer.limits).toEqual([expect.stringContaining("what becomes of the destination is not known")]);
});

test("a password takes no part in what is kept of a gateway", () => {
  const gateway = gatewayOf("g", { name: "a", host: "b", authorizationPassword: "hidden-1" }, {});
  expect(JSON.stringify(gateway)).not.toContain("hidden-1");
});
