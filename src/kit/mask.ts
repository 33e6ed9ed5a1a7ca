import { spellingsOf } from './spellings.ts'

/** What is shown instead of a secret. */
export const MASKED = '***'

/** Shorter secrets would be found by chance in ordinary words: they are hidden only where they are the whole text. */
const SHORTEST = 4

export type Mask = (text: string) => string

/** From start to end, the end not included. */
type Span = readonly [start: number, end: number]

/** Every place, also where places overlap, so that no half of a secret is left over. */
const spansIn = (text: string, pattern: RegExp): Span[] => {
  const spans: Span[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    spans.push([match.index, match.index + match[0].length])
    // From within a surrogate pair the search would go back to its start, for ever.
    pattern.lastIndex = match.index + ((match[0].codePointAt(0) ?? 0) > 0xffff ? 2 : 1)
  }
  return spans
}

const blank = (text: string, spans: readonly Span[]): string => {
  let shown = ''
  let at = 0
  let hidden = -1
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (start > hidden) shown += text.slice(at, start) + MASKED
    hidden = Math.max(hidden, end)
    at = hidden
  }
  return shown + text.slice(at)
}

/**
 * Makes a function that hides every secret in a text, however it is written there: plain, percent-encoded, escaped for JSON or
 * markup, in hexadecimal digits, or in base64, also as part of longer base64.
 */
export const createMask = (secrets: readonly string[]): Mask => {
  const given = [...new Set(secrets)].filter((secret) => secret !== '')
  const short = new Set(given.filter((secret) => secret.length < SHORTEST))
  const patterns = given.filter((secret) => secret.length >= SHORTEST).flatMap(spellingsOf)
  return (text) => {
    if (short.has(text)) return MASKED
    const spans = patterns.flatMap((pattern) => spansIn(text, pattern))
    return spans.length === 0 ? text : blank(text, spans)
  }
}
