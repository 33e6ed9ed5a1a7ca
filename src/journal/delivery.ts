import type { Dialect, HeaderLine } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { AttachedFault, AttemptFault } from '../faults/fault.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Decision } from './decision.ts'
import type { Outcome } from './outcome.ts'

/** The ID of a delivery: `dlv_` and a text. */
export type DeliveryId = `dlv_${string}`

/**
 * Why a delivery was canceled: by a call, because its subscription was disabled or deleted, because the mock shut down,
 * or because a fault dropped it.
 */
export type CancelReason = 'by-hand' | 'subscription-disabled' | 'subscription-deleted' | 'shutdown' | 'dropped'

/**
 * One HTTP request of a delivery, numbered from 1. Times are in milliseconds since the Unix epoch, on the mock's clock.
 */
export interface Attempt {
  readonly number: number
  readonly startedAt: number
  readonly method: string
  readonly url: string
  /**
   * The body that was sent: the body of the delivery, unless a fault changed it; undefined once retention has dropped
   * it.
   */
  readonly body: Uint8Array | undefined
  /** Length of the body in bytes, even after it is dropped. */
  readonly bodyBytes: number
  /** SHA-256 of a dropped body in hexadecimal; undefined while the body is kept. */
  readonly bodySha256: string | undefined
  /** Names of the faults that fired on this attempt. */
  readonly faults: readonly string[]
  /**
   * The headers as they were sent, but with credentials masked. They are computed on each read, so that a hundred
   * thousand pending deliveries need not store them.
   */
  readonly headers: readonly HeaderLine[]
  /** Size in bytes of headers that a fault changed and retention dropped; undefined while they are kept. */
  readonly headersBytes: number | undefined
  /** Whether a fault replaced the delivery's body. */
  readonly hasOwnBody: boolean
  /** When the attempt ended; undefined while it is in flight. */
  readonly endedAt: number | undefined
  /** How the attempt ended; undefined while it is in flight. */
  readonly outcome: Outcome | undefined
  /** The decision that the outcome led to; undefined until it is made. */
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
   * The body, serialized once; every attempt sends exactly these bytes, unless a fault changes them. Undefined once
   * retention has dropped them, which never happens before the delivery settles.
   */
  readonly body: Uint8Array | undefined
  /** Length of the body in bytes, even after it is dropped. */
  readonly bodyBytes: number
  /** SHA-256 of a dropped body in hexadecimal; undefined while the body is kept. */
  readonly bodySha256: string | undefined
  /** When the event happened, in milliseconds since the Unix epoch on the mock's clock. */
  readonly createdAt: number
  /** Faults that apply to its attempts; those of a manual redelivery replace earlier ones. */
  readonly faults: readonly AttachedFault<AttemptFault>[]
  readonly attempts: readonly Attempt[]
  /** Number of attempts before the current round; 0 until the delivery is redelivered manually. */
  readonly attemptsBefore: number
}

/**
 * A delivery that waits for an instant (`dueAt`) or for another delivery (`waitsFor`); both are undefined only before
 * its first `scheduled` entry.
 */
export interface ScheduledDelivery {
  readonly state: 'scheduled'
  /** When the next attempt is due; undefined while the delivery waits for another. */
  readonly dueAt: number | undefined
  /** The delivery that this one waits for, if any. */
  readonly waitsFor: DeliveryId | undefined
  readonly settledAt: undefined
  readonly cancelReason: undefined
}

/** A delivery with an attempt in flight. */
export interface InFlightDelivery {
  readonly state: 'in-flight'
  readonly dueAt: undefined
  readonly waitsFor: undefined
  readonly settledAt: undefined
  /** If set, the delivery is canceled for this reason unless the attempt succeeds or is the last one. */
  readonly cancelReason: CancelReason | undefined
}

/** A delivery that settled with the outcome of its last attempt. */
export interface EndedDelivery {
  readonly state: 'delivered' | 'exhausted'
  readonly dueAt: undefined
  readonly waitsFor: undefined
  readonly settledAt: number
  readonly cancelReason: undefined
}

/** A delivery that was canceled while attempts were left. */
export interface CanceledDelivery {
  readonly state: 'canceled'
  readonly dueAt: undefined
  readonly waitsFor: undefined
  readonly settledAt: number
  readonly cancelReason: CancelReason
}

/**
 * The state of a delivery; `state` determines which fields have a value. Times are in milliseconds since the Unix
 * epoch, on the mock's clock.
 */
export type DeliveryStatus = ScheduledDelivery | InFlightDelivery | EndedDelivery | CanceledDelivery

/** The name of the state of a delivery. */
export type DeliveryState = DeliveryStatus['state']

/** One event to deliver to one subscription. It changes only through journal entries. */
export type Delivery = DeliveryFacts & DeliveryStatus
