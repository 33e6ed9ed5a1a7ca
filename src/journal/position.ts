import type { JournalEntry } from './entry.ts'
import type { JournalReader } from './reader.ts'

/** Entries that retention dropped before a reader reached them. */
export interface Lag {
  /** Number of lost entries. */
  readonly lost: number
  /** Number of the last lost entry; reading continues after it. */
  readonly resumeAfter: number
  /** Number of the newest entry. */
  readonly newest: number
}

/**
 * A reader's position in the journal. Unread entries stay only in the journal, so a slow reader blocks nothing and uses
 * no memory.
 */
export class JournalPosition {
  readonly #journal: JournalReader
  #after: number

  /** @param after number of the last entry that the reader knows, or 0 */
  constructor(journal: JournalReader, after: number) {
    this.#journal = journal
    // Entries dropped before the reader started do not count as lost, and a number beyond the newest comes from another
    // journal.
    const { oldest, newest } = journal.range()
    this.#after = Math.min(newest, Math.max(after, oldest - 1))
  }

  /** Whether the journal has entries that the reader has not taken. */
  get isBehind(): boolean {
    return this.#journal.range().newest > this.#after
  }

  /**
   * Skips entries that were dropped before the reader reached them, and describes them; returns undefined if there were
   * none.
   */
  passLost(): Lag | undefined {
    const { oldest, newest } = this.#journal.range()
    if (oldest <= this.#after + 1) return undefined
    const lag = { lost: oldest - 1 - this.#after, resumeAfter: oldest - 1, newest }
    this.#after = lag.resumeAfter
    return lag
  }

  /** Yields at most `most` entries in order, until the caller stops. */
  *take(most: number): Generator<JournalEntry, void, void> {
    for (const entry of this.#journal.entries(this.#after, most)) {
      this.#after = entry.seq
      yield entry
    }
  }
}
