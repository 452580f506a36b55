import type { Kept } from "../../provider/journal";
import { recorded, THEN, type Unkeyed } from "./support";

const PATH = "Gateway::pbx";
const TIME = THEN * 1000;
const OWNER = "Customer::acme";

const post: Unkeyed = ["post", THEN, PATH, "7", { name: "pbx" }];
const made: Unkeyed = ["made", THEN, PATH, "g1", "7"];
const seen: Unkeyed = ["seen", THEN, PATH, "g1", "7"];
const patch: Unkeyed = ["patch", THEN, PATH, "g1", 3, ["name"]];
const remove: Unkeyed = ["delete", THEN, PATH, "g1"];
const gone: Unkeyed = ["gone", THEN, PATH, "g1"];
const object = { path: PATH, id: "g1", customer: "7", time: TIME };
const unseen = { ...object, sent: { name: "pbx" }, seen: false };

test.each<[name: string, lines: Unkeyed[], kept: Kept[]]>([
  ["a POST", [post], [{ path: PATH, customer: "7", sent: { name: "pbx" }, time: TIME, seen: false }]],
  [
    "a POST of a customer",
    [["post", THEN, OWNER, null, {}]],
    [{ path: OWNER, sent: {}, time: TIME, seen: false }],
  ],
  ["a POST that made nothing", [post, ["none", THEN, PATH]], []],
  ["a POST that was answered", [post, made], [unseen]],
  ["an answer that leaves the customer to the POST", [post, ["made", THEN, PATH, "g1", null]], [unseen]],
  ["what was taken over", [made], [{ ...object, seen: false }]],
  ["what a state was seen to have", [post, made, seen], [{ ...object, seen: true }]],
  ["an update", [post, made, patch], [{ ...unseen, version: 3, declared: ["name"] }]],
  [
    "an update of what nothing is known of",
    [patch],
    [{ path: PATH, id: "g1", time: TIME, seen: true, version: 3, declared: ["name"] }],
  ],
  [
    "an update, and a state that does not show how it went",
    [made, patch, seen],
    [{ ...object, seen: true, version: 3, declared: ["name"] }],
  ],
  [
    "an update, read to be there",
    [made, patch, ["kept", THEN, PATH, "g1", 4]],
    [{ ...object, seen: false, version: 4, declared: ["name"] }],
  ],
  ["a deletion", [made, seen, remove], [{ ...object, seen: true, removal: "begun" }]],
  [
    "a deletion, and a state that does not show how it went",
    [made, remove, seen],
    [{ ...object, seen: true, removal: "begun" }],
  ],
  [
    "a deletion that was refused",
    [made, remove, ["kept", THEN, PATH, "g1", null]],
    [{ ...object, seen: false }],
  ],
  [
    "a deletion that was carried out",
    [made, seen, remove, gone],
    [{ path: PATH, id: "g1", time: TIME, seen: true, removal: "done" }],
  ],
  ["an object that was made anew under its id", [made, gone, made], [{ ...object, seen: false }]],
  [
    "a resource that was renamed",
    [made, ["seen", THEN, "Gateway::main", "g1", "7"]],
    [{ ...object, path: "Gateway::main", seen: true }],
  ],
  [
    "a resource that was renamed after an update",
    [made, patch, ["seen", THEN, "Gateway::main", "g1", "7"]],
    [{ ...object, path: "Gateway::main", seen: true, version: 3, declared: ["name"] }],
  ],
  [
    "a POST that was sent again",
    [["lost", THEN, PATH, "7", {}], post],
    [
      { path: PATH, customer: "7", sent: { name: "pbx" }, time: TIME, seen: false },
      { path: PATH, customer: "7", sent: {}, time: TIME, seen: false, lost: true },
    ],
  ],
  ["an object that is to be forgotten", [made, ["forget", THEN, PATH, "g1"]], []],
  ["a POST that is to be forgotten", [post, ["forget", THEN, PATH, null]], []],
  [
    "a replacement that was begun",
    [made, seen, post],
    [
      { ...object, seen: true },
      { path: PATH, customer: "7", sent: { name: "pbx" }, time: TIME, seen: false },
    ],
  ],
  [
    "a replacement that was begun before the state was seen",
    [made, post, seen],
    [
      { ...object, seen: true },
      { path: PATH, customer: "7", sent: { name: "pbx" }, time: TIME, seen: false },
    ],
  ],
  [
    "what belongs to a customer that is gone",
    [made, post, ["gone", THEN, OWNER, "7"]],
    [{ path: OWNER, id: "7", time: TIME, seen: true, removal: "done" }],
  ],
  [
    "what belongs to another customer than the one that is gone",
    [made, ["gone", THEN, OWNER, "8"]],
    [
      { ...object, seen: false },
      { path: OWNER, id: "8", time: TIME, seen: true, removal: "done" },
    ],
  ],
  [
    "a POST for another customer than the one that is gone",
    [post, ["gone", THEN, OWNER, "8"]],
    [
      { path: OWNER, id: "8", time: TIME, seen: true, removal: "done" },
      { path: PATH, customer: "7", sent: { name: "pbx" }, time: TIME, seen: false },
    ],
  ],
  [
    "what belongs to a customer of the id of a gateway that is gone",
    [made, ["gone", THEN, "Gateway::old", "7"]],
    [
      { ...object, seen: false },
      { path: "Gateway::old", id: "7", time: TIME, seen: true, removal: "done" },
    ],
  ],
  [
    "a gateway of the id of a customer",
    [
      ["made", THEN, "Gateway::pbx", "7", null],
      ["gone", THEN, OWNER, "7"],
    ],
    [
      { path: "Gateway::pbx", id: "7", time: TIME, seen: false },
      { path: OWNER, id: "7", time: TIME, seen: true, removal: "done" },
    ],
  ],
])("of %s is remembered what is needed", (_name, lines, kept) => {
  expect(recorded(...lines).all()).toEqual(kept);
});

describe("what a resource has or may have", () => {
  test("is told with the newest first, without what is gone", () => {
    const records = recorded(
      ["made", THEN, PATH, "g1", "7"],
      ["made", THEN + 1, PATH, "g2", "7"],
      ["made", THEN + 2, PATH, "g3", "7"],
      ["gone", THEN + 3, PATH, "g2"],
      ["post", THEN + 4, PATH, "7", {}],
    );
    expect(records.of(PATH).map(({ id }) => id)).toEqual([undefined, "g3", "g1"]);
  });

  test("is found under its new name alone once the state has that", () => {
    const records = recorded(made, ["seen", THEN, "Gateway::main", "g1", "7"]);
    expect(records.of(PATH)).toEqual([]);
    expect(records.of("Gateway::main")).toHaveLength(1);
  });

  test("is told apart by class: a path below another type is another resource", () => {
    const records = recorded(
      made,
      ["made", THEN, "my:Pbx$Gateway::pbx", "g2", "7"],
      ["post", THEN, "Route::pbx", "7", {}],
    );
    expect(records.of(PATH).map(({ id }) => id)).toEqual(["g1"]);
    expect(records.begun("Gateway")).toEqual([]);
    expect(records.begun("Route")).toHaveLength(1);
  });
});

test("of deletions the last of a class counts", () => {
  const records = recorded(
    gone,
    ["gone", THEN + 2, PATH, "g2"],
    ["gone", THEN + 5, "Route::all", "r1"],
    ["made", THEN + 9, PATH, "g3", null],
  );
  expect(["Gateway", "Route", "Customer"].map((name) => records.lastRemoval(name))).toEqual([
    TIME + 2000,
    TIME + 5000,
    0,
  ]);
});
