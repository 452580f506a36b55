import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { customer, planned, program } from "./fixtures";

test("a preview says what the account refuses, by the report of a probe", async () => {
  const { stack, sandbox } = await planned([customer("acme", '{ name: "Acme" }')], {
    switches: { customerPatch: "reject" },
    config: { "telecom-center:behaviour": "account.json" },
  });
  const report = { version: 1, findings: { customerUpdate: { answer: { name: "refused" }, how: "" } } };
  writeFileSync(join(stack.folder, "account.json"), JSON.stringify(report));
  await stack.up();
  stack.setProgram(program(customer("acme", '{ name: "Acme Ltd" }')));
  sandbox.resetRequests();
  const { output } = await stack.preview({ expectFailure: true });
  expect(output).toContain("this account refuses to change a customer's name, as a probe has found out");
  expect(sandbox.count("PATCH")).toBe(0);
});
