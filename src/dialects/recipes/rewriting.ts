/** Returns a JSON body serialized again; empty if it is not JSON, or if the result is the same. */
export const rewritten = (body: Buffer, write: (value: unknown) => string): Buffer[] => {
  try {
    const text = write(JSON.parse(body.toString('utf8')))
    return text === body.toString('utf8') ? [] : [Buffer.from(text)]
  } catch {
    return []
  }
}

/** Returns a value with the keys of every object sorted. */
export const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sortKeys(member)]),
  )
}

/**
 * Returns JSON like `{"a": 1, "b": 2}`, the default of Python's json.dumps, but with non-ASCII characters unescaped.
 */
export const spaced = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`)
      .join(', ')}}`
  return JSON.stringify(value)
}

/** Returns JSON with non-ASCII characters escaped. */
export const escapeAscii = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Returns a body with a text replacement; empty if the result is the same. */
export const swap = (body: Buffer, from: RegExp, to: string): Buffer[] => {
  const text = body.toString('utf8').replace(from, to)
  return text === body.toString('utf8') ? [] : [Buffer.from(text)]
}
