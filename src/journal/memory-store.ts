import type { Delivery, DeliveryId } from './delivery.ts'
import type { JournalEntry, NewEntry } from './entry.ts'
import { LayeredMap } from './layered-map.ts'
import type { Store } from './store.ts'

const compactAt = 4096

/** Keeps the newest entries and settled deliveries in memory; unsettled deliveries always stay. */
export class MemoryStore implements Store {
  readonly #keepEntries: number
  readonly #keepSettled: number
  readonly #watchers = new Set<(entry: JournalEntry) => void>()
  readonly #deliveries = new LayeredMap<DeliveryId, Delivery>()
  #entries: JournalEntry[] = []
  #first = 0
  #newest = 0
  #settled: (Delivery | undefined)[] = []
  #settledFirst = 0

  /** @param retention how many journal entries and settled deliveries are kept, each 1 or more */
  constructor(retention: { readonly entries: number; readonly deliveries: number }) {
    this.#keepEntries = Math.max(1, retention.entries)
    this.#keepSettled = Math.max(1, retention.deliveries)
  }

  append(entry: NewEntry): JournalEntry {
    entry.seq = ++this.#newest
    this.#entries.push(entry)
    if (this.#entries.length - this.#first > this.#keepEntries) this.#first += 1
    if (this.#first >= compactAt && this.#first * 8 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#first)
      this.#first = 0
    }
    if (this.#watchers.size > 0) this.#tell(entry)
    return entry
  }

  entries(after = 0, limit = Infinity): readonly JournalEntry[] {
    const oldest = this.#newest - (this.#entries.length - this.#first) + 1
    const from = this.#first + Math.max(0, after + 1 - oldest)
    return this.#entries.slice(from, Math.min(this.#entries.length, from + limit))
  }

  range(): { readonly oldest: number; readonly newest: number } {
    return { oldest: this.#newest - (this.#entries.length - this.#first) + 1, newest: this.#newest }
  }

  watch(callback: (entry: JournalEntry) => void): () => void {
    this.#watchers.add(callback)
    return () => void this.#watchers.delete(callback)
  }

  add(delivery: Delivery): void {
    this.#deliveries.add(delivery.id, delivery)
  }

  settled(delivery: Delivery): void {
    this.#settled.push(delivery)
    while (this.#settled.length - this.#settledFirst > this.#keepSettled) {
      const old = this.#settled[this.#settledFirst]
      this.#settled[this.#settledFirst++] = undefined
      // A delivery sent again by hand is unsettled once more, and comes back here when it ends.
      if (old && old.settledAt !== undefined) this.#deliveries.delete(old.id)
    }
    if (this.#settledFirst >= compactAt) {
      this.#settled = this.#settled.slice(this.#settledFirst)
      this.#settledFirst = 0
    }
  }

  delivery(id: DeliveryId): Delivery | undefined {
    return this.#deliveries.get(id)
  }

  *deliveries(filter: Parameters<Store['deliveries']>[0] = {}): Iterable<Delivery> {
    for (const delivery of this.#deliveries.values()) {
      if (filter.subscriptionId !== undefined && delivery.subscriptionId !== filter.subscriptionId) continue
      if (filter.state !== undefined && delivery.state !== filter.state) continue
      yield delivery
    }
  }

  clear(): void {
    this.#entries = []
    this.#first = 0
    this.#settled = []
    this.#settledFirst = 0
    this.#deliveries.clear()
  }

  #tell(entry: JournalEntry): void {
    for (const callback of this.#watchers) {
      try {
        callback(entry)
      } catch {
        this.#watchers.delete(callback)
      }
    }
  }
}
