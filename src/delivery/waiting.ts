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

/** Delays scheduled deliveries until a time of the mock's clock, or until another delivery has settled. */
export class Waiting {
  readonly #parts: WaitingParts
  readonly #fallDue: (delivery: KeptDelivery) => void
  /** The earliest instant at which deliveries that also wait for another delivery may be sent. */
  readonly #heldTo = new WeakMap<KeptDelivery, number>()

  /** @param fallDue called with a delivery when its wait is over */
  constructor(parts: WaitingParts, fallDue: (delivery: KeptDelivery) => void) {
    this.#parts = parts
    this.#fallDue = fallDue
  }

  /** Accepts a new delivery, which waits for `blocker` and for as long as `held` requires, if they are given. */
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
    if (!blocker) return this.makeDue(delivery, 'published')
    this.#parts.store.record.heldBack(
      clock.now(),
      delivery,
      blocker.id,
      `waits until ${blocker.id} (its STARTED) has settled`,
    )
  }

  /** Schedules a delivery for an instant. */
  until(dueAt: number, delivery: KeptDelivery, why: string): void {
    const { clock, store } = this.#parts
    // The clock returns an earlier instant if `dueAt` is after its last one.
    delivery.wake = this.#fallDue
    const wakenAt = clock.sleep(delivery, dueAt)
    store.record.scheduled(clock.now(), delivery, wakenAt, why)
  }

  /** Makes a delivery due now. */
  makeDue(delivery: KeptDelivery, why: string, how?: 'by-hand'): void {
    const at = this.#parts.clock.now()
    this.#parts.store.record.scheduled(at, delivery, at, why, how)
    if (!isForgotten(delivery)) this.#fallDue(delivery)
  }

  /**
   * Ends the wait of a delivery; the next journal entry gives the reason. Returns false if it was not waiting, for
   * example because it is already due.
   */
  callOff(delivery: KeptDelivery): boolean {
    const waited = delivery.wake !== undefined || delivery.waitsFor !== undefined
    this.#parts.clock.rouse(delivery)
    delivery.wake = undefined
    return waited
  }

  /** Schedules the deliveries that waited for one that has just settled. */
  release(settled: KeptDelivery): void {
    for (const held of this.#parts.order.settled(settled)) {
      if (held.state !== 'scheduled' || isForgotten(held)) continue
      const at = this.#parts.clock.now()
      const heldTo = this.#heldTo.get(held) ?? at
      if (held.waitsFor !== settled.id && (held.wake === undefined || held.attemptCount > 0)) continue
      this.callOff(held)
      if (heldTo > at) this.until(heldTo, held, 'held back by a fault')
      else this.makeDue(held, `${settled.id} has settled`)
    }
  }

  clear(): void {
    for (const delivery of this.#parts.store.unsettled()) this.#parts.clock.rouse(delivery)
    this.#parts.order.clear()
  }
}
