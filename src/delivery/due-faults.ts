import type { Clock } from '../clock/clock.ts'
import type { AttachedFault, AttemptFault } from '../faults/fault.ts'
import type { StandingFaults } from '../faults/standing.ts'
import type { Delivery } from '../journal/delivery.ts'

/**
 * Draws the standing faults of an attempt when it falls due, so they do not depend on how many other attempts are in
 * flight.
 */
export class DueFaults {
  readonly #standing: StandingFaults
  readonly #clock: Clock
  readonly #firing = new WeakMap<Delivery, readonly AttachedFault<AttemptFault>[]>()

  constructor({ standing, clock }: { readonly standing: StandingFaults; readonly clock: Clock }) {
    this.#standing = standing
    this.#clock = clock
  }

  /** Draws the faults that fire on the attempt that falls due now. */
  draw(delivery: Delivery): void {
    if (!this.#standing.onAttempts) return
    const number = delivery.attempts.length + 1
    const round = number - delivery.attemptsBefore
    const carried = delivery.faults.some(
      ({ fault, from, to }) => fault.plane === 'wire' && round >= from && round <= to,
    )
    const firing = this.#standing.attemptFaultsFor(delivery, { number, round, carried }, this.#clock.now())
    if (firing.length > 0) this.#firing.set(delivery, firing)
  }

  /** Returns the drawn faults and removes them. */
  take(delivery: Delivery): readonly AttachedFault<AttemptFault>[] | undefined {
    const firing = this.#firing.get(delivery)
    if (firing) this.#firing.delete(delivery)
    return firing
  }
}
