import * as pulumi from "@pulumi/pulumi";
import { isProviderText, providerText } from "../provider/dynamic/text";
import { DYNAMIC, PLUGIN } from "../provider/lifecycle/object/tokens";
import { changeGlobals, traceProgramOnly } from "./globals";
import { warnOfPlainPassword } from "./plainPassword";
import { providerOf } from "./provider";
import { helpInlinePrograms, refuseUnreachable } from "./reach";

changeGlobals((props) => isProviderText((props as pulumi.Inputs).__provider));
helpInlinePrograms();

/** What the classes of all entities have in common, as data. */
export interface Definition {
  /** The class, and the last part of the type token. */
  readonly name: string;
  /** Every property that the state holds. */
  readonly outputs: readonly string[];
  readonly secrets: readonly string[];
  /** Arguments that take a resource or its id. */
  readonly references: readonly string[];
  /** Outputs that are an argument's value under another name, by their names. */
  readonly mirrors: Readonly<Record<string, string>>;
  /** The argument that carries an id which the client chooses. */
  readonly idArgument?: string;
  /** Only one object may have what it declares, so that an old one goes before a new one comes. */
  readonly unique?: true;
  /** Protected unless the program says otherwise. */
  readonly protect?: true;
}

// Objects whose deletion takes everything under them along: those that this stack creates and will really delete.
const cascading = new WeakSet<pulumi.Resource>();

/**
 * A resource of the Operator API: a dynamic resource whose provider is this package's compiled runtime, or, with a
 * `telecom.Provider`, a resource of this package's plugin.
 */
export abstract class OperatorResource extends pulumi.CustomResource {
  /** @internal */
  constructor(definition: Definition, name: string, args: object, opts: pulumi.CustomResourceOptions = {}) {
    warnOfPlainPassword();
    const form = providerOf(opts) ? plugin : dynamic;
    if (form === dynamic) refuseUnreachable();
    // A program in plain JavaScript can leave them out; the check then tells what is required.
    const given = (args ?? {}) as Record<string, unknown>;
    const traceAll = traceProgramOnly();
    try {
      super(
        form.type(definition),
        name,
        { ...form.hidden(definition, name, given, opts), ...properties(definition, given) },
        form.options(definition, options(definition, given, opts)),
      );
    } finally {
      traceAll();
    }
    // The engine answers the preview of an update with the inputs alone, so that what equals one has to be that one.
    for (const [output, argument] of Object.entries(definition.mirrors))
      Reflect.set(this, output, Reflect.get(this, argument));
    if (definition.protect && opts.id === undefined && !opts.retainOnDelete) cascading.add(this);
  }
}

/** One of the two forms in which a provider has a resource; the engine moves it from one to the other by its alias. */
interface Form {
  type(definition: Definition): string;
  /** What goes along with the arguments for the provider alone. */
  hidden(
    definition: Definition,
    name: string,
    args: Record<string, unknown>,
    opts: pulumi.CustomResourceOptions,
  ): pulumi.Inputs;
  options(definition: Definition, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions;
}

const dynamic: Form = {
  type: ({ name }) => DYNAMIC + name,
  hidden: (definition, name, args, opts) => ({
    __provider: providerText(definition.name),
    ...(opts.id === undefined && {
      __urn: urnOf(definition, name, opts.parent),
      ...(opts.import !== undefined && { __import: opts.import }),
      ...((opts.import !== undefined || args.adopt !== undefined) && ignored(opts)),
    }),
  }),
  options: (definition, { import: _, ...opts }) => alsoCalled(plugin.type(definition), opts),
};

const plugin: Form = {
  type: ({ name }) => PLUGIN + name,
  // To import, the engine asks for what it is told to ignore.
  hidden: (_definition, _name, args, opts) => (args.adopt === undefined ? {} : ignored(opts)),
  options: (definition, opts) => alsoCalled(dynamic.type(definition), opts),
};

// The engine calls a takeover a create, in which it ignores nothing.
const argumentOf = (path: string) => /^\[?"?([^.[\]"]+)/.exec(path)?.[1] ?? path;

function ignored({ ignoreChanges }: pulumi.CustomResourceOptions): pulumi.Inputs {
  return ignoreChanges?.length ? { __ignored: ignoreChanges.map(argumentOf).join(",") } : {};
}

function alsoCalled(type: string, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return opts.id === undefined ? { ...opts, aliases: [...(opts.aliases ?? []), { type }] } : opts;
}

function properties(definition: Definition, args: Record<string, unknown>): pulumi.Inputs {
  const props: pulumi.Inputs = {};
  for (const output of definition.outputs) if (!(output in definition.mirrors)) props[output] = undefined;
  for (const [key, value] of Object.entries(args)) {
    if (definition.references.includes(key)) props[key] = idOf(value);
    else if (definition.secrets.includes(key) && value !== undefined) props[key] = secretOf(value);
    else props[key] = value;
  }
  return props;
}

// A text where that is enough: an output for each resource would cost a preview of many. And a promise where the parent is
// asked: an output would make the resource depend on its parent, and so on all that the parent holds, itself among it.
function urnOf(
  definition: Definition,
  name: string,
  parent: pulumi.Resource | undefined,
): pulumi.Input<string> {
  if (parent) return withoutDependencies(pulumi.createUrn(name, dynamic.type(definition), parent));
  return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${dynamic.type(definition)}::${name}`;
}

function withoutDependencies(output: pulumi.Output<string>): Promise<string> {
  return (output as unknown as { promise(): Promise<string> }).promise();
}

function options(
  definition: Definition,
  args: Record<string, unknown>,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  const customer = args.customer;
  const goesWith = pulumi.Resource.isInstance(customer) && cascading.has(customer) ? customer : undefined;
  // Pulumi does not ask the provider's diff where a replacement is forced, but it heeds this option.
  const goesFirst =
    definition.unique || (definition.idArgument !== undefined && args[definition.idArgument] === undefined);
  const secrets = [...definition.secrets, ...(opts.additionalSecretOutputs ?? [])];
  return {
    ...opts,
    ...(definition.protect && opts.id === undefined && { protect: opts.protect ?? true }),
    ...(goesFirst &&
      opts.id === undefined && {
        deleteBeforeReplace: definition.unique || (opts.deleteBeforeReplace ?? true),
      }),
    ...(goesWith && opts.deletedWith === undefined && { deletedWith: goesWith }),
    ...(secrets.length > 0 && { additionalSecretOutputs: secrets }),
  };
}

function idOf(value: unknown): unknown {
  return isLater(value) ? outputOf(value).apply(idOfKnown) : idOfKnown(value);
}

// A resource that another stack exports whole arrives as a plain object with all its outputs.
function idOfKnown(value: unknown): unknown {
  return typeof value === "object" && value !== null && "id" in value ? value.id : value;
}

// A secret that turns out to be undefined would reach the engine as null, which clears what was never declared.
function secretOf(value: unknown): unknown {
  if (!isLater(value)) return pulumi.secret(value);
  return pulumi
    .unsecret(outputOf(value))
    .apply((known) => (known === undefined ? undefined : pulumi.secret(known)));
}

const isLater = (value: unknown) => pulumi.Output.isInstance(value) || value instanceof Promise;
const outputOf = (value: unknown) => pulumi.output(value) as pulumi.Output<unknown>;
