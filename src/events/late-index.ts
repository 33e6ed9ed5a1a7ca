/**
 * Entries that are indexed by ID only when somebody looks one up. Most interactions are begun and never asked for
 * again, and hashing their IDs took a twentieth of the time of a delivery.
 */
export class LateIndex<T extends { readonly id: string }> {
  readonly #entries: T[] = []
  readonly #byId = new Map<string, T>()

  get size(): number {
    return this.#entries.length
  }

  /** Adds an entry whose ID is new. */
  add(entry: T): void {
    this.#entries.push(entry)
  }

  get(id: string): T | undefined {
    for (let next = this.#byId.size; next < this.#entries.length; next++) {
      const entry = this.#entries[next]
      if (entry) this.#byId.set(entry.id, entry)
    }
    return this.#byId.get(id)
  }
}
