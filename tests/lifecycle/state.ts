import { entityNamed } from "../../provider/entities";
import { checkArguments, type Values } from "../../provider/lifecycle";
import { compare, withDefaults } from "../../provider/lifecycle/deciding/diff";
import { declaredIn, toOutputs } from "../../provider/lifecycle/object/outputs";
import { declaredNames } from "../../provider/lifecycle/object/values";

// The engine's part of a resource's life, as far as no request is needed: what the state holds after each step.

/** The state of a resource: checked arguments, and outputs. */
export interface State {
  readonly inputs: Values;
  readonly outputs: Values;
}

/** The checked arguments of a program that has no fault. */
export function checked(name: string, olds: Values, args: Values): Values {
  const { inputs, failures } = checkArguments(entityNamed(name), olds, args);
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  return inputs;
}

/** The state after a create or an update that the account carried out; `shown` is what an answer shows beside the arguments. */
export function applied(name: string, args: Values, before?: State, shown: Values = {}): State {
  const entity = entityNamed(name);
  const inputs = checked(name, before?.inputs ?? {}, args);
  const { released } = compare(entity, before?.outputs ?? {}, inputs);
  const written = withDefaults(entity, released, inputs);
  const remote = { id: idOf(name, inputs), values: { ...before?.outputs, ...written, ...shown } };
  const known = { ...before?.outputs, ...written };
  return { inputs, outputs: toOutputs(entity, remote, known, declaredNames(entity, inputs)) };
}

/** The state after a refresh that found these values. */
export function refreshed(name: string, state: State, found: Values): State {
  const entity = entityNamed(name);
  const declared = declaredIn(state.outputs)!;
  const remote = { id: idOf(name, state.inputs), values: { ...state.outputs, ...found } };
  const outputs = toOutputs(entity, remote, state.outputs, declared);
  return { inputs: Object.fromEntries(declared.map((key) => [key, outputs[key] ?? null])), outputs };
}

function idOf(name: string, inputs: Values): string {
  return String(inputs[entityNamed(name).idArgument?.name ?? ""] ?? "7d952482");
}
