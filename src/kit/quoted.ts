const QUOTE = 34
const BACKSLASH = 92

/** Whether JSON writes a text as it is, between quotes: printable ASCII but quotes and backslashes. */
const isPlain = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 || code > 126 || code === QUOTE || code === BACKSLASH) return false
  }
  return true
}

/**
 * Writes a text as JSON.stringify does, in a fraction of the time if it is plain; other values too.
 * Undefined for values that JSON omits, such as functions.
 */
export function quoted(text: string): string
export function quoted(text: unknown): string | undefined
export function quoted(text: unknown): string | undefined {
  return typeof text === 'string' && isPlain(text) ? `"${text}"` : JSON.stringify(text)
}
