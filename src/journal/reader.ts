import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Delivery, DeliveryId, DeliveryState } from './delivery.ts'
import type { JournalEntry } from './entry.ts'
import type { Retained } from './retention.ts'

/** Selects deliveries; an empty filter selects all. */
export interface DeliveryFilter {
  readonly subscriptionId?: SubscriptionId
  readonly state?: DeliveryState
}

/** Reads the journal, and the deliveries that result from its entries. */
export interface JournalReader {
  /** Returns entries with `seq` greater than `after`, default 0, oldest first, at most `limit`. */
  entries(after?: number, limit?: number): readonly JournalEntry[]
  /** Returns the numbers of the newest entry (0 if there is none) and of the oldest one kept. */
  range(): { readonly oldest: number; readonly newest: number }
  /** Calls `callback` for each new entry; returns a function that stops it. A callback that throws is removed. */
  watch(callback: (entry: JournalEntry) => void): () => void
  /** Returns a delivery by its ID; undefined if it is unknown, or settled and no longer kept. */
  delivery(id: DeliveryId): Delivery | undefined
  /** Returns deliveries in order of creation. */
  deliveries(filter?: DeliveryFilter): Iterable<Delivery>
  /** Returns how many bytes are kept, and the budget. */
  retained(): Retained
}

/** Returns a read-only view of a journal. */
export const readerOf = (journal: JournalReader): JournalReader => ({
  entries: (after, limit) => journal.entries(after, limit),
  range: () => journal.range(),
  watch: (callback) => journal.watch(callback),
  delivery: (id) => journal.delivery(id),
  deliveries: (filter) => journal.deliveries(filter),
  retained: () => journal.retained(),
})
