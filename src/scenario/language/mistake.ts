import type { Place } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import type { MistakeCode, MistakeName } from './mistake-codes.ts'

/** A mistake in a scenario file, to be shown where it stands. */
export interface Mistake {
  readonly code: MistakeCode
  readonly message: string
  /** Columns count UTF-16 code units from 1, as editors do. */
  readonly at: Place
  /** How many code units of that line it spans, at least 1. */
  readonly length: number
  /** The known word that was probably meant. */
  readonly meant: string | undefined
  /** How to mend it. */
  readonly hint: string
}

/** A part of the text, in code units; the end is excluded. */
export interface SourceSpan {
  readonly start: number
  readonly end: number
}

/** More than this in one file are counted, not told. */
const MAX_MISTAKES_SHOWN = 200

interface Note {
  readonly code: MistakeCode
  readonly span: SourceSpan
  readonly message: string
  readonly hint: string
  /** Guessed from when it is told, and only then: it takes time in proportion to both. */
  readonly guess: { readonly given: string; readonly known: readonly string[] } | undefined
}

/** Gathers the mistakes of one file, each once. */
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
    // Every row reads the same steps: what is wrong in each of them is told once.
    this.#notes.set(`${code} ${String(span.start)} ${message}`, {
      code: `SCENARIO_${code}`,
      span,
      message: printable(message),
      hint: printable(hint),
      guess,
    })
  }

  /** Notes a word that is none of those known. */
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
      hint ?? (known.length === 0 ? 'there is none to choose from' : `use ${listed(known)}`),
      { given, known },
    )
  }

  /** The first place of a text within a span, or the span. */
  within(span: SourceSpan, part: string): SourceSpan {
    // Nobody sees so many, and each is searched for from the start.
    if (this.#notes.size > MAX_MISTAKES_SHOWN) return span
    const found = this.#text.slice(span.start, span.end).indexOf(part)
    return found < 0 ? span : { start: span.start + found, end: span.start + found + part.length }
  }

  /** The last place of a text before a span, or the span if that is not in its line. */
  before(span: SourceSpan, part: string): SourceSpan {
    const start = this.#text.lastIndexOf(part, span.start)
    return start < 0 || this.#lineOf(start) !== this.#lineOf(span.start) ? span : { start, end: start + part.length }
  }

  /** How often a mistake was found by now, also one that was told before. */
  get found(): number {
    return this.#found
  }

  /** All of them in the order of the file. */
  list(): readonly Mistake[] {
    const all = [...this.#notes.values()].sort((a, b) => a.span.start - b.span.start)
    const told = all.slice(0, MAX_MISTAKES_SHOWN)
    const next = all[MAX_MISTAKES_SHOWN]
    if (next)
      told.push({
        ...next,
        code: 'SCENARIO_MANY_MISTAKES',
        message: `${String(all.length - MAX_MISTAKES_SHOWN)} more mistakes begin here`,
        hint: 'mend those above first',
        guess: undefined,
      })
    return told.map(({ span, guess, ...rest }) => ({
      ...rest,
      at: this.placeOf(span),
      length: this.#lengthOf(span),
      meant: guess && suggest(guess.given, guess.known),
    }))
  }

  /** Where a span begins. */
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

  /** Counted from 0. */
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

/** Shows as a dot what a terminal would obey, or turn around. Tabs stay. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '·')

/** A text of the file within a message: in quotes, on one line, and not longer than that. */
export const quote = (text: string): string => {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text
  return `"${printable(short).replaceAll('\t', '·')}"`
}

/** Words for a sentence: "a, b or c". */
export const listed = (words: readonly string[]): string => {
  const shown = words.length > 12 ? [...words.slice(0, 11), `${String(words.length - 11)} more`] : words
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`
}
