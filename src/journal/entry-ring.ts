import { EntryColumns } from './entry-columns.ts'
import type { JournalEntry } from './entry.ts'

/** Entries that there is room for at first: a power of two, as the room is at any time. */
const FIRST_ROOM = 1024

/**
 * Entries in the order of their numbers, which have no gap. The frequent ones stand in columns, and are made anew when
 * they are read: of six entries a delivery that each lived for a while, the garbage collector moved every one.
 */
export class EntryRing {
  #columns = new EntryColumns(FIRST_ROOM)
  #newest = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Number of the newest entry, also of one that is dropped; 0 before the first. */
  get newest(): number {
    return this.#newest
  }

  /** Number of the oldest entry that is kept; one more than the newest when the ring is empty. */
  get oldest(): number {
    return this.#newest - this.#size + 1
  }

  /** Adds the next entry, for which retention counts `bytes`. */
  push(entry: JournalEntry, bytes: number): void {
    if (this.#size === this.#columns.room) this.#grow()
    this.#newest = entry.seq
    this.#size += 1
    this.#columns.set(entry, bytes)
  }

  /** Drops the oldest entry, and returns the bytes that were counted for it. */
  shift(): number {
    if (this.#size === 0) return 0
    const bytes = this.#columns.drop(this.oldest)
    this.#size -= 1
    return bytes
  }

  /** Returns those with numbers greater than `after`, `limit` at most. */
  after(after: number, limit: number): readonly JournalEntry[] {
    const found: JournalEntry[] = []
    const from = Math.max(this.oldest, after + 1)
    const to = Math.min(this.#newest, from + limit - 1)
    for (let seq = from; seq <= to; seq++) {
      const entry = this.#columns.get(seq)
      if (entry) found.push(entry)
    }
    return found
  }

  /** Forgets all; numbers go on. */
  clear(): void {
    this.#columns = new EntryColumns(FIRST_ROOM)
    this.#size = 0
  }

  #grow(): void {
    const small = this.#columns
    this.#columns = new EntryColumns(small.room * 2)
    for (let seq = this.oldest; seq <= this.#newest; seq++) this.#columns.copy(seq, small)
  }
}
