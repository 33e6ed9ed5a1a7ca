/** What a receiver has printed. */
export interface ReceiverLog {
  /** How many lines it has printed since it was first started. */
  printed(): number
  /** The text behind the first so many lines; of very much text the end. */
  since(lines: number): string
}

/** Lines that are kept; when there are twice as many, the older half is dropped. */
const MIN_LINES_KEPT = 100_000
/** Characters of a line that has not ended which are kept. */
const MAX_LINE_CHARACTERS = 1_000_000

/** Hears the output of a process, piece by piece. */
export class HeardOutput implements ReceiverLog {
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

  /** How many lines contain a text. */
  linesWith(text: string): number {
    return this.#lines.filter((line) => line.includes(text)).length
  }

  /** The last lines, the one that has not ended included. */
  last(count: number): readonly string[] {
    return [...this.#lines, this.#rest].slice(-count)
  }
}
