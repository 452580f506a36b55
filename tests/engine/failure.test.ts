import { customer, declare, deployed, planned, program } from "./fixtures";

const TRUNKS = [1, 2, 3].map((n) =>
  declare("IncomingTrunk", `trunk${n}`, `{ customer: acme, name: "Trunk ${n}" }`),
);

test("a run that fails half-way keeps what it made, and the next one makes the rest", async () => {
  const { sandbox, stack } = await planned([
    customer("acme"),
    ...TRUNKS,
    declare("DidNumber", "did", '{ customer: acme, number: "12120000001" }'),
  ]);
  const other = sandbox.put("customers", { id: "77", attributes: { name: "Rival" } });
  const taken = sandbox.put("available_did_numbers", {
    attributes: { number: "12120000001" },
    relationships: { customer: other.id },
  });
  const { output } = await stack.up({ expectFailure: true });
  expect(output).toContain('DidNumber "did" could not be created');
  expect(output).toContain(`with the id ${taken.id}`);
  expect(output).toContain("It belongs to another customer");
  expect(output).not.toMatch(/^\s+at /m);

  sandbox.remove("available_did_numbers", taken.id);
  const rest = await stack.up();
  expect(rest.changes.create).toBeGreaterThanOrEqual(1);
  expect(sandbox.sizes()).toMatchObject({ customers: 2, incoming_trunks: 3, available_did_numbers: 1 });
  await stack.preview({ refresh: true, expectNoChanges: true });
});

test("an update that the API silently ignores fails, and is planned again; the old value is no change", async () => {
  const { sandbox, stack } = await deployed([customer("acme", '{ name: "Acme" }')], {
    switches: { customerPatch: "ignore" },
  });
  stack.setProgram(program(customer("acme", '{ name: "Acme Ltd" }')));
  const { output } = await stack.up({ expectFailure: true });
  expect(output).toContain("did not apply");
  expect(output).toContain("pulumi refresh");
  expect((await stack.preview()).changes).toEqual({ update: 1 });
  stack.setProgram(program(customer("acme", '{ name: "Acme" }')));
  await stack.preview({ expectNoChanges: true });
  // Somebody does it in the operator's user interface, as the message says.
  sandbox.change("customers", stack.resource("acme").id!, { name: "Acme Ltd" });
  stack.setProgram(program(customer("acme", '{ name: "Acme Ltd" }')));
  await stack.refresh();
  await stack.preview({ expectNoChanges: true });
});

test("what a killed run left behind without a journal is not made twice: the next run names it, and an import takes it over", async () => {
  const { sandbox, stack } = await planned([customer("acme"), ...TRUNKS], {
    env: { TELECOM_CENTER_JOURNAL: "off" },
    faults: { next: [{ match: { method: "POST", path: "/incoming_trunks" }, fault: "hangAfter", times: 3 }] },
  });
  const run = stack.start("up");
  await run.until(() => sandbox.objects("incoming_trunks").length >= 3);
  run.kill();
  await run.finished.catch(() => undefined);
  await stack.cancel();

  const { output } = await stack.up({ expectFailure: true });
  const idOf = (n: number) =>
    sandbox.objects("incoming_trunks").find(({ attributes }) => attributes.name === `Trunk ${n}`)!.id;
  for (const n of [1, 2, 3]) expect(output).toContain(`import: "${idOf(n)}"`);

  const imported = TRUNKS.map((line, n) => line.replace(/\);$/, `, { import: "${idOf(n + 1)}" });`));
  stack.setProgram(program(customer("acme"), ...imported));
  await stack.up();
  expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 3 });
  expect(sandbox.count("PATCH")).toBe(0);
  await stack.preview({ refresh: true, expectNoChanges: true });
});
