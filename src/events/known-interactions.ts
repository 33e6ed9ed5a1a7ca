import type { DrawnInteraction } from './drawn-interaction.ts'
import { TextColumn } from '../kit/text-column.ts'
import type { Interaction } from './interaction.ts'

/**
 * A remembered interaction. If only its seed, STARTED and FINISHED have shaped it, it is not stored but regenerated on
 * use.
 */
export interface KnownInteraction {
  readonly id: string
  interaction: DrawnInteraction | undefined
  readonly createdAt: number
  state: Interaction['state']
  /** Length of the longest input that shaped it, in characters of JSON. */
  given: number
  /** Number of its events so far, which makes the IDs of events independent of other interactions. */
  made: number
}

/** Number of interactions in one set of columns. */
const ROOM = 1024

/** States of an interaction, stored as their index in this list. */
const STATES: readonly Interaction['state'][] = [null, 'STARTED', 'FINISHED']

/** The columns of `ROOM` interactions. */
class Columns {
  readonly ids = new TextColumn(ROOM)
  readonly createdAts = new Float64Array(ROOM)
  readonly states = new Uint8Array(ROOM)
  readonly made = new Uint32Array(ROOM)
}

/**
 * Interactions by ID. Most are begun and never asked for again: those stand in columns, because an object each is work
 * for the garbage collector, and are indexed only when somebody looks one up, because hashing their IDs takes time.
 */
export class KnownInteractions {
  readonly #columns: Columns[] = []
  /** Number of places in the columns that are taken. */
  #placed = 0
  /** Until it is looked up, an interaction in the columns is represented by its place there. */
  readonly #byId = new Map<string, KnownInteraction | number>()
  /** Number of places in the columns that are indexed. */
  #indexed = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds an interaction whose ID is new. */
  add(entry: KnownInteraction): void {
    this.#size += 1
    if (entry.interaction !== undefined || entry.given > 0) {
      this.#byId.set(entry.id, entry)
      return
    }
    const place = this.#placed++
    const columns = (this.#columns[Math.floor(place / ROOM)] ??= new Columns())
    const row = place % ROOM
    columns.ids.set(row, entry.id)
    columns.createdAts[row] = entry.createdAt
    columns.states[row] = STATES.indexOf(entry.state)
    columns.made[row] = entry.made
  }

  /** Returns an interaction; changes to what is returned are kept. */
  get(id: string): KnownInteraction | undefined {
    for (; this.#indexed < this.#placed; this.#indexed++) {
      const one = this.#columns[Math.floor(this.#indexed / ROOM)]?.ids.get(this.#indexed % ROOM)
      if (one !== undefined) this.#byId.set(one, this.#indexed)
    }
    const found = this.#byId.get(id)
    if (typeof found !== 'number') return found
    const columns = this.#columns[Math.floor(found / ROOM)]
    const row = found % ROOM
    const entry: KnownInteraction = {
      id,
      interaction: undefined,
      createdAt: columns?.createdAts[row] ?? 0,
      state: STATES[columns?.states[row] ?? 0] ?? null,
      given: 0,
      made: columns?.made[row] ?? 0,
    }
    this.#byId.set(id, entry)
    return entry
  }
}
