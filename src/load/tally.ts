import { outcomeKey } from '../kit/outcome-words.ts'
import type { DeliveryId } from '../journal/delivery.ts'
import type { Outcome } from '../journal/outcome.ts'
import type { JournalEntry } from '../journal/entry.ts'
import { Latencies } from './latency.ts'

/** An attempt that starts this late, in milliseconds, was delayed by the sender. */
export const LATE_MS = 50

/** Counts the results of arrivals from the journal. Its memory grows with the attempts in flight, not with time. */
export class Tally {
  /**
   * Time from when an arrival was due to the end of its first attempt, with a response or a timeout; for redeliveries
   * from their own start.
   */
  readonly latencies = new Latencies()
  readonly outcomes = new Map<string, number>()
  /** Arrivals that were published. */
  sent = 0
  /** Arrivals that were not published because too many were pending. */
  dropped = 0
  /** Attempts that ended. */
  attempts = 0
  accepted = 0
  /** Attempts that never reached the receiver. */
  unreached = 0
  late = 0
  mostLateMs = 0
  inFlight = 0
  mostInFlight = 0
  readonly #since = new Map<DeliveryId, number>()
  readonly #now: () => number
  #dueAt = 0

  /** @param now real milliseconds, monotonic */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Deliveries that have not settled. */
  get outstanding(): number {
    return this.#since.size
  }

  get failed(): number {
    return this.attempts - this.accepted + this.dropped + this.outstanding
  }

  /** Records an arrival before it is published. @param dueAt when it was due, by `now` */
  arrives(dueAt: number): void {
    this.sent += 1
    this.#dueAt = dueAt
  }

  read(entry: JournalEntry): void {
    if (entry.type === 'published') for (const id of entry.deliveries) this.#since.set(id, this.#dueAt)
    else if (entry.type === 'attempt-started') this.#started(entry.deliveryId, entry.attempt)
    else if (entry.type === 'attempt-ended') this.#ended(entry.deliveryId, entry.outcome)
    else if (entry.type === 'settled') this.#since.delete(entry.deliveryId)
  }

  #started(id: DeliveryId, attempt: number): void {
    this.inFlight += 1
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight)
    const now = this.#now()
    if (attempt > 1) return void this.#since.set(id, now)
    const lateMs = now - (this.#since.get(id) ?? now)
    this.mostLateMs = Math.max(this.mostLateMs, lateMs)
    if (lateMs > LATE_MS) this.late += 1
  }

  #ended(id: DeliveryId, outcome: Outcome): void {
    this.inFlight -= 1
    this.attempts += 1
    if (outcome.kind === 'accepted') this.accepted += 1
    const name = outcomeKey(outcome)
    this.outcomes.set(name, (this.outcomes.get(name) ?? 0) + 1)
    if (outcome.kind === 'unreachable') this.unreached += 1
    else this.latencies.record(this.#now() - (this.#since.get(id) ?? this.#now()))
  }
}
