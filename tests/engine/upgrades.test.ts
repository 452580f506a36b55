import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { account, customer, declare, ONE_OF_EACH, program, writes } from "./fixtures";
import { Stack } from "./harness";

// What versions have written, each with its program and account, is kept for ever. A version adds its own before its release:
//     RECORD_STATE=1 npx jest tests/engine/upgrades.test.ts --selectProjects engine
const { version } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as {
  version: string;
};
const STATES = join(__dirname, "states");
const NOW = join(STATES, version);

const lines = [
  ...ONE_OF_EACH,
  customer("birch", '{ name: "Birch", customerId: "500001", language: "LT" }'),
  declare(
    "Gateway",
    "secured",
    '{ customer: birch, name: "Secured", host: "10.0.0.1", authorizationName: "birch", authorizationPassword: "birch-secret" }',
    "{ deleteBeforeReplace: true }",
  ),
  declare(
    "Route",
    "abroad",
    '{ customer: birch, gateway: secured, name: "Abroad", dstPrefix: "37", srcPrefix: "1" }',
  ),
];

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "telecom-center-upgrade-"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

async function record(): Promise<void> {
  mkdirSync(NOW, { recursive: true });
  const data = join(NOW, "account.json");
  const sandbox = await account({ data, seed: {} });
  const text = program(...lines);
  writeFileSync(join(NOW, "program.js"), `${text}\n`);
  const stack = new Stack({ program: text, sandbox, passphrase: true });
  await stack.up();
  const state = await stack.exportState({ showSecrets: true });
  writeFileSync(join(NOW, "state.json"), `${JSON.stringify(state, null, 2)}\n`);
  await sandbox.close();
}

if (process.env.RECORD_STATE) beforeAll(record);

test("this version's state is kept", () => {
  expect(existsSync(join(NOW, "state.json"))).toBe(true);
});

test.each(readdirSync(STATES))("on what %s wrote, this version changes nothing", async (earlier) => {
  const file = (name: string) => join(STATES, earlier, name);
  const data = join(scratch, "account.json");
  cpSync(file("account.json"), data);
  // At an address that the state does not know: an upgrade may come with a move.
  const sandbox = await account({ data });
  const text = readFileSync(file("program.js"), "utf8");
  const stack = new Stack({ program: text, sandbox, passphrase: true });
  await stack.cli(["stack", "import", "--file", file("state.json")]);
  await stack.preview({ expectNoChanges: true });
  await stack.preview({ refresh: true, expectNoChanges: true });
  expect((await stack.up()).changes).toEqual({ same: stack.resources().length });
  expect(writes(sandbox)).toEqual([]);
});
