import type { DeliveryId } from './delivery.ts'
import type { EntryOf } from './entry.ts'
import type { KeptAttempt, KeptDelivery } from './kept-delivery.ts'
import type { Response } from './outcome.ts'
import type { DeliveryFilter, JournalReader } from './reader.ts'
import type { Recorder } from './recorder.ts'

/**
 * Keeps the journal and the deliveries, bounded in number and in bytes: unsettled deliveries, and what they still have
 * to send, are never dropped.
 */
export interface Store extends JournalReader {
  /** Writes the journal. */
  readonly record: Recorder
  /** Calls back whenever an attempt has ended, before the watchers hear of it; `callback` must not throw. */
  onAttemptEnded(callback: (delivery: KeptDelivery, entry: EntryOf<'attempt-ended'>) => void): void
  add(delivery: KeptDelivery): void
  /** Marks as settled, so that retention may drop it later. */
  settled(delivery: KeptDelivery): void
  /** Takes note that a settled delivery is sent again: its body must stay. */
  reopened(delivery: KeptDelivery): void
  /** Returns the kept response that equals this one, or keeps this one within the budget. */
  keepResponse(response: Response): Response
  /** Counts what faults changed in an attempt that has ended. */
  keepAttempt(attempt: KeptAttempt): void
  delivery(id: DeliveryId): KeptDelivery | undefined
  deliveries(filter?: DeliveryFilter): Iterable<KeptDelivery>
  /** Forgets everything; numbers go on. */
  clear(): void
}
