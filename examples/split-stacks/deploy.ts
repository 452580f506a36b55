import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";

const STACKS = 4;
// Each run is an engine, a program and a provider process, and takes a share of the account's rate limit.
const AT_ONCE = Number(process.env.AT_ONCE ?? STACKS);

const commands = {
  preview: async (stack: Stack) => (await stack.preview()).changeSummary,
  up: async (stack: Stack) => (await stack.up()).summary.resourceChanges,
  destroy: async (stack: Stack) => (await stack.destroy({ runProgram: true })).summary.resourceChanges,
};

async function run(part: number, command: keyof typeof commands): Promise<void> {
  const stack = await LocalWorkspace.createOrSelectStack({ stackName: `part-${part}`, workDir: __dirname });
  await stack.setAllConfig({
    "telecom-center-split-stacks:part": { value: String(part) },
    "telecom-center-split-stacks:stacks": { value: String(STACKS) },
    "telecom-center:maxConcurrency": { value: String(Math.max(1, Math.floor(8 / AT_ONCE))) },
  });
  console.log(`part-${part}: ${JSON.stringify(await commands[command](stack))}`);
}

async function main(): Promise<void> {
  const command = (process.argv[2] ?? "preview") as keyof typeof commands;
  if (!(command in commands)) throw new Error(`Say ${Object.keys(commands).join(", ")}, not "${command}".`);
  const waiting = Array.from({ length: STACKS }, (_, part) => part);
  const failed: string[] = [];
  const worker = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      // One stack that fails does not keep the others from ending.
      await run(part, command).catch((error: Error) => failed.push(`part-${part}: ${error.message}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failed.length > 0) throw new Error(failed.join("\n"));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
