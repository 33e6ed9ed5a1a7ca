import type { DeliveryId } from './delivery.ts'
import { isForgotten, type KeptAttempt, type KeptDelivery } from './kept-delivery.ts'
import type { Response } from './outcome.ts'
import type { JournalEntry } from './entry.ts'
import { entryBytes } from './entry-size.ts'
import { LayeredMap } from './layered-map.ts'
import type { DeliveryFilter } from './reader.ts'
import { Recorder, type Apply } from './recorder.ts'
import { Retention, type Retained } from './retention.ts'
import type { Store } from './store.ts'

const compactAt = 4096

/** Keeps the newest entries and settled deliveries in memory; unsettled deliveries always stay. */
export class MemoryStore implements Store {
  readonly record: Recorder
  readonly #keepEntries: number
  readonly #retention: Retention
  readonly #watchers = new Set<(entry: JournalEntry) => void>()
  readonly #deliveries = new LayeredMap<DeliveryId, KeptDelivery>()
  #entries: JournalEntry[] = []
  /** Bytes of each entry, so that none has to be looked at again when it goes. */
  #sizes: number[] = []
  #first = 0
  #newest = 0
  #serial = 0
  #isOverBudget = false

  /**
   * @param retention how many journal entries and settled deliveries are kept, each 1 or more, and how many bytes of
   *   both
   * @param apply applies an entry to the delivery it is about
   */
  constructor(
    retention: { readonly entries: number; readonly deliveries: number; readonly bytes: number },
    apply: Apply,
  ) {
    this.record = new Recorder({ next: () => this.#newest + 1, append: (entry) => this.#append(entry) }, apply)
    this.#keepEntries = Math.max(1, retention.entries)
    this.#retention = new Retention(
      { bytes: retention.bytes, deliveries: Math.max(1, retention.deliveries) },
      ({ id }) => this.#deliveries.delete(id),
    )
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

  add(delivery: KeptDelivery): void {
    if (delivery.serial === 0) delivery.serial = ++this.#serial
    this.#deliveries.add(delivery.id, delivery)
    this.#hold(delivery)
  }

  reopened(delivery: KeptDelivery): void {
    if (!isForgotten(delivery)) this.#hold(delivery)
  }

  settled(delivery: KeptDelivery): void {
    if (!isForgotten(delivery)) this.#retention.settle(delivery)
  }

  keepResponse(response: Response): Response {
    return this.#retention.response(response)
  }

  keepAttempt(attempt: KeptAttempt): void {
    this.#retention.attempt(attempt)
  }

  retained(): Retained {
    return this.#retention.retained
  }

  delivery(id: DeliveryId): KeptDelivery | undefined {
    return this.#deliveries.get(id)
  }

  *deliveries(filter: DeliveryFilter = {}): Iterable<KeptDelivery> {
    for (const delivery of this.#deliveries.values()) {
      if (filter.subscriptionId !== undefined && delivery.subscriptionId !== filter.subscriptionId) continue
      if (filter.state !== undefined && delivery.state !== filter.state) continue
      yield delivery
    }
  }

  clear(): void {
    for (const delivery of this.#deliveries.values()) delivery.serial = 0
    this.#entries = []
    this.#sizes = []
    this.#first = 0
    this.#retention.clear()
    this.#isOverBudget = false
    this.#deliveries.clear()
  }

  #append(entry: JournalEntry): void {
    const bytes = entryBytes(entry)
    this.#newest = entry.seq
    this.#entries.push(entry)
    this.#sizes.push(bytes)
    this.#retention.entries(this.#entries.length - this.#first > this.#keepEntries ? bytes - this.#dropEntry() : bytes)
    while (this.#retention.isJournalOver && this.#entries.length - this.#first > 1)
      this.#retention.entries(-this.#dropEntry())
    if (this.#first >= compactAt && this.#first * 8 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#first)
      this.#sizes = this.#sizes.slice(this.#first)
      this.#first = 0
    }
    if (this.#watchers.size > 0) this.#tell(entry)
  }

  #hold(delivery: KeptDelivery): void {
    this.#retention.hold(delivery)
    if (this.#retention.isPendingOver === this.#isOverBudget) return
    this.#isOverBudget = !this.#isOverBudget
    const { pendingBytes, budgetBytes } = this.#retention.retained
    if (this.#isOverBudget) this.record.budgetExceeded(delivery.createdAt, pendingBytes, budgetBytes)
  }

  /** Drops the oldest entry, and returns its bytes. */
  #dropEntry(): number {
    return this.#sizes[this.#first++] ?? 0
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
