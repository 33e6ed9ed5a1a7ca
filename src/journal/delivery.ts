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
  /** Length of the body in bytes, also once it is dropped. */
  readonly bodyBytes: number
  /** SHA-256 of a dropped body in hexadecimal digits; undefined while the body is kept. */
  readonly bodySha256: string | undefined
  /** Names of the faults that fired on it. */
  readonly faults: readonly string[]
  /**
   * As sent, but with credentials masked. Made anew each time it is read: a hundred thousand pending deliveries need
   * not hold it.
   */
  readonly headers: readonly HeaderLine[]
  /** Bytes of the headers that a fault had changed and retention has dropped; undefined while they are kept. */
  readonly headersBytes: number | undefined
  /** Whether a fault sent another body than the delivery's. */
  readonly hasOwnBody: boolean
  /** Undefined while it is in flight. */
  readonly endedAt: number | undefined
  /** Undefined while it is in flight. */
  readonly outcome: Outcome | undefined
  /** Undefined until the outcome has been judged. */
  readonly decision: Decision | undefined
}

/** What a delivery is, whatever its state. */
export interface DeliveryFacts {
  readonly id: DeliveryId
  readonly eventId: string
  readonly eventName: EventName
  readonly interactionId: string
  readonly subscriptionId: SubscriptionId
  readonly dialect: Dialect
  /**
   * Serialized once; every attempt sends exactly these bytes. Undefined once retention has dropped them, never while it
   * is unsettled.
   */
  readonly body: Uint8Array | undefined
  /** Length of the body in bytes, also once it is dropped. */
  readonly bodyBytes: number
  /** SHA-256 of a dropped body in hexadecimal digits; undefined while the body is kept. */
  readonly bodySha256: string | undefined
  /** When the event happened. */
  readonly createdAt: number
  /** Deviations of its attempts; those of a redelivery by hand replace earlier ones. */
  readonly faults: readonly AttachedFault<AttemptFault>[]
  readonly attempts: readonly Attempt[]
  /** Attempts made before the current round: 0, or more after a redelivery by hand. */
  readonly attemptsBefore: number
}

/** Waits: for an instant, or for another delivery. Neither only until its first entry is in the journal. */
export interface ScheduledDelivery {
  readonly state: 'scheduled'
  /** When the next attempt is due; undefined while it is held back. */
  readonly dueAt: number | undefined
  /** The delivery this one waits for, when it is held back. */
  readonly waitsFor: DeliveryId | undefined
  readonly settledAt: undefined
  readonly cancelReason: undefined
}

/** Has an attempt under way. */
export interface InFlightDelivery {
  readonly state: 'in-flight'
  readonly dueAt: undefined
  readonly waitsFor: undefined
  readonly settledAt: undefined
  /** Why it is canceled unless the attempt succeeds or is the last one. */
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

/** Where a delivery stands; `state` says which fields have a value. Instants are on the mock's clock. */
export type DeliveryStatus = ScheduledDelivery | InFlightDelivery | EndedDelivery | CanceledDelivery

export type DeliveryState = DeliveryStatus['state']

/** One event owed to one subscription. The journal alone changes it: each change is an entry. */
export type Delivery = DeliveryFacts & DeliveryStatus
