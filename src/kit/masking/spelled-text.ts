import { codedReadings, escapedReadings, type Reading } from './readings.ts'
import { Trie } from './trie.ts'

const [PERCENT, AMPERSAND, BACKSLASH, PLUS, SPACE] = [0x25, 0x26, 0x5c, 0x2b, 0x20]
/** Maximum number of backslashes before one character that was escaped repeatedly. */
const MAX_BACKSLASHES = 8

/** Characters whose escape is a backslash and the character: `"`, `'` and `/`. */
const QUOTED: ReadonlySet<number> = new Set([0x22, 0x27, 0x2f])

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/\\+/g)].map(([run]) => run.length))

/**
 * Finds texts that are plain, percent-encoded, or escaped for JSON, JavaScript, XML or HTML; each character may use any
 * of these spellings.
 */
export class SpelledTexts {
  /** Symbols of the code units in the texts; 0 for all others. */
  readonly #symbols = new Uint16Array(65_536)
  readonly #trie: Trie<true>
  readonly #longestRun: number
  /** Code units that a spelling of a text can begin with. */
  readonly beginnings: ReadonlySet<number>

  constructor(texts: readonly string[]) {
    this.beginnings = new Set([
      ...[PERCENT, AMPERSAND, BACKSLASH, PLUS],
      ...texts.filter((text) => text !== '').map((text) => text.charCodeAt(0)),
    ])
    let symbols = 0
    for (const text of texts)
      for (let at = 0; at < text.length; at++)
        if (this.#symbols[text.charCodeAt(at)] === 0) this.#symbols[text.charCodeAt(at)] = ++symbols
    this.#trie = new Trie(symbols + 1)
    this.#longestRun = Math.max(0, ...texts.map(longestRun))
    for (const text of texts)
      this.#trie.add(
        Array.from({ length: text.length }, (_, at) => this.#symbols[text.charCodeAt(at)] ?? 0),
        true,
      )
  }

  /** Returns the end of the longest text at a position, or -1. */
  endAt(text: string, from: number): number {
    return this.#walk(text, from, 0, false)
  }

  /** @param foreign whether an earlier backslash was read in an encoded spelling */
  #walk(text: string, from: number, start: number, foreign: boolean): number {
    let at = from
    let node = start
    let end = -1
    for (;;) {
      if (this.#trie.endsAt(node)) end = at
      if (at >= text.length) return end
      const unit = text.charCodeAt(at)
      if (unit === BACKSLASH) return Math.max(end, this.#afterBackslashes(text, at, node, foreign))
      if (unit === PERCENT || unit === AMPERSAND || unit === PLUS) return Math.max(end, this.#plain(text, at, node))
      node = this.#step(node, unit)
      if (node < 0) return end
      at += 1
    }
  }

  /** Reads a character without backslashes before it. */
  #plain(text: string, at: number, node: number): number {
    const unit = text.charCodeAt(at)
    if (Number.isNaN(unit)) return -1
    let end = this.#on(text, at + 1, this.#step(node, unit))
    if (unit === PLUS) end = Math.max(end, this.#on(text, at + 1, this.#step(node, SPACE)))
    return this.#readings(text, node, codedReadings(text, at), end)
  }

  #readings(text: string, node: number, readings: readonly Reading[], before: number): number {
    let end = before
    for (const reading of readings) {
      let next = node
      for (let index = 0; index < reading.text.length && next >= 0; index++)
        next = this.#step(next, reading.text.charCodeAt(index))
      if (next >= 0) end = Math.max(end, this.#walk(text, reading.end, next, reading.text === '\\'))
    }
    return end
  }

  /**
   * Reads all adjacent backslashes at once: those that belong to the text, and those that escape them and the next
   * character.
   */
  #afterBackslashes(text: string, at: number, start: number, foreign: boolean): number {
    const most = this.#longestRun * MAX_BACKSLASHES + MAX_BACKSLASHES
    let count = 1
    while (count <= most && text.charCodeAt(at + count) === BACKSLASH) count += 1
    const after = at + count
    let end = -1
    let node = start
    for (let meant = 0; meant <= count && node >= 0; meant++) {
      if (meant > 0 && this.#trie.endsAt(node)) end = Math.max(end, at + Math.min(count, meant * MAX_BACKSLASHES))
      if (count <= meant * MAX_BACKSLASHES + MAX_BACKSLASHES) {
        end = this.#readings(text, node, escapedReadings(text, after), end)
        if (meant > 0 || foreign || QUOTED.has(text.charCodeAt(after)))
          end = Math.max(end, this.#plain(text, after, node))
      }
      node = this.#step(node, BACKSLASH)
    }
    return end
  }

  #on(text: string, at: number, node: number): number {
    return node < 0 ? -1 : this.#walk(text, at, node, false)
  }

  #step(node: number, unit: number): number {
    const symbol = this.#symbols[unit] ?? 0
    return symbol === 0 ? -1 : this.#trie.step(node, symbol)
  }
}
