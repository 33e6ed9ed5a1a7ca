/** One way to read the characters at a position: the text that they encode, and where they end. */
export interface Reading {
  readonly text: string
  readonly end: number
}

const NONE: readonly Reading[] = []

/** Maximum number of nested escapes that are read. */
const MAX_LAYERS = 3
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  equals: '=',
  plus: '+',
  nbsp: ' ',
}
const SHORT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const NAMED_ENTITY = /(amp|lt|gt|quot|apos|sol|equals|plus|nbsp);/y
const NUMBERED = /#(?:0{0,5}(\d{1,7})|[xX]0{0,5}([0-9a-fA-F]{1,6}));/y
const UNIT = /u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})/y
const BRACED = /u\{0{0,5}([0-9a-fA-F]{1,6})\}/y

const NO_DIGIT = 255
/** Values of hexadecimal digits by code unit. */
const DIGITS = new Uint8Array(65_536).fill(NO_DIGIT)
for (const digit of '0123456789abcdefABCDEF') DIGITS[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

/** Returns the byte of two hexadecimal digits at a position, or -1. */
export const hexByteAt = (text: string, at: number): number => {
  // Asked first, because V8 is slow to read a table at NaN.
  if (at + 1 >= text.length) return -1
  const high = DIGITS[text.charCodeAt(at)] ?? NO_DIGIT
  if (high === NO_DIGIT) return -1
  const low = DIGITS[text.charCodeAt(at + 1)] ?? NO_DIGIT
  return low === NO_DIGIT ? -1 : high * 16 + low
}

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * Returns the readings of a percent-encoded character; `%2541` is a percent sign before "41", or an A encoded twice.
 */
const percentReadings = (text: string, at: number): readonly Reading[] => {
  if (hexByteAt(text, at + 1) < 0) return NONE
  const found: Reading[] = []
  for (let layer = 0, from = at + 1; layer <= MAX_LAYERS; layer++, from += 2) {
    const byte = hexByteAt(text, from)
    if (byte >= 0 && byte < 0x80) found.push({ text: String.fromCharCode(byte), end: from + 2 })
    if (byte >= 0xc2) found.push(...manyBytes(text, byte, from + 2))
    if (byte !== 0x25) break
  }
  return found
}

/** Returns the number of bytes after the first one of a UTF-8 character. */
const followers = (first: number): number => {
  if (first >= 0xf0) return 3
  return first >= 0xe0 ? 2 : 1
}

/** Returns the reading of a multi-byte UTF-8 character whose first byte was read. */
const manyBytes = (text: string, first: number, at: number): Reading[] => {
  const bytes = [first]
  let end = at
  for (let left = followers(first); left > 0; left--) {
    if (text[end] !== '%') return []
    let from = end + 1
    for (let layer = 0; layer < MAX_LAYERS && hexByteAt(text, from) === 0x25; layer++) from += 2
    const byte = hexByteAt(text, from)
    if (byte < 0x80 || byte > 0xbf) return []
    bytes.push(byte)
    end = from + 2
  }
  return [{ text: Buffer.from(bytes).toString('utf8'), end }]
}

/** Returns the readings of an XML or HTML reference. */
const referenceReadings = (text: string, at: number): readonly Reading[] => {
  const found: Reading[] = []
  for (let layer = 0, from = at + 1; layer <= MAX_LAYERS; layer++, from += 4) {
    const named = matchAt(NAMED_ENTITY, text, from)
    if (named) found.push({ text: ENTITIES[named[1] ?? ''] ?? '', end: NAMED_ENTITY.lastIndex })
    const numbered = matchAt(NUMBERED, text, from)
    if (numbered)
      found.push({
        text: character(numbered[1] === undefined ? Number.parseInt(numbered[2] ?? '', 16) : Number(numbered[1])),
        end: NUMBERED.lastIndex,
      })
    if (!text.startsWith('amp;', from)) break
  }
  return found.filter(({ text: read }) => read !== '')
}

/** Returns the readings of the text at a position as percent-encoding or a markup reference. */
export const codedReadings = (text: string, at: number): readonly Reading[] => {
  const code = text.charCodeAt(at)
  if (code === 0x25) return percentReadings(text, at)
  return code === 0x26 ? referenceReadings(text, at) : NONE
}

/** Returns the readings of the text after the backslashes of a JSON or JavaScript escape. */
export const escapedReadings = (text: string, at: number): readonly Reading[] => {
  const first = text[at] ?? ''
  const short = SHORT[first]
  if (short !== undefined) return [{ text: short, end: at + 1 }]
  if (first !== 'u' && first !== 'x') return NONE
  const found: Reading[] = []
  const unit = matchAt(UNIT, text, at)
  if (unit)
    found.push({ text: String.fromCharCode(Number.parseInt(unit[1] ?? unit[2] ?? '', 16)), end: UNIT.lastIndex })
  const braced = matchAt(BRACED, text, at)
  if (braced) found.push({ text: character(Number.parseInt(braced[1] ?? '', 16)), end: BRACED.lastIndex })
  return found.filter(({ text: read }) => read !== '')
}
