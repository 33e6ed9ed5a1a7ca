import type { Attempt, Delivery, DeliveryId } from './delivery.ts'
import type { Answer } from './outcome.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { JournalEntry, NewEntry } from './entry.ts'
import type { Retained } from './retention.ts'

/** Keeps the journal and the deliveries, bounded in number and in bytes: unsettled deliveries, and what they still have to send, are never dropped. */
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
  /** Takes note that a settled delivery is sent again: its body must stay. */
  reopened(delivery: Delivery): void
  /** Returns the kept response that equals this one, or keeps this one within the budget. */
  keepAnswer(answer: Answer): Answer
  /** Counts what faults changed in an attempt that has ended. */
  keepAttempt(attempt: Attempt): void
  /** Returns how many bytes are kept, and how many may be. */
  retained(): Retained
  delivery(id: DeliveryId): Delivery | undefined
  /** In order of creation. */
  deliveries(filter?: {
    readonly subscriptionId?: SubscriptionId
    readonly state?: Delivery['state']
  }): Iterable<Delivery>
  /** Forgets everything; numbers go on. */
  clear(): void
}
