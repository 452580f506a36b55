import { setTimeout as sleep } from "node:timers/promises";
import { Ledger, type Remote } from "../../provider/lifecycle";

describe("creates of look-alikes", () => {
  test("run one after the other, in the order in which they were asked for", async () => {
    const ledger = new Ledger();
    const steps: string[] = [];
    const run = (name: string, milliseconds: number) => async () => {
      steps.push(`${name} begins`);
      await sleep(milliseconds);
      steps.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([
      ledger.inTurn("same", run("first", 20)),
      ledger.inTurn("same", run("second", 5)),
      ledger.inTurn("same", run("third", 0)),
    ]);
    expect(results).toEqual(["first", "second", "third"]);
    expect(steps).toEqual(["first", "second", "third"].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  test("do not wait for creates of others", async () => {
    const ledger = new Ledger();
    const steps: string[] = [];
    await Promise.all([
      ledger.inTurn("slow", async () => {
        await sleep(20);
        steps.push("slow");
      }),
      ledger.inTurn("quick", async () => steps.push("quick")),
    ]);
    expect(steps).toEqual(["quick", "slow"]);
  });

  test("go on after one that failed, which alone gets its error", async () => {
    const ledger = new Ledger();
    const failing = ledger.inTurn("same", async () => {
      await sleep(5);
      throw new Error("refused");
    });
    const next = ledger.inTurn("same", async () => "made");
    await expect(failing).rejects.toThrow("refused");
    await expect(next).resolves.toBe("made");
  });

  test("go on when a turn throws before it waits for anything", async () => {
    const ledger = new Ledger();
    const failing = ledger.inTurn("same", () => {
      throw new Error("at once");
    });
    await expect(failing).rejects.toThrow("at once");
    await expect(ledger.inTurn("same", async () => 1)).resolves.toBe(1);
  });

  test("that are asked for within a turn of others are not blocked by it", async () => {
    const ledger = new Ledger();
    const inner = ledger.inTurn("a", () => ledger.inTurn("b", async () => "both"));
    await expect(inner).resolves.toBe("both");
  });
});

describe("the objects before a run", () => {
  const objects: Remote[] = [{ id: "1", values: {} }];

  test("are asked for once for each list, however many ask at the same time", async () => {
    const ledger = new Ledger();
    const ask = jest.fn(async () => objects);
    const answers = await Promise.all([1, 2, 3].map(() => ledger.before("termination_routes/7", ask)));
    expect(answers).toEqual([objects, objects, objects]);
    expect(ask).toHaveBeenCalledTimes(1);
    await ledger.before("termination_routes/8", ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test("are asked for again after a failure", async () => {
    const ledger = new Ledger();
    const fail = async (): Promise<Remote[]> => {
      throw new Error("unreachable");
    };
    await expect(ledger.before("list", fail)).rejects.toThrow("unreachable");
    await expect(ledger.before("list", async () => objects)).resolves.toBe(objects);
  });
});

test("an object is known by its type and its id", () => {
  const ledger = new Ledger();
  ledger.hold("customers", "7", { path: "Customer::acme", how: "taken" });
  expect(ledger.holder("customers", "7")).toEqual({ path: "Customer::acme", how: "taken" });
  expect(ledger.has("customers", "7")).toBe(true);
  expect(ledger.has("customers", "8")).toBe(false);
  expect(ledger.has("external_account_routes", "7")).toBe(false);
});

test("an object that this run created was empty before; one that it only holds may not have been", () => {
  const ledger = new Ledger();
  ledger.hold("customers", "7", { path: "Customer::acme", how: "taken" });
  ledger.createdNow("customers", "8");
  expect([ledger.isFresh("customers", "7"), ledger.isFresh("customers", "8")]).toEqual([false, true]);
});

test("an object that was released is nobody's", () => {
  const ledger = new Ledger();
  ledger.hold("customers", "7", { path: "Customer::acme", how: "found" });
  ledger.release("customers", "7");
  expect(ledger.holder("customers", "7")).toBeUndefined();
});

test("what only one may have is claimed once: the second resource learns of the first, which may ask again", () => {
  const ledger = new Ledger();
  const claims = [
    ledger.claim("customers id 7", "Customer::acme"),
    ledger.claim("customers id 7", "Customer::rival"),
    ledger.claim("customers id 7", "Customer::acme"),
    ledger.claim("customers id 8", "Customer::rival"),
  ];
  expect(claims).toEqual([undefined, "Customer::acme", undefined, undefined]);
});
