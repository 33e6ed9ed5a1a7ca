import type { LineCounter } from 'yaml'
import { MockError } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import { OPEN_KEYS, OPTION_KEYS } from '../options/index.ts'
import { excerptOf } from './excerpt.ts'
import { MEMBER_NAMES } from './member-values.ts'

interface Mistake {
  /** Offset in characters from the start of the file. */
  readonly offset: number
  readonly message: string
  readonly hint: string
}

const KNOWN = [...OPTION_KEYS, 'subscriptions', ...MEMBER_NAMES]

/** Whether a key, or the key it is a misspelling of, has values that cannot be a secret. */
const isOpen = (key: string): boolean => OPEN_KEYS.has(KNOWN.includes(key) ? key : (suggest(key, KNOWN) ?? ''))

/** Collects the mistakes in a config file. */
export class ConfigMistakes {
  readonly #list: Mistake[] = []
  readonly #path: string
  readonly #text: string
  readonly #lines: LineCounter

  constructor(path: string, text: string, lines: LineCounter) {
    this.#path = path
    this.#text = text
    this.#lines = lines
  }

  get count(): number {
    return this.#list.length
  }

  note(offset: number, message: string, hint: string): void {
    this.#list.push({ offset, message, hint })
  }

  /** Returns `PATH:LINE:COLUMN` of a place in the file. */
  placeOf(offset: number): string {
    const { line, col } = this.#lines.linePos(offset)
    return `${this.#path}:${String(line)}:${String(col)}`
  }

  /** Returns all mistakes as one error, each with its line, without possible secrets. */
  error(): MockError {
    const rows = this.#text.split('\n')
    const inOrder = [...this.#list].sort((one, other) => one.offset - other.offset)
    const texts = inOrder.map(({ offset, message, hint }) => {
      const { line, col } = this.#lines.linePos(offset)
      const number = String(line)
      return [
        `  ${this.placeOf(offset)}: ${message}`,
        `  ${number} | ${excerptOf(rows[line - 1] ?? '', isOpen)}`,
        `  ${' '.repeat(number.length + 3 + col - 1)}^ ${hint}`,
      ].join('\n')
    })
    const counted = texts.length === 1 ? '1 mistake' : `${String(texts.length)} mistakes`
    return new MockError({
      code: 'CONFIG_INVALID',
      message: [`${counted} in ${this.#path}`, ...texts].join('\n'),
      fix: inOrder[0]?.hint ?? 'fix the file',
    })
  }
}
