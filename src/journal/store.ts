import type { DeliveryId } from './delivery.ts'
import type { KeptAttempt, KeptDelivery } from './kept-delivery.ts'
import type { Outcome, Response } from './outcome.ts'
import type { DeliveryFilter, JournalReader } from './reader.ts'
import type { Recorder } from './recorder.ts'

/** Called with an attempt that has ended, when it ended and how. */
export type AttemptEnded = (delivery: KeptDelivery, attempt: KeptAttempt, at: number, outcome: Outcome) => void

/**
 * Keeps the journal and the deliveries, limited in number and in bytes. Unsettled deliveries and the bodies that they
 * still have to send are never dropped.
 */
export interface Store extends JournalReader {
  /** Writes the journal. */
  readonly record: Recorder
  /** Calls `callback` whenever an attempt ends, before the watchers; `callback` must not throw. */
  onAttemptEnded(callback: AttemptEnded): void
  add(delivery: KeptDelivery): void
  /** Marks a delivery as settled, so that retention may drop it later. */
  settled(delivery: KeptDelivery): void
  /** Marks a settled delivery as unsettled again, so that its body is kept. */
  reopened(delivery: KeptDelivery): void
  /** Returns the kept response that equals this one; otherwise keeps this one, within the budget, and returns it. */
  keepResponse(response: Response): Response
  /** Counts the parts of a finished attempt that faults changed. */
  keepAttempt(attempt: KeptAttempt): void
  delivery(id: DeliveryId): KeptDelivery | undefined
  deliveries(filter?: DeliveryFilter): Iterable<KeptDelivery>
  /** Yields the deliveries that have not settled, in order of creation. */
  unsettled(): Iterable<KeptDelivery>
  /** Removes everything; numbering continues. */
  clear(): void
}
