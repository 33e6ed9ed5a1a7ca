import { hexByteAt } from './readings.ts'
import { Trie } from './trie.ts'

/**
 * Maximum number of separators between two bytes of a hexadecimal dump, and of spaces on either side of a comma in a
 * decimal list.
 */
const [MOST_BETWEEN_DIGITS, MOST_BETWEEN_NUMBERS] = [2, 20]

/** Returns whether a code unit is whitespace, like `\s`. */
export const isSpace = (unit: number): boolean =>
  unit <= 32 ? unit === 32 || (unit >= 9 && unit <= 13) : unit >= 160 && /\s/.test(String.fromCharCode(unit))

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** Finds bytes as hexadecimal digits and in decimal lists, as in dumps. */
export class SpelledBytes {
  readonly #trie = new Trie<true>(256)
  /** The first bytes, and the pairs of first bytes; much faster checks than the tree. */
  readonly #firsts = new Uint8Array(256)
  readonly #pairs = new Uint8Array(65_536)

  constructor(all: readonly Uint8Array[]) {
    for (const bytes of all) {
      this.#trie.add(bytes, true)
      this.#firsts[bytes[0] ?? 0] = 1
      this.#pairs[(bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)] = 1
    }
  }

  /** Returns the end of the longest match as hexadecimal digits at a position, or -1. */
  endOfHex(text: string, from: number): number {
    const first = hexByteAt(text, from)
    if (first < 0 || this.#firsts[first] === 0) return -1
    const second = hexByteAt(text, from + 2)
    if (second >= 0 && this.#pairs[first * 256 + second] === 0) return -1
    let end = -1
    let at = from
    for (let node = 0; ;) {
      const byte = hexByteAt(text, at)
      node = byte < 0 ? -1 : this.#trie.step(node, byte)
      if (node < 0) return end
      at += 2
      if (this.#trie.endsAt(node)) end = at
      for (let count = 0; count < MOST_BETWEEN_DIGITS && this.#isBetween(text.charCodeAt(at)); count++) at += 1
    }
  }

  /** Returns the end of the longest match in decimal numbers at a position, or -1. */
  endOfDecimals(text: string, from: number): number {
    if (!isDigit(text.charCodeAt(from)) || isDigit(text.charCodeAt(from - 1))) return -1
    let end = -1
    let at = from
    for (let node = 0; ;) {
      const digits = this.#digits(text, at)
      const byte = Number(text.slice(at, at + digits))
      node = digits === 0 || byte > 255 ? -1 : this.#trie.step(node, byte)
      if (node < 0) return end
      at += digits
      if (this.#trie.endsAt(node)) end = at
      at = this.#spaces(text, at)
      if (text[at] !== ',') return end
      at = this.#spaces(text, at + 1)
    }
  }

  #isBetween(unit: number): boolean {
    return unit === 0x3a || unit === 0x2d || isSpace(unit)
  }

  /** Returns the number of digits of a number without leading zeros; 0 if it cannot be a byte. */
  #digits(text: string, at: number): number {
    let count = 0
    while (count < 4 && isDigit(text.charCodeAt(at + count))) count += 1
    return count > 3 || (count > 1 && text[at] === '0') ? 0 : count
  }

  #spaces(text: string, from: number): number {
    let at = from
    while (at < from + MOST_BETWEEN_NUMBERS && isSpace(text.charCodeAt(at))) at += 1
    return at
  }
}
