import * as pulumi from "@pulumi/pulumi";
import { PLUGIN } from "../provider/lifecycle/object/tokens";

/** Whether `pulumi.runtime.setMocks` stands for the engine, as in the unit tests of a program. */
export function areMocked(): boolean {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  return monitor !== undefined && "mocks" in monitor;
}

/**
 * Asks the plugin, or the mock that stands for it.
 *
 * @param name - the function, such as "getCustomer"
 */
export async function ask(
  name: string,
  args: object,
  opts: pulumi.InvokeOptions,
): Promise<Record<string, unknown>> {
  return (await pulumi.runtime.invoke(tokenOf(name), toJson(args), opts)) ?? {};
}

/**
 * The same for a list, which the plugin answers under one name: `getCustomers` as `{ customers: [...] }`.
 *
 * @throws RunError where the mock answers something else
 */
export async function askForList(
  plural: string,
  args: object,
  opts: pulumi.InvokeOptions,
): Promise<object[]> {
  const property = plural[0]!.toLowerCase() + plural.slice(1);
  const answer = (await ask(`get${plural}`, args, opts))[property];
  if (Array.isArray(answer)) return answer;
  throw new pulumi.RunError(
    `The mock's \`call\` must answer ${tokenOf(`get${plural}`)} with { ${property}: [...] }; it answered no such list.`,
  );
}

const tokenOf = (name: string) => PLUGIN + name;

// As the plugin gets them: a Date is the one value of arguments that is none of JSON's.
const toJson = (args: object): pulumi.Inputs => JSON.parse(JSON.stringify(args));
