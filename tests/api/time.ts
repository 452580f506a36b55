import type { Clock } from "../../provider/api";
import { Waits } from "../../provider/api/pace/waits";

/** Time that runs so many times faster, for a client that waits for minutes. Its attempts last as long as ever. */
export function fastClock(factor = 1000): Clock {
  return {
    now: () => performance.now() * factor,
    timer: (ms, done) => {
      const timer = setTimeout(done, ms / factor);
      return () => clearTimeout(timer);
    },
  };
}

/** A clock that stands still until it is set forward, and the waits of a client that goes by it. */
export function manualTime() {
  let now = 0;
  let timers: { at: number; done: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    timer: (ms, done) => {
      const timer = { at: now + ms, done };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };
  /** Goes to the next moment at which something ends its waiting; false when nothing waits. */
  const next = async (): Promise<boolean> => {
    await new Promise((resolve) => setImmediate(resolve));
    const [first] = timers.sort((a, b) => a.at - b.at);
    if (!first) return false;
    timers = timers.filter((one) => one !== first);
    now = Math.max(now, first.at);
    first.done();
    return true;
  };
  return {
    clock,
    waits: new Waits(clock),
    next,
    pass: (ms: number) => {
      now += ms;
    },
  };
}
