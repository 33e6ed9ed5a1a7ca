import type { Wakeup } from '../clock/clock.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Attempt, CancelReason, Delivery, DeliveryId, DeliveryState } from '../journal/delivery.ts'
import type { Payload } from '../journal/payload.ts'

/** Shared until the first attempt: an empty array that grows takes room for seventeen. */
const NO_ATTEMPTS: Attempt[] = []

/** A delivery as the engine keeps it: a hundred thousand of one event share its bytes. */
export class OwedDelivery implements Delivery {
  serial = 0
  readonly id: DeliveryId
  readonly eventId: string
  readonly eventName: EventName
  readonly interactionId: string
  readonly subscriptionId: SubscriptionId
  readonly dialect: Dialect
  readonly payload: Payload
  readonly createdAt: number
  faults: Delivery['faults']
  attempts: Attempt[] = NO_ATTEMPTS
  state: DeliveryState = 'scheduled'
  dueAt: number | undefined = undefined
  waitsFor: DeliveryId | undefined = undefined
  cancelReason: CancelReason | undefined = undefined
  settledAt: number | undefined = undefined
  attemptsBefore = 0
  wakeup: Wakeup | undefined = undefined
  holds: Delivery['holds'] = 'nothing'

  constructor(
    given: Pick<
      Delivery,
      | 'id'
      | 'eventId'
      | 'eventName'
      | 'interactionId'
      | 'subscriptionId'
      | 'dialect'
      | 'payload'
      | 'createdAt'
      | 'faults'
    >,
  ) {
    this.id = given.id
    this.eventId = given.eventId
    this.eventName = given.eventName
    this.interactionId = given.interactionId
    this.subscriptionId = given.subscriptionId
    this.dialect = given.dialect
    this.payload = given.payload
    this.createdAt = given.createdAt
    this.faults = given.faults
  }

  get body(): Uint8Array | undefined {
    return this.payload.bytes
  }

  get bodyBytes(): number {
    return this.payload.length
  }

  get bodySha256(): string | undefined {
    return this.payload.sha256
  }
}
