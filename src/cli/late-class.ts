type Class = new (...given: never[]) => object

const ordinarily = Reflect.get(Function.prototype, Symbol.hasInstance) as (this: unknown, value: unknown) => boolean

/** Whether a value is a primitive, or an object that is not an instance of a class. */
const isPlain = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * Returns a proxy for a class that is expensive to load. It can be referenced and extended immediately; the class is
 * loaded when its first object is created, when a static member is read, or when `instanceof` is applied to an object
 * of another class. From then on the proxy inherits everything from it.
 */
export const lateClass = <T extends Class>(name: string, load: () => T): T => {
  let loaded: T | undefined
  const real = (): T => {
    if (loaded) return loaded
    loaded = load()
    Object.setPrototypeOf(StandIn.prototype, loaded.prototype as object)
    Object.setPrototypeOf(StandIn, loaded)
    return loaded
  }
  const StandIn = function (...given: never[]): object {
    return Reflect.construct(real(), given, new.target) as object
  } as unknown as Class
  const isOfStandIn = Object.prototype.isPrototypeOf.bind(StandIn.prototype)
  Object.defineProperties(StandIn, {
    name: { value: name, configurable: true },
    [Symbol.hasInstance]: {
      // Classes that extend it inherit this.
      value(this: unknown, value: object) {
        if (this !== StandIn) return ordinarily.call(this, value)
        if (loaded) return value instanceof loaded
        return !isPlain(value) && (isOfStandIn(value) || value instanceof real())
      },
    },
  })
  const statics = new Proxy(Function.prototype, { get: (_, key) => Reflect.get(real(), key) as unknown })
  return Object.setPrototypeOf(StandIn, statics) as T
}
