import type { JournalEntry } from './entry.ts'
import type { JournalReader } from './reader.ts'

/** Entries that retention dropped before a reader came to them. */
export interface Lag {
  /** How many. */
  readonly lost: number
  /** Number of the last of them: reading goes on behind it. */
  readonly resumeAfter: number
  readonly newest: number
}

/**
 * Where one reader stands in the journal. What the reader has not read yet stays in the journal alone, so that a slow one holds
 * nothing up and takes no memory.
 */
export class JournalPosition {
  readonly #journal: JournalReader
  #after: number

  /** @param after number of the last entry that the reader knows; 0 or more */
  constructor(journal: JournalReader, after: number) {
    this.#journal = journal
    // What lies before the oldest entry was gone when the reader came, and a number to come is one of another journal.
    const { oldest, newest } = journal.range()
    this.#after = Math.min(newest, Math.max(after, oldest - 1))
  }

  /** Whether the journal has written entries that the reader has not come to. */
  get isBehind(): boolean {
    return this.#journal.range().newest > this.#after
  }

  /** Passes over what was dropped before the reader came to it; returns undefined when nothing was. */
  passLost(): Lag | undefined {
    const { oldest, newest } = this.#journal.range()
    if (oldest <= this.#after + 1) return undefined
    const lag = { lost: oldest - 1 - this.#after, resumeAfter: oldest - 1, newest }
    this.#after = lag.resumeAfter
    return lag
  }

  /** Takes entries in order, `most` at most, until the caller stops asking. */
  *take(most: number): Generator<JournalEntry, void, void> {
    for (const entry of this.#journal.entries(this.#after, most)) {
      this.#after = entry.seq
      yield entry
    }
  }
}
