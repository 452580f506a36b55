import { stackOf } from "./customers";
import type { Held } from "./parts";

/** `pulumi state move` of these resources. */
interface Command {
  source: string;
  dest: string;
  urns: string[];
}

/** Each command writes two whole states, so it takes whole customers of the same way, up to what a command line holds. */
export function together(moves: Held[], stacks: number): Command[] {
  const commands: Command[] = [];
  for (const { key, stack: source, resources } of moves) {
    const dest = stackOf(key, stacks);
    const urns = resources.map(({ urn }) => urn);
    const open = commands.find((one) => one.source === source && one.dest === dest && one.urns.length < 100);
    if (open) open.urns.push(...urns);
    else commands.push({ source, dest, urns });
  }
  return commands;
}
