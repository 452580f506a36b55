import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Format, type Review, render, review } from "../../review";

type Values = Record<string, unknown>;

/** A resource on one side of a made-up step. */
export interface Given {
  inputs?: Values;
  outputs?: Values;
  id?: string;
  [more: string]: unknown;
}

const OF = "urn:pulumi:dev::test::";

export const urnOf = (className: string, name: string): string =>
  `${OF}pulumi-nodejs:dynamic/telecom-center:${className}::${name}`;

/** A step as it stands in a preview's document. */
export function step(op: string, className: string, name: string, sides: { before?: Given; after?: Given }) {
  const type = `pulumi-nodejs:dynamic/telecom-center:${className}`;
  const side = (given?: Given) => given && { urn: urnOf(className, name), custom: true, type, ...given };
  return { op, urn: urnOf(className, name), oldState: side(sides.before), newState: side(sides.after) };
}

/** An update by the arguments alone: what stands in the state is what was declared. */
export function update(className: string, name: string, before: Values, after: Values) {
  const __declared = Object.keys(before).join(",");
  return step("update", className, name, {
    before: { id: `${name}-id`, inputs: before, outputs: { ...before, __declared } },
    after: { inputs: after },
  });
}

export const document = (steps: readonly unknown[], more: Values = {}): string =>
  JSON.stringify({ steps, changeSummary: {}, ...more });

export const reviewed = (...steps: readonly unknown[]): Review =>
  review([{ name: "test", text: document(steps) }]);

/** The only step of a review. */
export function only(given: Review) {
  const steps = given.stacks.flatMap(({ customers }) => customers.flatMap((customer) => customer.steps));
  expect(steps).toHaveLength(1);
  return steps[0]!;
}

const FIXTURES = join(__dirname, "fixtures");

export const fixturePath = (name: string): string => join(FIXTURES, name);
export const fixture = (name: string): string => readFileSync(fixturePath(`${name}.preview`), "utf8");

export const told = (name: string, format: Format): string =>
  render(review([{ name, text: fixture(name) }]), format);
