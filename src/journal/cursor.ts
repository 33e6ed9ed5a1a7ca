import { JournalPosition, type Lag } from './position.ts'
import type { JournalReader } from './reader.ts'

/** A reader's position in the journal that the reader can wait at. */
export class JournalCursor extends JournalPosition {
  readonly #unwatch: () => void
  #isOver = false
  #wake: () => void = () => undefined

  /** @param after number of the last entry that the reader knows; 0 or more */
  constructor(journal: JournalReader, after: number) {
    super(journal, after)
    this.#unwatch = journal.watch(() => {
      this.#wake()
    })
  }

  /** Whether the reader has been stopped. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Ends a wait for further entries; what has been written until now can still be taken. */
  stop(): void {
    this.#isOver = true
    this.#unwatch()
    this.#wake()
  }

  /** Resolves once there is something to take, or the reader has been stopped: to what was lost before it, if anything. */
  async arrived(): Promise<Lag | undefined> {
    for (;;) {
      const lag = this.passLost()
      if (lag || this.isBehind || this.#isOver) return lag
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }
}
