type Exports = Record<PropertyKey, unknown>;

/**
 * Stands in for a CommonJS module until something is asked of it.
 *
 * @param load - loads the module
 */
export function standIn(load: () => unknown): unknown {
  const real = () => load() as Exports;
  const get = (key: PropertyKey) => {
    // TypeScript's imports copy what does not say so of itself, and for that would load it.
    if (key === "__esModule") return true;
    const exported = real();
    return key === "default" && !exported.__esModule ? exported : exported[key];
  };
  // A module may be a function or a class; a bound one has no property that the other might lack.
  return new Proxy(function module() {}.bind(undefined), {
    get: (_, key) => get(key),
    set: (_, key, value) => Reflect.set(real(), key, value),
    has: (_, key) => key === "__esModule" || key === "default" || Reflect.has(real(), key),
    ownKeys: () => Reflect.ownKeys(real()),
    getOwnPropertyDescriptor(_, key) {
      const found = Reflect.getOwnPropertyDescriptor(real(), key);
      return found && { ...found, configurable: true };
    },
    getPrototypeOf: () => Reflect.getPrototypeOf(real()),
    apply: (_, self, args) => Reflect.apply(real() as never, self, args),
    construct: (_, args) => Reflect.construct(real() as never, args),
  });
}
