/** Values made of a JSON body written anew; none when it is no JSON or comes out the same. */
export const rewritten = (body: Buffer, write: (value: unknown) => string): Buffer[] => {
  try {
    const text = write(JSON.parse(body.toString('utf8')))
    return text === body.toString('utf8') ? [] : [Buffer.from(text)]
  } catch {
    return []
  }
}

/** The same value with the keys of every object sorted. */
export const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sortKeys(member)]),
  )
}

/** `{"a": 1, "b": 2}`, as Python's json.dumps writes by default (non-ASCII kept). */
export const spaced = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`)
      .join(', ')}}`
  return JSON.stringify(value)
}

/** JSON with non-ASCII characters as escapes. */
export const escapeAscii = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A body whose text is changed in one respect; none when that comes out the same. */
export const swap = (body: Buffer, from: RegExp, to: string): Buffer[] => {
  const text = body.toString('utf8').replace(from, to)
  return text === body.toString('utf8') ? [] : [Buffer.from(text)]
}
