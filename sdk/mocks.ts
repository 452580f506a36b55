import * as pulumi from "@pulumi/pulumi";

/** Whether `pulumi.runtime.setMocks` stands for the engine, as in the unit tests of a program. */
export function areMocked(): boolean {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  return monitor !== undefined && "mocks" in monitor;
}

/**
 * Asks the mock in place of the account, under the token that the function has in the plugin.
 *
 * @param name - the function, such as "getCustomer"
 */
export async function askMock(name: string, args: object): Promise<Record<string, unknown>> {
  return (await pulumi.runtime.invoke(tokenOf(name), toJson(args))) ?? {};
}

/**
 * The same for a list, which the plugin answers under one name: `getCustomers` as `{ customers: [...] }`.
 *
 * @throws RunError where the mock answers something else
 */
export async function askMockForList(plural: string, args: object): Promise<object[]> {
  const property = plural[0]!.toLowerCase() + plural.slice(1);
  const answer = (await askMock(`get${plural}`, args))[property];
  if (Array.isArray(answer)) return answer;
  throw new pulumi.RunError(
    `The mock's \`call\` must answer ${tokenOf(`get${plural}`)} with { ${property}: [...] }; it answered no such list.`,
  );
}

const tokenOf = (name: string) => `telecom-center:index:${name}`;

// As the plugin gets them: a Date is the one value of arguments that is none of JSON's.
const toJson = (args: object): pulumi.Inputs => JSON.parse(JSON.stringify(args));
