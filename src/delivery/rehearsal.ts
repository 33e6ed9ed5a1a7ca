import { MockError } from '../kit/error.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { checkForDialect } from '../faults/attach.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { SentAttempt } from './attempt.ts'
import type { Delivery } from '../journal/delivery.ts'

/**
 * The first attempt of each stretch of attempts that the same faults fire on, numbered from the beginning of the round.
 */
const stretchesOf = (faults: Delivery['faults']): ReadonlySet<number> =>
  new Set([1, ...faults.flatMap(({ from, to }) => (to === Infinity ? [from] : [from, to + 1]))])

/**
 * Returns a delivery as it would be with some of its fields changed. Of what its class computes, all that a request
 * depends on is copied too.
 */
export const asIf = (delivery: Delivery, changes: Partial<Pick<Delivery, 'faults' | 'attemptsBefore'>>): Delivery => {
  const { eventId, eventName, interactionId, dialect, createdAt, body, bodyBytes, bodySha256, attempts } = delivery
  const computed = { eventId, eventName, interactionId, dialect, createdAt, body, bodyBytes, bodySha256, attempts }
  return { ...delivery, ...computed, ...changes }
}

/** Builds requests before anything is published, so that one that cannot be built publishes nothing. */
export class Rehearsal {
  /** Dialects that a subscription can be sent, as nothing fires: subscriptions never change in place. */
  readonly #known = new WeakMap<Subscription, Set<Dialect>>()

  /**
   * Builds every different request that a delivery may lead to, without sending any.
   * @throws {MockError} `SECRET_NOT_HEX`, `FAULT_PARAMETER_INVALID`, `FAULT_MISPLACED`, or `FAULTS_CLASH` when its
   *   faults cannot be applied together
   */
  check(delivery: Delivery, subscription: Subscription): void {
    const { dialect, faults } = delivery
    this.#bare(delivery, subscription)
    if (faults.length === 0) return
    checkForDialect(faults, dialect)
    for (const round of stretchesOf(faults)) {
      const attempt = new SentAttempt(delivery, subscription, delivery.attemptsBefore + round, delivery.createdAt)
      try {
        attempt.request(1)
      } catch (error) {
        if (error instanceof MockError) throw error
        const why = error instanceof Error ? error.message : String(error)
        const names = attempt.firing.map((name) => `"${name}"`).join(' and ')
        throw new MockError({
          code: 'FAULTS_CLASH',
          message: `attempt ${String(round)} cannot be built under ${names}: ${why}`,
          fix:
            'leave one of them out, choose other parameters, or let them fire on different attempts, ' +
            'such as attempts: 1 and attempts: 2-',
          cause: error,
        })
      }
    }
  }

  #bare(delivery: Delivery, subscription: Subscription): void {
    const known = this.#known.get(subscription)
    if (known?.has(delivery.dialect)) return
    try {
      new SentAttempt(asIf(delivery, { faults: [] }), subscription, 1, delivery.createdAt).request(1)
    } catch (error) {
      if (!(error instanceof MockError)) throw error
      const { code, message, fix } = error
      throw new MockError({
        code,
        message: `${delivery.eventName} cannot be sent to ${subscription.id}: ${message}`,
        fix,
        cause: error,
      })
    }
    if (known) known.add(delivery.dialect)
    else this.#known.set(subscription, new Set([delivery.dialect]))
  }
}
