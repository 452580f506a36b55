import type {
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";

const FORMS = ["pulumi-nodejs:dynamic/telecom-center:", "telecom-center:index:"];
let made = 0;

/** A class's type token, in both forms of the provider by turns: a stack may have resources of both. */
const token = (className: string) => {
  made += 1;
  return `${FORMS[made % FORMS.length]}${className}`;
};

/** What the engine sends for a text that a preview does not know. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The arguments behind the guard of `@pulumi/policy`, which throws where something unknown is read. */
export function asPolicyPackSees(props: Record<string, unknown>): Record<string, unknown> {
  return (
    require("@pulumi/policy/proxy") as {
      unknownCheckingProxy(props: object): Record<string, unknown>;
    }
  ).unknownCheckingProxy(props);
}

/** What a rule says of one resource with these arguments. */
export async function said(
  rule: ResourceValidationPolicy,
  className: string,
  props: Record<string, unknown>,
  config: object = {},
): Promise<string[]> {
  const [one, other] = [
    await saidOfType(rule, token(className), props, config),
    await saidOfType(rule, token(className), props, config),
  ];
  expect(other).toEqual(one);
  return one;
}

async function saidOfType(
  rule: ResourceValidationPolicy,
  type: string,
  props: Record<string, unknown>,
  config: object,
): Promise<string[]> {
  const found: string[] = [];
  const args = { type, props, name: "one", getConfig: () => config };
  const validate = rule.validateResource as (
    args: ResourceValidationArgs,
    report: (message: string) => void,
  ) => Promise<void>;
  await validate(args as unknown as ResourceValidationArgs, (message) => found.push(message));
  return found;
}

/** A resource of a stack. Arguments that are resources become dependencies, which a preview knows without their ids. */
export function resource(
  className: string,
  name: string,
  properties: Record<string, unknown> = {},
): PolicyResource {
  const dependencies = Object.entries(properties).filter(([, value]) => (value as PolicyResource)?.urn);
  const values = Object.fromEntries(
    Object.entries(properties).filter(([, value]) => !(value as PolicyResource)?.urn),
  );
  const props = new Proxy(values, {
    get(target, key: string) {
      if (dependencies.some(([property]) => property === key)) throw new Error("not known during preview");
      return target[key];
    },
  });
  const type = token(className);
  return {
    type,
    name,
    urn: `urn:pulumi:dev::test::${type}::${name}`,
    props,
    dependencies: dependencies.map(([, value]) => value),
    propertyDependencies: Object.fromEntries(dependencies.map(([key, value]) => [key, [value]])),
  } as unknown as PolicyResource;
}

/** What a rule says of a stack: each message with the name of the resource that it is about. */
export async function saidOfStack(
  rule: StackValidationPolicy,
  resources: PolicyResource[],
): Promise<string[][]> {
  const found: string[][] = [];
  const args = { resources } as unknown as Parameters<StackValidationPolicy["validateStack"]>[0];
  await rule.validateStack(args, (message, urn) => {
    found.push([String(urn).split("::").at(-1)!, message]);
  });
  return found;
}
