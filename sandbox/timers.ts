/** What is still to happen in a sandbox; nothing of it happens after the sandbox was closed. */
export class Timers {
  private readonly waiting = new Set<NodeJS.Timeout>();

  readonly later = (delayMs: number, action: () => void): void => {
    if (delayMs <= 0) {
      action();
      return;
    }
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      action();
    }, delayMs);
    timer.unref();
    this.waiting.add(timer);
  };

  end(): void {
    for (const timer of this.waiting) clearTimeout(timer);
    this.waiting.clear();
  }
}
