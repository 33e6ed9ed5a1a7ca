import type { Place } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import type { MistakeCode, MistakeName } from './mistake-codes.ts'

/** A mistake in a scenario file, with its place. */
export interface Mistake {
  readonly code: MistakeCode
  readonly message: string
  /** Columns count UTF-16 code units from 1, as editors do. */
  readonly at: Place
  /** Length in code units on that line, at least 1. */
  readonly length: number
  /** The known word that was probably intended. */
  readonly meant: string | undefined
  /** How to fix it. */
  readonly hint: string
}

/** A part of the text, in code units; the end is excluded. */
export interface SourceSpan {
  readonly start: number
  readonly end: number
}

/** The most mistakes to show per file; the rest are counted. */
const MAX_MISTAKES_SHOWN = 200

interface Note {
  readonly code: MistakeCode
  readonly span: SourceSpan
  readonly message: string
  readonly hint: string
  /** Used for a suggestion when the mistake is shown; suggesting takes time proportional to both. */
  readonly guess: { readonly given: string; readonly known: readonly string[] } | undefined
}

/** Collects the mistakes of one file, each once. */
export class Mistakes {
  readonly #file: string
  readonly #text: string
  readonly #starts: readonly number[]
  readonly #notes = new Map<string, Note>()
  #found = 0

  constructor(file: string, text: string) {
    this.#file = file
    this.#text = text
    this.#starts = lineStarts(text)
  }

  get none(): boolean {
    return this.#notes.size === 0
  }

  note(code: MistakeName, span: SourceSpan, message: string, hint: string, guess?: Note['guess']): void {
    this.#found += 1
    // Every row reads the same steps; their mistakes are noted once.
    this.#notes.set(`${code} ${String(span.start)} ${message}`, {
      code: `SCENARIO_${code}`,
      span,
      message: printable(message),
      hint: printable(hint),
      guess,
    })
  }

  /** Notes an unknown word. */
  unknown(
    code: MistakeName,
    span: SourceSpan,
    given: string,
    what: string,
    known: readonly string[],
    hint?: string,
  ): void {
    this.note(
      code,
      span,
      `${quote(given)} is not ${what}`,
      hint ?? (known.length === 0 ? 'there are no valid values' : `use ${listed(known)}`),
      { given, known },
    )
  }

  /** Returns the first occurrence of a text within a span, or the span. */
  within(span: SourceSpan, part: string): SourceSpan {
    // Searching takes time, and no more mistakes than this are shown.
    if (this.#notes.size > MAX_MISTAKES_SHOWN) return span
    const found = this.#text.slice(span.start, span.end).indexOf(part)
    return found < 0 ? span : { start: span.start + found, end: span.start + found + part.length }
  }

  /** Returns the last occurrence of a text before a span on the same line, or the span. */
  before(span: SourceSpan, part: string): SourceSpan {
    const start = this.#text.lastIndexOf(part, span.start)
    return start < 0 || this.#lineOf(start) !== this.#lineOf(span.start) ? span : { start, end: start + part.length }
  }

  /** Number of mistakes found so far, including repeated ones. */
  get found(): number {
    return this.#found
  }

  /** Returns all mistakes in the order of the file. */
  list(): readonly Mistake[] {
    const all = [...this.#notes.values()].sort((a, b) => a.span.start - b.span.start)
    const shown = all.slice(0, MAX_MISTAKES_SHOWN)
    const next = all[MAX_MISTAKES_SHOWN]
    if (next)
      shown.push({
        ...next,
        code: 'SCENARIO_MANY_MISTAKES',
        message: `${String(all.length - MAX_MISTAKES_SHOWN)} more mistakes start here`,
        hint: 'fix the mistakes above first',
        guess: undefined,
      })
    return shown.map(({ span, guess, ...rest }) => ({
      ...rest,
      at: this.placeOf(span),
      length: this.#lengthOf(span),
      meant: guess && suggest(guess.given, guess.known),
    }))
  }

  /** Returns the start of a span. */
  readonly placeOf = (span: SourceSpan): Place => {
    const line = this.#lineOf(span.start)
    return {
      file: this.#file,
      line: line + 1,
      column: Math.min(span.start, this.#text.length) - (this.#starts[line] ?? 0) + 1,
    }
  }

  #lengthOf(span: SourceSpan): number {
    const lineEnd = (this.#starts[this.#lineOf(span.start) + 1] ?? this.#text.length + 1) - 1
    return Math.max(1, Math.min(span.end, lineEnd) - span.start)
  }

  /** From 0. */
  #lineOf(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

const lineStarts = (text: string): readonly number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Replaces control and bidirectional characters with dots. Tabs stay. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '·')

/** Quotes a text of the file for a message, on one line and shortened. */
export const quote = (text: string): string => {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text
  return `"${printable(short).replaceAll('\t', '·')}"`
}

/** Joins words: "a, b or c". */
export const listed = (words: readonly string[]): string => {
  const shown = words.length > 12 ? [...words.slice(0, 11), `${String(words.length - 11)} more`] : words
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`
}
