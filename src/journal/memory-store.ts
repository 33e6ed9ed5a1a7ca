import type { DeliveryId } from './delivery.ts'
import { DeliveryList } from './delivery-list.ts'
import { isForgotten, type DeliveryPacker, type KeptAttempt, type KeptDelivery } from './kept-delivery.ts'
import type { Response } from './outcome.ts'
import type { EntryColumns } from './entry-columns.ts'
import type { JournalEntry } from './entry.ts'
import { EntryRing } from './entry-ring.ts'
import { entryBytes } from './entry-size.ts'
import type { DeliveryFilter } from './reader.ts'
import { Recorder, type Lifecycle } from './recorder.ts'
import { Retention, type Retained } from './retention.ts'
import type { AttemptEnded, Store } from './store.ts'

/** Keeps the newest entries and settled deliveries in memory, and all unsettled deliveries. */
export class MemoryStore implements Store {
  readonly record: Recorder
  readonly #keepEntries: number
  readonly #retention: Retention
  readonly #watchers = new Set<(entry: JournalEntry) => void>()
  readonly #onEnded: AttemptEnded[] = []
  readonly #deliveries: DeliveryList
  readonly #entries: EntryRing
  #serial = 0
  #isOverBudget = false

  /**
   * @param retention maximum number of journal entries and of settled deliveries, each at least 1, and maximum number
   *   of bytes for everything kept
   * @param lifecycle changes deliveries as entries say
   * @param packer stores settled deliveries
   */
  constructor(
    retention: { readonly entries: number; readonly deliveries: number; readonly bytes: number },
    lifecycle: Lifecycle,
    packer: DeliveryPacker,
  ) {
    this.record = new Recorder(
      {
        next: () => this.#entries.newest + 1,
        append: (entry) => {
          this.#open(entry.at, entryBytes(entry)).write(entry)
          this.#written()
        },
        open: (at, bytes) => this.#open(at, bytes),
        written: () => this.#written(),
        ended: (...ended) => {
          for (const callback of this.#onEnded) callback(...ended)
        },
      },
      lifecycle,
    )
    this.#keepEntries = Math.max(1, retention.entries)
    this.#entries = new EntryRing(this.#keepEntries)
    this.#deliveries = new DeliveryList(packer)
    this.#retention = new Retention(
      { bytes: retention.bytes, deliveries: Math.max(1, retention.deliveries) },
      this.#deliveries,
    )
  }

  entries(after = 0, limit = Infinity): readonly JournalEntry[] {
    return this.#entries.after(after, limit)
  }

  range(): { readonly oldest: number; readonly newest: number } {
    const { oldest, newest } = this.#entries
    return { oldest, newest }
  }

  watch(callback: (entry: JournalEntry) => void): () => void {
    this.#watchers.add(callback)
    return () => void this.#watchers.delete(callback)
  }

  onAttemptEnded(callback: AttemptEnded): void {
    this.#onEnded.push(callback)
  }

  add(delivery: KeptDelivery): void {
    if (isForgotten(delivery)) delivery.serial = ++this.#serial
    // Does nothing for a delivery that was added when a plan fault fired on it, and is taken now.
    this.#deliveries.add(delivery)
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

  *unsettled(): Iterable<KeptDelivery> {
    for (const delivery of this.#deliveries.unpacked()) if (delivery.settledAt === undefined) yield delivery
  }

  clear(): void {
    this.#entries.clear()
    this.#retention.clear()
    this.#isOverBudget = false
    this.#deliveries.clear()
  }

  #open(at: number, bytes: number): EntryColumns {
    const dropped = this.#entries.size >= this.#keepEntries ? this.#entries.shift() : 0
    const columns = this.#entries.open(at, bytes)
    this.#retention.entries(bytes - dropped)
    while (this.#retention.isJournalOver && this.#entries.size > 1) this.#retention.entries(-this.#entries.shift())
    return columns
  }

  #written(): void {
    if (this.#watchers.size === 0) return
    const entry = this.#entries.get(this.#entries.newest)
    if (entry) this.#tell(entry)
  }

  #hold(delivery: KeptDelivery): void {
    this.#retention.hold(delivery)
    if (this.#retention.isPendingOver === this.#isOverBudget) return
    this.#isOverBudget = !this.#isOverBudget
    const { pendingBytes, budgetBytes } = this.#retention.retained
    if (this.#isOverBudget) this.record.budgetExceeded(delivery.createdAt, pendingBytes, budgetBytes)
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
