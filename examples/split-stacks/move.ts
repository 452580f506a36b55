import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { together } from "./commands";
import { names, RECORD, recorded, stackOf } from "./customers";
import { forgetMoved, journal, leftBehind } from "./journal";
import { astray, beyond, type Held, holds, type Part, readParts } from "./parts";
import { confirm, made, onAll, unchanged, workspace } from "./runs";

/** Spreads the customers over another number of stacks: moves them from state to state, and only reads the account. */
export async function move(stacks: number): Promise<void> {
  if (!(stacks > 0)) throw new Error("Say over how many stacks: deploy.ts move 3");
  const parts = await readParts();
  const moves = astray(parts, stacks);
  const refused = moves.flatMap((one) => whyNot(one, stackOf(one.key, stacks), parts));
  if (refused.length > 0) throw new Error([...new Set(refused)].join("\n"));
  const journals = new Map(parts.map(({ name }) => [name, journal(name)]));
  for (const [name, entries] of journals) {
    const left = leftBehind(entries, parts);
    if (left.length === 0) continue;
    throw new Error(`The state of ${name} lacks ${left.join(", ")}: deploy first, or look at its journal.`);
  }
  for (const { key, stack, resources } of moves) {
    console.log(`${key}, ${resources.length} objects: ${stack} -> ${stackOf(key, stacks)}`);
  }
  await confirm(`Move ${moves.length} customers, and record ${stacks} stacks?`);
  // A move that was cut off goes on: its stacks have no number that fits.
  if (astray(parts, recorded()).length === 0) await expectNoChanges(parts, recorded());
  for (const name of names(stacks)) {
    if (!parts.some((part) => part.name === name)) await made(name, parts[0]?.name);
  }
  for (const { source, dest, urns } of together(moves, stacks)) {
    const args = ["state", "move", "--yes", "--source", source, "--dest", dest, ...urns];
    execFileSync("pulumi", args, { cwd: __dirname, stdio: ["ignore", "ignore", "inherit"] });
  }
  writeFileSync(RECORD, `{ "stacks": ${stacks} }\n`);

  const after = await readParts();
  // The others' journals hold what they held: nothing beyond their states.
  const gave = [...journals].filter(
    ([name, had]) => had.length > 0 || moves.some(({ stack }) => stack === name),
  );
  for (const [name] of gave) forgetMoved(name, after);
  await expectNoChanges(after, stacks);
  for (const part of beyond(after, stacks)) {
    if (holds(part)) console.log(`${part.name} still holds ${holds(part)}`);
    else await (await workspace()).removeStack(part.name, { force: true });
  }
}

/** A move of which Pulumi could do only half. */
function whyNot({ key, stack, resources }: Held, dest: string, parts: Part[]): string[] {
  const [from, to] = [stack, dest].map((name) => parts.find((part) => part.name === name));
  if (to?.customers.some((other) => other.key === key)) {
    return [
      `${key} is in ${stack} and ${dest}: a move was cut off. End it with\n` +
        `pulumi state delete --stack ${stack} --force --target-dependents '${resources[0]?.urn}'`,
    ];
  }
  if (to?.settings && !isDeepStrictEqual(from?.settings, to.settings)) {
    return [`${stack} and ${dest} were last deployed with different settings. Deploy first.`];
  }
  return [];
}

const expectNoChanges = (parts: Part[], stacks: number): Promise<void> =>
  onAll(
    parts.map(({ name }) => name).filter((name) => names(stacks).includes(name)),
    unchanged,
  );
