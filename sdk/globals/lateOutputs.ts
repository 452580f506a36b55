import { replaceInside } from "./insides";

type Values = Record<string, unknown>;
type Resolve = (...answer: unknown[]) => void;
type Transfer = (resource: object, label: string, props: object) => Record<string, Resolve>;

/** What makes each output of a resource that nobody has asked for yet. */
type Waiting = Map<string, () => void>;

// A process that runs many programs, as one of the Automation API does, keeps none of their resources for this.
const late = new Set<WeakRef<Waiting>>();
const forgotten = new FinalizationRegistry<WeakRef<Waiting>>((reference) => late.delete(reference));

/**
 * Pulumi makes an `Output` for each property of each resource, and for that a score of promises, which hardly anybody asks for. For
 * resources of this package Pulumi makes them when somebody does; what the engine answered is known then. What serialises closures
 * looks at all that a resource has, and finds it made.
 *
 * @param isOwn - tells by its properties whether a resource is of this package
 */
export function makeOutputsLate(isOwn: (props: object) => boolean): void {
  const closuresFindThem = replaceInside<(...args: never[]) => unknown>(
    "runtime/closure/createClosure",
    "createClosureInfoAsync",
    (original) =>
      (...args) => {
        for (const reference of late) for (const make of reference.deref()?.values() ?? []) make();
        late.clear();
        return original(...args);
      },
  );
  if (!closuresFindThem) return;
  replaceInside<Transfer>("runtime/rpc", "transferProperties", (original) => (resource, label, props) => {
    if (!isOwn(props)) return original(resource, label, props);
    return transferLate(original, resource as Values, label, props as Values);
  });
}

function transferLate(
  original: Transfer,
  resource: Values,
  label: string,
  props: Values,
): Record<string, Resolve> {
  const resolvers: Record<string, Resolve> = {};
  const waiting: Waiting = new Map();
  for (const name of Object.keys(props)) {
    if (name === "id" || name === "urn") continue;
    let answer: unknown[] | undefined;
    let resolve: Resolve | undefined;
    resolvers[name] = (...given) => {
      if (resolve) resolve(...given);
      else answer = given;
    };
    const put = (found: PropertyDescriptor) =>
      Object.defineProperty(resource, name, { configurable: true, enumerable: true, ...found });
    const make = () => {
      waiting.delete(name);
      delete resource[name];
      resolve = original(resource, label, { [name]: props[name] })[name]!;
      if (answer) resolve(...answer);
      return resource[name];
    };
    const set = (value: unknown) => {
      waiting.delete(name);
      put({ writable: true, value });
    };
    waiting.set(name, make);
    put({ get: make, set });
  }
  const reference = new WeakRef(waiting);
  late.add(reference);
  forgotten.register(waiting, reference);
  return resolvers;
}
