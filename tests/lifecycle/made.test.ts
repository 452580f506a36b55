import { setTimeout as sleep } from "node:timers/promises";
import { Made, type Remote } from "../../provider/lifecycle";

describe("creates of look-alikes", () => {
  test("run one after the other, in the order in which they were asked for", async () => {
    const made = new Made();
    const steps: string[] = [];
    const run = (name: string, milliseconds: number) => async () => {
      steps.push(`${name} begins`);
      await sleep(milliseconds);
      steps.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([
      made.inTurn("same", run("first", 20)),
      made.inTurn("same", run("second", 5)),
      made.inTurn("same", run("third", 0)),
    ]);
    expect(results).toEqual(["first", "second", "third"]);
    expect(steps).toEqual(["first", "second", "third"].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  test("do not wait for creates of others", async () => {
    const made = new Made();
    const steps: string[] = [];
    await Promise.all([
      made.inTurn("slow", async () => {
        await sleep(20);
        steps.push("slow");
      }),
      made.inTurn("quick", async () => steps.push("quick")),
    ]);
    expect(steps).toEqual(["quick", "slow"]);
  });

  test("go on after one that failed, which alone gets its error", async () => {
    const made = new Made();
    const failing = made.inTurn("same", async () => {
      await sleep(5);
      throw new Error("refused");
    });
    const next = made.inTurn("same", async () => "made");
    await expect(failing).rejects.toThrow("refused");
    await expect(next).resolves.toBe("made");
  });

  test("go on when a turn throws before it waits for anything", async () => {
    const made = new Made();
    const failing = made.inTurn("same", () => {
      throw new Error("at once");
    });
    await expect(failing).rejects.toThrow("at once");
    await expect(made.inTurn("same", async () => 1)).resolves.toBe(1);
  });

  test("that are asked for within a turn of others are not blocked by it", async () => {
    const made = new Made();
    const inner = made.inTurn("a", () => made.inTurn("b", async () => "both"));
    await expect(inner).resolves.toBe("both");
  });
});

describe("the objects before a run", () => {
  const objects: Remote[] = [{ id: "1", values: {} }];

  test("are asked for once for each list, however many ask at the same time", async () => {
    const made = new Made();
    const ask = jest.fn(async () => objects);
    const answers = await Promise.all([1, 2, 3].map(() => made.before("termination_routes/7", ask)));
    expect(answers).toEqual([objects, objects, objects]);
    expect(ask).toHaveBeenCalledTimes(1);
    await made.before("termination_routes/8", ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test("are asked for again after a failure", async () => {
    const made = new Made();
    const fail = async (): Promise<Remote[]> => {
      throw new Error("unreachable");
    };
    await expect(made.before("list", fail)).rejects.toThrow("unreachable");
    await expect(made.before("list", async () => objects)).resolves.toBe(objects);
  });
});

test("an object is known by its type and its id", () => {
  const made = new Made();
  made.add("customers", "7");
  expect(made.has("customers", "7")).toBe(true);
  expect(made.has("customers", "8")).toBe(false);
  expect(made.has("external_account_routes", "7")).toBe(false);
});

test("an object that this run created is its own, and was empty before", () => {
  const made = new Made();
  made.add("customers", "7");
  made.addFresh("customers", "8");
  expect([made.isFresh("customers", "7"), made.isFresh("customers", "8")]).toEqual([false, true]);
  expect(made.has("customers", "8")).toBe(true);
});
