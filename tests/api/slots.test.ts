import { Slots } from "../../provider/api/pace/slots";
import { type Stop, Waits } from "../../provider/api/pace/waits";

const stop: Stop = { kind: "unreachable", words: "over" };

/** Takes the only slot, and notes who gets it after that. */
async function queue(...names: [name: string, isFurther: boolean][]) {
  const waits = new Waits();
  const slots = new Slots(waits);
  await slots.acquire(false);
  const got: string[] = [];
  const all = names.map(async ([name, isFurther]) => {
    const end = await slots.acquire(isFurther);
    got.push(end ? `${name} ${end.words}` : name);
    if (!end) slots.release();
  });
  return { waits, slots, got, all: Promise.all(all) };
}

test("further attempts go before first ones, each in their order", async () => {
  const { slots, got, all } = await queue(["a", false], ["b", true], ["c", false], ["d", true]);
  slots.release();
  await all;
  expect(got).toEqual(["b", "d", "a", "c"]);
  expect(slots.running).toBe(0);
});

test("more slots let more through at once", async () => {
  const { slots, got, all } = await queue(["a", false], ["b", false]);
  slots.size = 2;
  await all;
  expect(got).toEqual(["a", "b"]);
  expect(slots.running).toBe(1);
});

test("what waits when all waiting ends gets no slot, and leaves no gap", async () => {
  const { waits, slots, got, all } = await queue(["a", false], ["b", true]);
  waits.endAll(stop);
  await all;
  expect(got.sort()).toEqual(["a over", "b over"]);
  slots.release();
  expect(slots.running).toBe(0);
  expect(await slots.acquire(false)).toBeUndefined();
});
