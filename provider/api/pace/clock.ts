/** What waiting goes by. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Calls `done` after `ms` milliseconds; what it returns calls that off. */
  timer(ms: number, done: () => void): () => void;
}

/** The machine's time. */
export const realClock: Clock = {
  now: () => performance.now(),
  timer: (ms, done) => {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  },
};
