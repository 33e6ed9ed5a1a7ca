import type { Delivery, DeliveryId } from './delivery.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { JournalEntry, NewEntry } from './entry.ts'

/** Keeps the journal and the deliveries, bounded: unsettled deliveries are never dropped. */
export interface Store {
  /** Numbers an entry, keeps that very object, and tells the watchers. A watcher that throws is dropped; it never harms the writer. */
  append(entry: NewEntry): JournalEntry
  /** Entries with `seq` greater than `after`, oldest first, `limit` at most. */
  entries(after?: number, limit?: number): readonly JournalEntry[]
  /** Number of the newest entry (0 when there is none) and of the oldest one kept. */
  range(): { readonly oldest: number; readonly newest: number }
  /** Calls back for each new entry until the answer is called. */
  watch(callback: (entry: JournalEntry) => void): () => void
  add(delivery: Delivery): void
  /** Marks as settled, so that retention may drop it later. */
  settled(delivery: Delivery): void
  delivery(id: DeliveryId): Delivery | undefined
  /** In order of creation. */
  deliveries(filter?: {
    readonly subscriptionId?: SubscriptionId
    readonly state?: Delivery['state']
  }): Iterable<Delivery>
  /** Forgets everything; numbers go on. */
  clear(): void
}
