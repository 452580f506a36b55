import { closeJournals } from "./memory";

let heeded = false;

/**
 * Ends the process in good order when the engine says so. The provider's process is in a group of its own, so that this
 * signal is the engine's word, and not that of a terminal.
 */
export function heedTheEnd(): void {
  if (heeded) return;
  heeded = true;
  process.once("SIGINT", () => {
    closeJournals();
    process.exit(130);
  });
}
