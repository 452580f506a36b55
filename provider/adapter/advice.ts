import { backendOf, isWrittenWhole } from "../stack/backend";
import { isWrittenOnce } from "../stack/checkpoints";

let given = false;

/** Says, once in a run that takes objects over as they are, how that is done without a write of the state for each of them. */
export function adviseOneWrite(tell: (line: string) => void): void {
  if (given || isWrittenOnce() || !isWrittenWhole(backendOf(process.cwd(), process.env))) return;
  given = true;
  tell(
    "This backend writes the whole state for each object. `npx telecom-center up`, with the same arguments as `pulumi up`, takes an account over with one write of it.",
  );
}
