import type { Session } from "../lifecycle";
import { backendOf, isWrittenWhole } from "../stack/backend";
import { isWrittenOnce } from "../stack/checkpoints";

let given = false;
const considered = new WeakSet<Session>();

/** Says, once in a run that takes objects over as they are, how that is done without a write of the state for each of them. */
export function adviseOneWrite(session: Session): void {
  // Which backend it is stands in files.
  if (given || considered.has(session)) return;
  considered.add(session);
  if (isWrittenOnce() || !isWrittenWhole(backendOf(process.cwd(), process.env))) return;
  given = true;
  session.tell(
    "This backend writes the whole state for each object. `npx telecom-center up`, with the same arguments as `pulumi up`, takes an account over with one write of it.",
  );
}
