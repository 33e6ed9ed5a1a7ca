import { EntryColumns } from './entry-columns.ts'
import type { JournalEntry } from './entry.ts'
import { rebuildEntry } from './rebuild-entry.ts'

/** Initial capacity in entries, and by how much it grows, up to the maximum of the ring. */
const FIRST_ROOM = 64
const GROWTH = 4

/**
 * Entries in the order of their numbers, which have no gaps. Frequent ones are stored in columns and rebuilt on read:
 * as objects, the six entries of a delivery would live long enough for the garbage collector to move each of them.
 */
export class EntryRing {
  readonly #most: number
  #columns: EntryColumns
  #newest = 0
  #size = 0

  /** @param most maximum number of entries */
  constructor(most: number) {
    this.#most = most
    this.#columns = new EntryColumns(Math.min(FIRST_ROOM, most))
  }

  get size(): number {
    return this.#size
  }

  /** Number of the newest entry, even if it was dropped; 0 before the first. */
  get newest(): number {
    return this.#newest
  }

  /** Number of the oldest kept entry; one more than the newest if the ring is empty. */
  get oldest(): number {
    return this.#newest - this.#size + 1
  }

  /** Begins the next entry, which retention counts as `bytes`; one method of the columns has to write it. */
  open(stamp: number, bytes: number): EntryColumns {
    if (this.#size === this.#columns.room) this.#grow()
    this.#newest += 1
    this.#size += 1
    this.#columns.open(this.#newest, stamp, bytes)
    return this.#columns
  }

  /** Returns an entry that is kept. */
  get(seq: number): JournalEntry | undefined {
    return rebuildEntry(this.#columns, seq)
  }

  /** Drops the oldest entry and returns the bytes that were counted for it. */
  shift(): number {
    if (this.#size === 0) return 0
    const bytes = this.#columns.drop(this.oldest)
    this.#size -= 1
    return bytes
  }

  /** Returns at most `limit` entries with numbers greater than `after`. */
  after(after: number, limit: number): readonly JournalEntry[] {
    const found: JournalEntry[] = []
    const from = Math.max(this.oldest, after + 1)
    const to = Math.min(this.#newest, from + limit - 1)
    for (let seq = from; seq <= to; seq++) {
      const entry = rebuildEntry(this.#columns, seq)
      if (entry) found.push(entry)
    }
    return found
  }

  /** Removes all entries; numbering continues. */
  clear(): void {
    this.#columns = new EntryColumns(Math.min(FIRST_ROOM, this.#most))
    this.#size = 0
  }

  #grow(): void {
    const small = this.#columns
    this.#columns = new EntryColumns(Math.min(small.room * GROWTH, this.#most), small.events)
    this.#columns.copy(small, this.oldest, this.#newest)
  }
}
