import { codedReadings, escapedReadings } from './readings.ts'
import { isSpace } from './spelled-bytes.ts'
import { Trie } from './trie.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const NO_SEXTET = 255
const BACKSLASH = 0x5c
/** Maximum number of line breaks between two characters, of backslashes per break, and before an escaped character. */
const [MOST_BREAKS, MOST_BREAK_BACKSLASHES, MOST_BACKSLASHES] = [4, 4, 8]

const SEXTETS = new Uint8Array(65_536).fill(NO_SEXTET)
for (const [value, character] of [...ALPHABET].entries()) SEXTETS[character.charCodeAt(0)] = value
SEXTETS[0x2d] = 62
SEXTETS[0x5f] = 63

/** A base64 character shared with adjacent bytes: only some of its six bits are known. */
interface Shared {
  readonly bits: number
  readonly known: number
}

/** The shared characters before and after the fully known ones; undefined if there is none. */
interface Outer {
  readonly before: Shared | undefined
  readonly after: Shared | undefined
}

const sharedOf = (group: string | undefined): Shared | undefined =>
  group !== undefined && /^\?+[01]|[01]\?+$/.test(group)
    ? {
        bits: Number.parseInt(group.replaceAll('?', '0'), 2),
        known: Number.parseInt(group.replaceAll('0', '1').replaceAll('?', '0'), 2),
      }
    : undefined

const fits = ({ bits, known }: Shared, sextet: number): boolean => (sextet & known) === bits

interface Read {
  readonly sextet: number
  readonly end: number
}

/** Reads one base64 or base64url character, plain or escaped. */
const readSextet = (text: string, at: number): Read | undefined => {
  const unit = text.charCodeAt(at)
  const plain = SEXTETS[unit]
  if (plain !== undefined && plain !== NO_SEXTET) return { sextet: plain, end: at + 1 }
  let after = at
  while (after < at + MOST_BACKSLASHES && text.charCodeAt(after) === BACKSLASH) after += 1
  if (after > at && text[after] === '/') return { sextet: 63, end: after + 1 }
  const readings = after > at ? escapedReadings(text, after) : codedReadings(text, at)
  for (const { text: read, end } of readings)
    if (read === '+' || read === '/') return { sextet: read === '+' ? 62 : 63, end }
  return undefined
}

/** Finds bytes in base64 or base64url, also inside longer base64, split into lines, or escaped. */
export class SpelledBase64 {
  readonly #trie = new Trie<Outer>(64)
  /** Whether a match can begin with three characters, by their 18 bits; a much faster check than the tree. */
  readonly #beginnings = new Uint8Array(262_144)

  constructor(all: readonly Uint8Array[]) {
    for (const bytes of all) for (const offset of [0, 1, 2]) this.#add(bytes, offset)
  }

  /** Adds bytes at `offset` modulo 3 inside longer ones. */
  #add(bytes: Uint8Array, offset: number): void {
    const bits = '?'.repeat(offset * 8) + [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    const groups = (bits + '?'.repeat((6 - (bits.length % 6)) % 6)).match(/.{6}/g) ?? []
    const whole = groups.filter((group) => !group.includes('?')).map((group) => Number.parseInt(group, 2))
    this.#trie.add(whole, { before: sharedOf(groups[offset]), after: sharedOf(groups.at(-1)) })
    const [first = 0, second = 0, third = 0] = whole
    this.#beginnings[(first << 12) | (second << 6) | third] = 1
  }

  /**
   * Returns the span of the longest match at a position, including shared characters; undefined if nothing matches.
   */
  spanAt(text: string, from: number): readonly [start: number, end: number] | undefined {
    // Four bytes, the shortest secret, take at least four characters.
    if (from + 3 >= text.length) return undefined
    const first = SEXTETS[text.charCodeAt(from)] ?? NO_SEXTET
    const second = SEXTETS[text.charCodeAt(from + 1)] ?? NO_SEXTET
    const third = SEXTETS[text.charCodeAt(from + 2)] ?? NO_SEXTET
    if (first < 64 && second < 64 && third < 64 && this.#beginnings[(first << 12) | (second << 6) | third] === 0)
      return undefined
    let span: readonly [number, number] | undefined
    let at = from
    for (let node = 0; ;) {
      const read = readSextet(text, at)
      node = read ? this.#trie.step(node, read.sextet) : -1
      if (!read || node < 0) return span
      at = read.end
      for (const outer of this.#trie.endsAt(node) ?? []) span = widest(span, withShared(text, from, at, outer))
      at = afterBreaks(text, at)
    }
  }
}

const widest = (
  one: readonly [number, number] | undefined,
  other: readonly [number, number],
): readonly [number, number] => (one ? [Math.min(one[0], other[0]), Math.max(one[1], other[1])] : other)

/**
 * Maximum number of characters of one escaped base64 character; the search for the one before a match starts that
 * early.
 */
const MAX_ESCAPE_CHARACTERS = 48

const withShared = (text: string, start: number, end: number, { before, after }: Outer): readonly [number, number] => {
  const next = after && readSextet(text, end)
  const to = next && fits(after, next.sextet) ? next.end : end
  for (let at = Math.max(0, start - MAX_ESCAPE_CHARACTERS); before && at < start; at++) {
    const read = readSextet(text, at)
    if (read?.end === start && fits(before, read.sextet)) return [at, to]
  }
  return [start, to]
}

/** Skips whitespace and escaped line breaks. */
const afterBreaks = (text: string, from: number): number => {
  let at = from
  for (let count = 0; count < MOST_BREAKS; count++) {
    const unit = text.charCodeAt(at)
    if (unit !== BACKSLASH && !isSpace(unit)) return at
    let after = at
    while (after < at + MOST_BREAK_BACKSLASHES && text.charCodeAt(after) === BACKSLASH) after += 1
    if (after === at) at += 1
    else if (text[after] === 'n' || text[after] === 'r') at = after + 1
    else return at
  }
  return at
}
