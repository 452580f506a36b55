import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { document, step } from "../review/support";
import { account, command, environment } from "./support";

const folder = mkdtempSync(join(tmpdir(), "telecom-center-held-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [["session", "1"], "was not created, and no request was sent"],
  [["session", "1", "--admin"], "was not created, and no request was sent"],
  [["probe", "--yes"], "no write of a probe stands in one: nothing was done"],
])("%j writes nothing while a run is held to a review", async (args, why) => {
  const preview = join(folder, "preview.json");
  const inputs = { customer: "1", number: "12125550100" };
  writeFileSync(preview, document([step("create", "DidNumber", "main", { after: { inputs } })]));
  const approved = join(folder, "approved.json");
  writeFileSync(approved, (await command(["review", preview, "--format", "json"])).stdout);
  const sandbox = await account({ seed: { customers: [{ id: "1", attributes: { name: "Acme" } }] } });
  const env = environment(sandbox, { TELECOM_CENTER_APPROVED: approved });
  expect(await command(args, env)).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining(why),
  });
  expect(sandbox.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});
