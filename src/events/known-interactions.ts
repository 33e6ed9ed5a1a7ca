import type { DrawnInteraction } from './drawn-interaction.ts'
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

/**
 * Interactions by ID. Most are begun and never asked for again: those stand in columns, because an object each is work
 * for the garbage collector, and are indexed only when somebody looks one up, because hashing their IDs takes time.
 */
export class KnownInteractions {
  readonly #ids: string[] = []
  readonly #createdAts: number[] = []
  readonly #states: Interaction['state'][] = []
  readonly #made: number[] = []
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
    this.#ids.push(entry.id)
    this.#createdAts.push(entry.createdAt)
    this.#states.push(entry.state)
    this.#made.push(entry.made)
  }

  /** Returns an interaction; changes to what is returned are kept. */
  get(id: string): KnownInteraction | undefined {
    for (const ids = this.#ids; this.#indexed < ids.length; this.#indexed++) {
      const one = ids[this.#indexed]
      if (one !== undefined) this.#byId.set(one, this.#indexed)
    }
    const found = this.#byId.get(id)
    if (typeof found !== 'number') return found
    const entry: KnownInteraction = {
      id,
      interaction: undefined,
      createdAt: this.#createdAts[found] ?? 0,
      state: this.#states[found] ?? null,
      given: 0,
      made: this.#made[found] ?? 0,
    }
    this.#byId.set(id, entry)
    return entry
  }
}
