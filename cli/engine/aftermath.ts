import { Journal, scopesIn } from "../../provider/journal";
import { objectsIn, type StateObject, stateOf } from "../../provider/stack/state";
import { placeOf, type Target } from "../journal/stack/target";
import { counted } from "../terminal/progress";
import type { Kept } from "./journal";

/** Notes that the engine wrote its state, which it does after it has ended the process that keeps the journal. */
export function noteWritten(journal: Kept, target: Target): void {
  for (const one of journalsOf(journal, target)) one.close();
}

/** What the state of a run that failed is behind with, in words; undefined where it has all. */
export async function leftBehind(journal: Kept, target: Target): Promise<string | undefined> {
  let state: StateObject[];
  try {
    state = await stateOf(target, placeOf(target), objectsIn);
  } catch (error) {
    return `The state could not be read after the run: ${(error as Error).message}. ${CURE}`;
  }
  const journals = journalsOf(journal, target);
  const missing = journals.flatMap((one) => one.missingFrom(state)).length;
  const gone = state.filter(({ class: className, id }) =>
    journals.some(({ records }) => records.object(className, id)?.removal === "done"),
  ).length;
  const parts = [
    ...(missing > 0
      ? [
          `${counted(missing, "object")} that the journal knows of ${missing === 1 ? "is" : "are"} not in the state`,
        ]
      : []),
    ...(gone > 0 ? [`${counted(gone, "object")} of the state ${gone === 1 ? "is" : "are"} deleted`] : []),
  ];
  return parts.length > 0 ? `${parts.join(", and ")}. ${CURE}` : undefined;
}

const CURE =
  "The next run goes on from the journal: `pulumi cancel` where the stack is locked, then the same again. `npx telecom-center journal` lists what no program declares any more.";

// What can't be read of it is found out by the next run.
function journalsOf({ path }: Kept, { project, stack, backend }: Target): Journal[] {
  return scopesIn(path)
    .filter((scope) => scope.project === project && scope.stack === stack && scope.backend === backend)
    .map((scope) => new Journal(path, scope, () => undefined));
}
