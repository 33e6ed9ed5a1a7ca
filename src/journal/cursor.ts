import { JournalPosition, type Lag } from './position.ts'
import type { JournalReader } from './reader.ts'

/** A reader's position in the journal that can wait for new entries. */
export class JournalCursor extends JournalPosition {
  readonly #unwatch: () => void
  #isOver = false
  #wake: () => void = () => undefined

  /** @param after number of the last entry that the reader knows, or 0 */
  constructor(journal: JournalReader, after: number) {
    super(journal, after)
    this.#unwatch = journal.watch(() => {
      this.#wake()
    })
  }

  /** Whether the reader was stopped. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Stops waiting for further entries; entries written so far can still be taken. */
  stop(): void {
    this.#isOver = true
    this.#unwatch()
    this.#wake()
  }

  /**
   * Resolves once there are entries to take or the reader is stopped; the value describes the entries that were lost
   * before, if any.
   */
  async arrived(): Promise<Lag | undefined> {
    for (;;) {
      const lag = this.passLost()
      if (lag || this.isBehind || this.#isOver) return lag
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }
}
