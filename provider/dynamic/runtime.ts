import { closeJournals } from "./memory";
import { providerOf } from "./provider";

/**
 * What the `__provider` text of every resource calls in Pulumi's provider process. The text is part of users' state, so this
 * name and signature never change.
 *
 * @param name - the class, such as "Customer"
 * @returns a `pulumi.dynamic.ResourceProvider`
 */
export function provider(name: string): object {
  heedTheEnd();
  return providerOf(name);
}

let heeded = false;

// The provider's process is in a group of its own, so that this signal is the engine's word, and not that of a terminal.
function heedTheEnd(): void {
  if (heeded) return;
  heeded = true;
  process.once("SIGINT", () => {
    closeJournals();
    process.exit(130);
  });
}
