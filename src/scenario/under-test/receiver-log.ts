/** What a receiver has printed. */
export interface ReceiverLog {
  /** Returns how many lines it has printed since its first start. */
  printed(): number
  /** Returns the text after the first `lines` lines; of very long output only the end. */
  since(lines: number): string
}

/** How many lines are kept; at twice as many, the older half is dropped. */
const MIN_LINES_KEPT = 100_000
/** How many characters of an unfinished line are kept. */
const MAX_LINE_CHARACTERS = 1_000_000

/** Collects the output of a process. */
export class CollectedOutput implements ReceiverLog {
  #lines: string[] = []
  #dropped = 0
  #rest = ''

  hear(text: string): void {
    const [last = '', ...whole] = (this.#rest + text).split('\n').reverse()
    this.#rest = last.slice(-MAX_LINE_CHARACTERS)
    for (const line of whole.reverse()) this.#lines.push(line)
    if (this.#lines.length <= 2 * MIN_LINES_KEPT) return
    this.#dropped += this.#lines.length - MIN_LINES_KEPT
    this.#lines = this.#lines.slice(-MIN_LINES_KEPT)
  }

  printed(): number {
    return this.#dropped + this.#lines.length
  }

  since(lines: number): string {
    return [...this.#lines.slice(Math.max(0, lines - this.#dropped)), this.#rest].join('\n')
  }

  /** Returns how many lines contain a text. */
  linesWith(text: string): number {
    return this.#lines.filter((line) => line.includes(text)).length
  }

  /** Returns the last lines, including an unfinished one. */
  last(count: number): readonly string[] {
    return [...this.#lines, this.#rest].slice(-count)
  }
}
