import * as pulumi from "@pulumi/pulumi";

/** Arguments of which each may be an output. */
export type Inputs<T> = { [Name in keyof T]: pulumi.Input<InputsOf<T[Name]>> };

type InputsOf<T> = T extends Date
  ? T
  : T extends (infer One)[]
    ? pulumi.Input<One>[]
    : T extends object
      ? Inputs<T>
      : T;

/** What a function answers once its arguments are known. */
export function later<Args, Answer>(
  args: unknown,
  ask: (known: Args) => Promise<Answer>,
): pulumi.Output<Answer> {
  const known = pulumi.output(withoutDates(args)) as pulumi.Output<unknown>;
  return known.apply((values) => ask(values as Args)) as pulumi.Output<Answer>;
}

const isOutput = (value: unknown): value is pulumi.Output<unknown> => pulumi.Output.isInstance(value);

// Pulumi's `output` makes an empty object of a Date.
function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (isOutput(value)) return value.apply(withoutDates);
  if (value instanceof Promise) return value.then(withoutDates);
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutDates(one)]));
}
