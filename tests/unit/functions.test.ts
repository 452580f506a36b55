import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";
import { entities } from "../../provider/entities";
import { populate, type Sandbox, startSandbox } from "../../sandbox";
import { fileName } from "../../scripts/generate/sources/classes";
import * as telecom from "../../sdk";

let sandbox: Sandbox;
const before = { ...process.env };

beforeAll(async () => {
  sandbox = await startSandbox({
    seed: populate({ customers: 1, gatewaysPerCustomer: 1, routesPerGateway: 1 }),
  });
  Object.assign(process.env, {
    TELECOM_CENTER_BASE_URL: sandbox.url,
    TELECOM_CENTER_USERNAME: sandbox.username,
    TELECOM_CENTER_PASSWORD: sandbox.password,
  });
});

afterAll(async () => {
  process.env = before;
  await sandbox.close();
});

const resolved = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

test("an included object's password is never plain", async () => {
  const [gateway] = sandbox.objects("termination_gateways");
  sandbox.change("termination_gateways", gateway!.id, { authorization_password: "hush" });
  const [route] = await telecom.getRoutes({
    include: ["gateway"],
    fields: { Gateway: ["authorizationPassword"], Route: ["name", "gateway"] },
  });
  const { authorizationPassword } = route!.gateway!;
  expect(pulumi.Output.isInstance(authorizationPassword)).toBe(true);
  expect(await pulumi.isSecret(authorizationPassword!)).toBe(true);
  expect(await resolved(authorizationPassword!)).toBe("hush");
});

test("a missing object and a wrong argument end a program without a stack", async () => {
  const ends = async (run: () => Promise<unknown>) => {
    const error = await run().catch((caught: unknown) => caught);
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    return (error as Error).message;
  };
  expect(await ends(() => telecom.getCustomer("77777"))).toBe(
    'getCustomer: the account has no Customer with the id "77777". [gone]',
  );
  expect(await ends(() => telecom.getRoutes({ filter: { customerId: null } } as never))).toContain("is null");
  expect(await ends(() => telecom.iterateTerminationCdrs({ limit: 0 }).next())).toContain("`limit` must be");
  const output = telecom.getRoutes({ filter: { customerId: pulumi.output("1") } } as never);
  expect(await ends(() => output)).toContain(
    "`filter.customerId` is an output; getRoutesOutput takes outputs",
  );
});

test("a Date reaches the API in the form for outputs too", async () => {
  sandbox.resetRequests();
  const timeStartGteq = new Date("2026-01-31T00:00:00Z");
  await resolved(telecom.getIncomingTrunkCdrsOutput({ filter: { timeStartGteq } }));
  await resolved(
    telecom.getIncomingTrunkCdrsOutput({
      filter: { timeStartGteq: pulumi.output("").apply(() => timeStartGteq) },
    }),
  );
  const sent = { "filter[time_start_gteq]": "2026-01-31 00:00:00" };
  expect(sandbox.requests.map(({ query }) => query)).toEqual([sent, sent]);
});

test.each(entities.map(({ name, doc }) => [name, doc] as const))(
  "an editor shows what %s is, and an example, where one is made",
  (name, doc) => {
    const path = join(__dirname, "..", "..", "sdk", "resources", `${fileName(name)}.ts`);
    const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
    const made = file.statements.filter(ts.isClassDeclaration).flatMap(({ members }) => [...members]);
    const comments = made
      .filter(ts.isConstructorDeclaration)
      .flatMap((node) => ts.getJSDocCommentsAndTags(node));
    const [comment] = comments.filter(ts.isJSDoc);
    expect(ts.getTextOfJSDocComment(comment?.comment)).toBe(doc);
    const example = comment?.tags?.find(({ tagName }) => tagName.text === "example");
    expect(ts.getTextOfJSDocComment(example?.comment)).toContain(`new telecom.${name}(`);
  },
);
