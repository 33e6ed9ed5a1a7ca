import type { Wakeup } from '../clock/clock.ts'
import type { Dialect, HeaderLine } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { AttachedFault, AttemptFault } from '../faults/fault.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Decision } from './decision.ts'
import type { Outcome } from './outcome.ts'
import type { Payload } from './payload.ts'

export type DeliveryId = `dlv_${string}`

export type CancelReason = 'by-hand' | 'subscription-disabled' | 'subscription-deleted' | 'shutdown' | 'dropped'

export type DeliveryState = 'scheduled' | 'in-flight' | 'delivered' | 'exhausted' | 'canceled'

/** One HTTP request of a delivery, numbered from 1. Times are instants of the mock's clock. */
export interface Attempt {
  readonly number: number
  readonly startedAt: number
  readonly method: string
  readonly url: string
  /** The bytes that were sent: the delivery's own, unless a fault changed them. Undefined once retention has dropped them. */
  readonly body: Uint8Array | undefined
  /** Length of the body in bytes, also once it is dropped. */
  readonly bodyBytes: number
  /** SHA-256 of a dropped body in hexadecimal digits; undefined while the body is kept. */
  readonly bodySha256: string | undefined
  /** Names of the faults that fired on it. */
  readonly faults: readonly string[]
  /** As sent, but with credentials masked. Made anew each time it is read: a hundred thousand pending deliveries need not hold it. */
  readonly headers: readonly HeaderLine[]
  /** Bytes of the headers that a fault had changed and retention has dropped; undefined while they are kept. */
  readonly headersBytes: number | undefined
  /** Whether a fault sent another body than the delivery's. */
  readonly hasOwnBody: boolean
  endedAt: number | undefined
  outcome: Outcome | undefined
  decision: Decision | undefined
  /** What retention counts for it: bytes that faults changed. */
  readonly heldBytes: number
  /** Replaces bytes that faults changed with lengths and hashes. The store alone calls it. */
  drop(): void
  /** Notes the signature, so that headers stay readable when the delivery's body is dropped. The store alone calls it. */
  noteSignature(): void
}

/** One event owed to one subscription. The dispatcher alone changes it. */
export interface Delivery {
  /** Its place in the list of deliveries, from 1; 0 before it is in the list. The store alone sets it. */
  serial: number
  readonly id: DeliveryId
  readonly eventId: string
  readonly eventName: EventName
  readonly interactionId: string
  readonly subscriptionId: SubscriptionId
  readonly dialect: Dialect
  /** Serialized once; every attempt sends exactly these bytes. Undefined once retention has dropped them, never while it is unsettled. */
  readonly body: Uint8Array | undefined
  /** Length of the body in bytes, also once it is dropped. */
  readonly bodyBytes: number
  /** SHA-256 of a dropped body in hexadecimal digits; undefined while the body is kept. */
  readonly bodySha256: string | undefined
  /** The same bytes, shared by the deliveries of one event. */
  readonly payload: Payload
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
  /** What retention counts of the payload for it: as unsettled, as settled, or no more. The store alone changes it. */
  holds: 'pending' | 'settled' | 'nothing'
}
