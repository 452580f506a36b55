import { names, recorded } from "./customers";
import { move } from "./move";
import { astray, beyond, holds, readParts } from "./parts";
import { confirm, made, onAll, preview } from "./runs";

/** The recorded stacks, made where they are missing. Refuses where the customers are spread over another number. */
async function stacks(): Promise<string[]> {
  const parts = await readParts();
  const wanted = names(recorded());
  for (const part of beyond(parts, wanted.length))
    if (holds(part)) console.log(`${part.name} still holds ${holds(part)}`);
  const lost = astray(parts, wanted.length).map(({ key, stack }) => `${key} in ${stack}`);
  if (lost.length > 0) {
    throw new Error(
      `With ${wanted.length} stacks ${lost.length} customers would be deleted and made again: ${lost.join(", ")}.\n` +
        `\`deploy.ts move ${wanted.length}\` moves them without touching the account.`,
    );
  }
  for (const name of wanted) if (!parts.some((part) => part.name === name)) await made(name, parts[0]?.name);
  return wanted;
}

const commands: Record<string, (word: string | undefined) => Promise<void>> = {
  async preview() {
    await onAll(await stacks(), preview);
  },
  async up() {
    const all = await stacks();
    await onAll(all, preview);
    await confirm("Deploy this?");
    await onAll(all, async (stack) => JSON.stringify((await stack.up()).summary.resourceChanges));
  },
  async destroy() {
    const parts = await readParts();
    for (const part of parts) console.log(`${part.name} holds ${holds(part) || "nothing"}`);
    await confirm("Delete all of it?");
    const all = parts.map(({ name }) => name);
    await onAll(all, async (stack) => JSON.stringify((await stack.destroy()).summary.resourceChanges));
  },
  move: (word) => move(Number(word)),
};

async function main(): Promise<void> {
  const [command = "preview", word] = process.argv.slice(2);
  const run = commands[command];
  if (!run) throw new Error(`Say ${Object.keys(commands).join(", ")}, not "${command}".`);
  await run(word);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
