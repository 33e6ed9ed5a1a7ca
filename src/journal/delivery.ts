import type { Wakeup } from '../clock/clock.ts'
import type { Dialect, HeaderLine } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { AttachedFault, AttemptFault } from '../faults/fault.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Decision } from './decision.ts'
import type { Outcome } from './outcome.ts'

export type DeliveryId = `dlv_${string}`

export type CancelReason = 'by-hand' | 'subscription-disabled' | 'subscription-deleted' | 'shutdown' | 'dropped'

export type DeliveryState = 'scheduled' | 'in-flight' | 'delivered' | 'exhausted' | 'canceled'

/** One HTTP request of a delivery, numbered from 1. Times are instants of the mock's clock. */
export interface Attempt {
  readonly number: number
  readonly startedAt: number
  readonly method: string
  readonly url: string
  /** The bytes that were sent: the delivery's own, unless a fault changed them. */
  readonly body: Uint8Array
  /** Names of the faults that fired on it. */
  readonly faults: readonly string[]
  /** As sent, but with credentials masked. Made anew each time it is read: a hundred thousand pending deliveries need not hold it. */
  readonly headers: readonly HeaderLine[]
  endedAt: number | undefined
  outcome: Outcome | undefined
  decision: Decision | undefined
}

/** One event owed to one subscription. The dispatcher alone changes it. */
export interface Delivery {
  readonly id: DeliveryId
  readonly eventId: string
  readonly eventName: EventName
  readonly interactionId: string
  readonly subscriptionId: SubscriptionId
  readonly dialect: Dialect
  /** Serialized once; every attempt sends exactly these bytes. */
  readonly body: Uint8Array
  /** When the event happened. */
  readonly createdAt: number
  /** Deviations of its attempts; those of a redelivery by hand replace earlier ones. */
  faults: readonly AttachedFault<AttemptFault>[]
  attempts: Attempt[]
  state: DeliveryState
  /** When the next attempt is due; undefined while in flight, held back or settled. */
  dueAt: number | undefined
  /** The delivery this one waits for, when it is held back. */
  waitsFor: DeliveryId | undefined
  cancelReason: CancelReason | undefined
  settledAt: number | undefined
  /** Attempts made before the current round: 0, or more after a redelivery by hand. */
  attemptsBefore: number
  /** The wake-up of the next attempt. */
  wakeup: Wakeup | undefined
}
