import { MockError } from '../kit/error.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { checkForDialect } from '../faults/attach.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { SentAttempt } from './attempt.ts'
import type { Delivery } from '../journal/delivery.ts'
import type { DeliveryWithPayload } from '../journal/kept-delivery.ts'

/** Returns the first attempt of each range in which the same faults fire, numbered from the start of the round. */
const rangeStartsOf = (faults: Delivery['faults']): ReadonlySet<number> =>
  new Set([1, ...faults.flatMap(({ from, to }) => (to === Infinity ? [from] : [from, to + 1]))])

/** Returns a copy of a delivery with some fields changed, including the computed fields that a request depends on. */
export const withChanges = (
  delivery: DeliveryWithPayload,
  changes: Partial<Pick<Delivery, 'faults' | 'attemptsBefore'>>,
): DeliveryWithPayload => {
  const { eventId, eventName, interactionId, dialect, createdAt, body, bodyBytes, bodySha256, attempts } = delivery
  const computed = { eventId, eventName, interactionId, dialect, createdAt, body, bodyBytes, bodySha256, attempts }
  return { ...delivery, ...computed, ...changes }
}

/**
 * Builds the requests of an event before it is published, because it must not be published if one of them cannot be
 * built.
 */
export class Rehearsal {
  /** The dialects in which a request to a subscription was built without faults. Subscriptions are immutable. */
  readonly #known = new WeakMap<Subscription, Set<Dialect>>()

  /**
   * Builds each distinct request that a delivery may require, without sending any.
   * @throws {MockError} `FAULT_PARAMETER_INVALID`, `FAULT_MISPLACED`, `FAULTS_CLASH` if its faults cannot be combined,
   *   or the code of a secret that the dialect rejects
   */
  check(delivery: DeliveryWithPayload, subscription: Subscription): void {
    const { dialect, faults } = delivery
    this.#bare(delivery, subscription)
    if (faults.length === 0) return
    checkForDialect(faults, dialect)
    for (const round of rangeStartsOf(faults)) {
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

  #bare(delivery: DeliveryWithPayload, subscription: Subscription): void {
    const known = this.#known.get(subscription)
    if (known?.has(delivery.dialect)) return
    try {
      new SentAttempt(withChanges(delivery, { faults: [] }), subscription, 1, delivery.createdAt).request(1)
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
