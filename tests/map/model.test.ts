import { CallBox } from "../../map/calls";
import { CUSTOMER, layout, wayThrough } from "../../map/layout";
import { sceneOf } from "../../map/scene";
import { Index } from "../../map/search";
import { customer, NO_REWRITING } from "./support";

describe("the picture", () => {
  const scene = sceneOf(customer());

  test("what no call reaches is idle, with the reason", () => {
    expect(scene.numbers.map(({ idle }) => idle)).toEqual([undefined, "disabled: calls to it are rejected"]);
    expect(scene.gateways.map(({ idle }) => idle)).toEqual([undefined, "no route leads to it"]);
    expect(scene.routes.map(({ idle }) => idle)).toEqual([
      undefined,
      "its gateway is not among the customer's",
    ]);
  });

  test("ways lead from left to right, with the prefixes on them", () => {
    const { boxes, lines, hidden } = layout(scene, 60);
    const left = new Map(boxes.map(({ spot, x }) => [spot.key, x]));
    for (const { from, to, start, end } of lines) {
      expect(left.get(from)).toBeLessThan(left.get(to)!);
      expect(start.x).toBeLessThan(end.x);
    }
    expect(lines.filter(({ label }) => label !== "").map(({ to, label }) => [to, label])).toEqual([
      ["route r1", "44"],
      ["route r2", "7 from 1212"],
    ]);
    expect(hidden).toEqual([]);
  });

  test("no two objects of it lie upon each other", () => {
    const many = sceneOf(
      customer({
        routes: Array.from({ length: 40 }, (_, index) => ({
          ...{ id: `r${index}`, name: `route ${index}`, to: String(index), from: "", gatewayId: "g1" },
          rewriting: NO_REWRITING,
        })),
      }),
    );
    const places = layout(many, 60).boxes.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toHaveLength(1 + 1 + 2 + 40 + 2);
  });

  test("of many objects some are drawn and the rest are counted", () => {
    const { boxes, hidden } = layout(scene, 1);
    expect(boxes).toHaveLength(5);
    expect(hidden).toEqual([
      { what: "numbers", count: 1 },
      { what: "routes", count: 1 },
      { what: "gateways", count: 1 },
    ]);
  });

  test("a way through a gateway has its routes, and none of another gateway", () => {
    const { lines } = layout(scene, 60);
    expect([...wayThrough("gateway g1", lines)].sort()).toEqual([CUSTOMER, "gateway g1", "route r1"]);
    expect([...wayThrough("route r1", lines)].sort()).toEqual([CUSTOMER, "gateway g1", "route r1"]);
    expect([...wayThrough("number n1", lines)].sort()).toEqual([CUSTOMER, "number n1"]);
  });

  test("what stacks say is a mark with its reason", () => {
    const { numbers, gateways } = sceneOf(
      customer({
        numbers: [{ id: "n1", number: "1", enabled: true, stacks: [] }],
        gateways: [
          {
            ...{ id: "g1", name: "london", port: 5060, rewriting: NO_REWRITING },
            ...{ stacks: ["voice/prod"], differs: ["host is a in the account, and b in the stack"] },
          },
          {
            ...{ id: "g3", name: "old", port: 5060, rewriting: NO_REWRITING },
            ...{ stacks: ["voice/prod"], gone: true as const },
          },
        ],
      }),
    );
    expect(numbers[0]).toMatchObject({ mark: "unmanaged", notes: ["no stack manages it"] });
    expect(gateways.map(({ mark }) => mark)).toEqual(["differs", "gone"]);
    expect(gateways[0]!.notes).toEqual([
      "managed by voice/prod",
      "host is a in the account, and b in the stack",
    ]);
  });
});

describe("the call box", () => {
  test("tells route, gateway, reasons and limits", () => {
    const told = new CallBox(customer({ limits: ["the mode is odd"] })).ask("+44 20", "1212")!;
    expect(told).toMatchObject({
      fate: "gateway",
      words: "route uk sends it to gateway london: it matches 2 digits of the destination",
      sent: "sent to 4420 from 1212",
      others: [{ name: "lost", why: "the destination does not begin with 7" }],
      limits: ["the mode is odd"],
      routes: ["r1"],
      gateways: ["g1"],
    });
  });

  test("a call that no route takes, and what is no number", () => {
    expect(new CallBox(customer()).ask("9", "")).toMatchObject({ fate: "fails", routes: [], gateways: [] });
    expect(new CallBox(customer()).ask("london", "")).toBeUndefined();
  });

  test("a route that is gone from the account carries no call", () => {
    const [route] = customer().routes;
    const gone = customer({ routes: [{ ...route!, stacks: ["a/b"], gone: true }] });
    expect(new CallBox(gone).ask("44", "")).toMatchObject({ fate: "fails" });
  });
});

describe("the search", () => {
  const index = new Index([
    [
      { what: "customer", text: "Müller & Söhne" },
      { what: "number", text: "442079460000" },
    ],
    [
      { what: "customer", text: "Žalgiris" },
      { what: "gateway", text: "192.0.2.7" },
    ],
    [{ what: "customer", text: "Рога и копыта" }],
  ]);
  const found = (query: string) => index.find(query).map(({ at, by }) => (by ? [at, by.what] : [at]));

  test.each<[string, (number | string)[][]]>([
    ["", [[0], [1], [2]]],
    ["muller", [[0]]],
    ["SÖHNE mül", [[0]]],
    ["zalg", [[1]]],
    ["РОГА", [[2]]],
    ["+44 20 7946-0000", [[0, "number"]]],
    ["192.0.2.7", [[1, "gateway"]]],
    ["nobody", []],
  ])("%p", (query, expected) => expect(found(query)).toEqual(expected));
});
