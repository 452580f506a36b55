import { runOn } from "../../../provider/stack/running";
import { CommandError } from "../../command";
import type { Look } from "../finding/look";
import type { Work } from "../work";

/** What a run has just made is in the journal before it is in the state: nothing may be taken for left behind meanwhile. */
export async function refuseDuringRun({ target }: Work): Promise<void> {
  const who = await runOn(target);
  if (who === undefined) return;
  throw new CommandError(
    `A run of ${target.project}/${target.stack} may be at work (${who}): nothing was done. Wait for its end, or end it with \`pulumi cancel\`.`,
  );
}

/** What is not in the journal was not done for good: the entry is listed again. */
export function refuseFault({ path, fault }: Look): void {
  const reason = fault();
  if (reason !== undefined)
    throw new CommandError(
      `The journal ${path} could not be written, so that it still has what was done: ${reason}.`,
    );
}
