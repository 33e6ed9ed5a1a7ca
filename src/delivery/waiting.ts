import type { SleepClock } from '../clock/clock.ts'
import type { PlannedDelivery } from '../faults/fault.ts'
import type { Store } from '../journal/store.ts'
import { isForgotten, type KeptDelivery } from '../journal/kept-delivery.ts'
import type { StartedFirst } from './order.ts'

export interface WaitingParts {
  readonly clock: SleepClock
  readonly store: Store
  readonly order: StartedFirst
}

/** Where a scheduled delivery waits: for a moment of the mock's clock, or until another delivery has settled. */
export class Waiting {
  readonly #parts: WaitingParts
  readonly #fallDue: (delivery: KeptDelivery) => void
  /** Instants that deliveries are held back to, once nothing else does. */
  readonly #heldTo = new WeakMap<KeptDelivery, number>()

  /** @param fallDue takes a delivery whose wait is over */
  constructor(parts: WaitingParts, fallDue: (delivery: KeptDelivery) => void) {
    this.#parts = parts
    this.#fallDue = fallDue
  }

  /** Takes a new delivery, which waits for `blocker` when that is given, and as `held` says. */
  take(
    delivery: KeptDelivery,
    blocker: KeptDelivery | undefined,
    held?: Pick<PlannedDelivery, 'holdMs' | 'afterFinished'>,
  ): void {
    const { clock, order } = this.#parts
    if (held?.afterFinished) order.plannedLate(delivery)
    else order.planned(delivery, blocker)
    if (held && held.holdMs > 0) {
      const heldTo = clock.now() + held.holdMs
      if (!blocker)
        return this.until(
          heldTo,
          delivery,
          held.afterFinished ? 'held back by a fault until its FINISHED has settled' : 'held back by a fault',
        )
      this.#heldTo.set(delivery, heldTo)
    }
    if (!blocker) return this.notAtAll(delivery, 'published')
    this.#parts.store.record.heldBack(
      clock.now(),
      delivery,
      blocker.id,
      `waits until ${blocker.id} (its STARTED) has settled`,
    )
  }

  /** Wakes a delivery at an instant. */
  until(dueAt: number, delivery: KeptDelivery, why: string): void {
    const { clock, store } = this.#parts
    // The clock's own instant: it knows how late one can be.
    delivery.wake = this.#fallDue
    const wakenAt = clock.sleep(delivery, dueAt)
    store.record.scheduled(clock.now(), delivery, wakenAt, why)
  }

  /** A delivery falls due now. */
  notAtAll(delivery: KeptDelivery, why: string, how?: 'by-hand'): void {
    const at = this.#parts.clock.now()
    this.#parts.store.record.scheduled(at, delivery, at, why, how)
    if (!isForgotten(delivery)) this.#fallDue(delivery)
  }

  /** Ends the wait of a delivery, whose next entry says what for; false when it did not wait: it is due already. */
  callOff(delivery: KeptDelivery): boolean {
    const waited = delivery.wake !== undefined || delivery.waitsFor !== undefined
    this.#parts.clock.rouse(delivery)
    delivery.wake = undefined
    return waited
  }

  /** Releases the deliveries that waited for one that has just settled. */
  behind(settled: KeptDelivery): void {
    for (const held of this.#parts.order.settled(settled)) {
      if (held.state !== 'scheduled' || isForgotten(held)) continue
      const at = this.#parts.clock.now()
      const heldTo = this.#heldTo.get(held) ?? at
      if (held.waitsFor !== settled.id && (held.wake === undefined || held.attemptCount > 0)) continue
      this.callOff(held)
      if (heldTo > at) this.until(heldTo, held, 'held back by a fault')
      else this.notAtAll(held, `${settled.id} has settled`)
    }
  }

  clear(): void {
    for (const delivery of this.#parts.store.deliveries()) this.#parts.clock.rouse(delivery)
    this.#parts.order.clear()
  }
}
