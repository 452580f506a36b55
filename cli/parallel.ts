const WIDTH = 8;

/** Does something with each item, a few at a time and in their order; the first that fails ends it. */
export async function inParallel<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items].reverse();
  const workers = Array.from({ length: WIDTH }, async () => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
      await action(item).catch((error) => {
        rest.length = 0;
        throw error;
      });
    }
  });
  await Promise.all(workers);
}
