import { skipPromiseTraces, traceProgramOnly as traceOnly } from "./callSite";
import { keepAnswersOutOfDebugLog } from "./debugLog";
import { makeOutputsLate } from "./lateOutputs";

/**
 * All that this package changes outside of itself in the process of a program, which Pulumi's SDK has no option for:
 *
 * - `log.debug` of the SDK, for secrets in its debug log (`debugLog.ts`);
 * - `Error.prepareStackTrace`, only while a resource is made, for the size of the state (`callSite.ts`);
 * - functions within the SDK, for what a resource costs (`callSite.ts`, `lateOutputs.ts`).
 *
 * `TELECOM_CENTER_SDK_CHANGES=off` leaves them as they are, for whoever looks for a fault in their neighbourhood: programs then register the
 * same, slower, with longer traces in the state and with what secrets hold in the SDK's debug log.
 */
const isOff = process.env.TELECOM_CENTER_SDK_CHANGES === "off";

/**
 * Makes the changes that last.
 *
 * @param isOwn - tells by its properties whether a resource is of this package
 */
export function changeGlobals(isOwn: (props: object) => boolean): void {
  if (isOff) return;
  keepAnswersOutOfDebugLog();
  skipPromiseTraces();
  makeOutputsLate(isOwn);
}

/** Makes stack traces name the program's own lines, until the returned function is called. */
export const traceProgramOnly: () => () => void = isOff ? () => () => undefined : traceOnly;
