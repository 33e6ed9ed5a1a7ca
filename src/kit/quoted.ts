const QUOTE = 34
const BACKSLASH = 92

/** Returns whether a text needs no JSON escaping: printable ASCII without quotes and backslashes. */
const isPlain = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 || code > 126 || code === QUOTE || code === BACKSLASH) return false
  }
  return true
}

/**
 * Returns a text escaped for JSON, without quotation marks; another value as its text.
 * @throws {TypeError} for a symbol
 */
export const escaped = (given: unknown): string => {
  const text = typeof given === 'string' ? given : `${given as string}`
  return isPlain(text) ? text : JSON.stringify(text).slice(1, -1)
}

/**
 * Returns the same as JSON.stringify, but much faster for plain text. Returns undefined for values that JSON omits,
 * such as functions.
 */
export function quoted(text: string): string
export function quoted(text: unknown): string | undefined
export function quoted(text: unknown): string | undefined {
  return typeof text === 'string' && isPlain(text) ? `"${text}"` : JSON.stringify(text)
}
