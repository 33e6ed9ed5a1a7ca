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
  /** Returns at most `limit` entries with `seq` greater than `after` (default 0), oldest first. */
  entries(after?: number, limit?: number): readonly JournalEntry[]
  /**
   * Returns the `seq` of the oldest kept entry and of the newest; if none is kept, `oldest` is `newest` + 1. `newest`
   * is 0 before the first entry, and a reset does not lower it.
   */
  range(): { readonly oldest: number; readonly newest: number }
  /**
   * Calls `callback` with each new entry; returns a function that unregisters it. A callback that throws is removed.
   */
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
