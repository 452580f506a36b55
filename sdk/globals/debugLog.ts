import { log } from "@pulumi/pulumi";
import { DYNAMIC, PLUGIN } from "../../provider/lifecycle/object/tokens";

const OWN = [DYNAMIC, PLUGIN].map((start) => `[${start}`);
const ANSWER = /(, resp: ).*/s;
const marker = Symbol.for("pulumi-telecom-center/debugLog");

/**
 * Leaves the values out of what Pulumi's SDK logs about resources of this package: at level debug, which also goes into the
 * event log, it prints the engine's whole answer to a registration, secrets in clear.
 */
export function keepAnswersOutOfDebugLog(): void {
  const debug = log.debug;
  const known = debug as typeof debug & { [marker]?: true };
  if (known[marker]) return;
  const quiet: typeof debug = (message, ...rest) =>
    debug(
      OWN.some((start) => message.includes(start)) ? message.replace(ANSWER, "$1[not shown]") : message,
      ...rest,
    );
  // A program may have loaded this package twice.
  Object.assign(log, { debug: Object.assign(quiet, { [marker]: true }) });
}
