import type { Entry } from '../timeline/entry-view.ts'
import { emptyLanes, readInto, type Lanes } from '../timeline/lanes.ts'
import { readNote, type Part } from '../timeline/notes.ts'

/** Entries that are kept to go back to; the oldest go first, a tenth at a time. */
const MAX_KEPT_ENTRIES = 20_000

/** The mock as it was right after one of its journal entries. */
export interface PastState {
  readonly lanes: Lanes
  readonly parts: readonly Part[]
  /** The mock's time then. */
  readonly at: number
}

/** Drops what no row shows of an entry, so that many can be kept. */
const slim = (entry: Entry): Entry =>
  entry.type === 'attempt-ended' && entry.outcome.response
    ? { ...entry, outcome: { ...entry.outcome, response: { ...entry.outcome.response, headers: {}, body: '' } } }
    : entry

/** The journal as far as the page has read it: any past state is its entries applied up to one of them. */
export class JournalHistory {
  readonly #entries: Entry[] = []

  get length(): number {
    return this.#entries.length
  }

  add(entries: readonly Entry[]): void {
    for (const entry of entries) this.#entries.push(slim(entry))
    if (this.#entries.length > MAX_KEPT_ENTRIES * 1.1) this.#entries.splice(0, this.#entries.length - MAX_KEPT_ENTRIES)
  }

  clear(): void {
    this.#entries.length = 0
  }

  /** Returns the entry at a place, from 0. */
  entry(index: number): Entry | undefined {
    return this.#entries[index]
  }

  /** Returns the state right after the entry at a place; undefined where no entry stands. */
  stateAt(index: number): PastState | undefined {
    const last = this.#entries[index]
    if (!last) return undefined
    const lanes = emptyLanes()
    const parts: Part[] = []
    for (let at = 0; at <= index; at++) {
      const entry = this.#entries[at]
      if (!entry) continue
      readInto(lanes, entry)
      readNote(parts, entry)
    }
    return { lanes, parts, at: Date.parse(last.at) }
  }
}
