import type { Dialect, HeaderLine } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { AttachedFault, AttemptFault } from '../faults/fault.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Decision } from './decision.ts'
import type { Outcome } from './outcome.ts'

export type DeliveryId = `dlv_${string}`

export type CancelReason = 'by-hand' | 'subscription-disabled' | 'subscription-deleted' | 'shutdown' | 'dropped'

/** One HTTP request of a delivery, numbered from 1. Times are instants of the mock's clock. */
export interface Attempt {
  readonly number: number
  readonly startedAt: number
  readonly method: string
  readonly url: string
  /**
   * The bytes that were sent: the delivery's own, unless a fault changed them. Undefined once retention has dropped
   * them.
   */
  readonly body: Uint8Array | undefined
  /** Length of the body in bytes, even after it is dropped. */
  readonly bodyBytes: number
  /** SHA-256 of a dropped body in hexadecimal; undefined while the body is kept. */
  readonly bodySha256: string | undefined
  /** Names of the faults that fired on it. */
  readonly faults: readonly string[]
  /**
   * As sent, but with credentials masked. Computed on each read, so that a hundred thousand pending deliveries need not
   * store it.
   */
  readonly headers: readonly HeaderLine[]
  /** Size in bytes of headers that a fault changed and retention dropped; undefined while they are kept. */
  readonly headersBytes: number | undefined
  /** Whether a fault replaced the delivery's body. */
  readonly hasOwnBody: boolean
  /** Undefined while it is in flight. */
  readonly endedAt: number | undefined
  /** Undefined while it is in flight. */
  readonly outcome: Outcome | undefined
  /** Undefined until it is decided what follows. */
  readonly decision: Decision | undefined
}

/** The facts about a delivery that do not depend on its state. */
export interface DeliveryFacts {
  readonly id: DeliveryId
  readonly eventId: string
  readonly eventName: EventName
  readonly interactionId: string
  readonly subscriptionId: SubscriptionId
  readonly dialect: Dialect
  /**
   * Serialized once; every attempt sends exactly these bytes. Undefined once retention has dropped them, which never
   * happens before it settles.
   */
  readonly body: Uint8Array | undefined
  /** Length of the body in bytes, even after it is dropped. */
  readonly bodyBytes: number
  /** SHA-256 of a dropped body in hexadecimal; undefined while the body is kept. */
  readonly bodySha256: string | undefined
  /** When the event happened. */
  readonly createdAt: number
  /** Faults of its attempts; those of a manual redelivery replace earlier ones. */
  readonly faults: readonly AttachedFault<AttemptFault>[]
  readonly attempts: readonly Attempt[]
  /** Number of attempts before the current round; 0 until it is redelivered manually. */
  readonly attemptsBefore: number
}

/** Waits for an instant or for another delivery. Both are undefined only until its first journal entry. */
export interface ScheduledDelivery {
  readonly state: 'scheduled'
  /** When the next attempt is due; undefined while it waits for another delivery. */
  readonly dueAt: number | undefined
  /** The delivery that this one waits for, if any. */
  readonly waitsFor: DeliveryId | undefined
  readonly settledAt: undefined
  readonly cancelReason: undefined
}

/** Has an attempt in flight. */
export interface InFlightDelivery {
  readonly state: 'in-flight'
  readonly dueAt: undefined
  readonly waitsFor: undefined
  readonly settledAt: undefined
  /** If set, the delivery is canceled for this reason unless the attempt succeeds or is the last one. */
  readonly cancelReason: CancelReason | undefined
}

/** Settled by the outcome of its last attempt. */
export interface EndedDelivery {
  readonly state: 'delivered' | 'exhausted'
  readonly dueAt: undefined
  readonly waitsFor: undefined
  readonly settledAt: number
  readonly cancelReason: undefined
}

/** Canceled before its last attempt. */
export interface CanceledDelivery {
  readonly state: 'canceled'
  readonly dueAt: undefined
  readonly waitsFor: undefined
  readonly settledAt: number
  readonly cancelReason: CancelReason
}

/** The state of a delivery; `state` determines which fields have a value. Instants are on the mock's clock. */
export type DeliveryStatus = ScheduledDelivery | InFlightDelivery | EndedDelivery | CanceledDelivery

export type DeliveryState = DeliveryStatus['state']

/** One event to deliver to one subscription. It changes only through journal entries. */
export type Delivery = DeliveryFacts & DeliveryStatus
