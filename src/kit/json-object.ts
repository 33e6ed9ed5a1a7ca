export type JsonObject = Readonly<Record<string, unknown>>

/** Returns whether a JSON value is an object, not an array or null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
