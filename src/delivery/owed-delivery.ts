import type { Dialect } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { DeliveryFacts, DeliveryId } from '../journal/delivery.ts'
import type { KeptAttempt, KeptDelivery } from '../journal/kept-delivery.ts'
import type { Payload } from '../journal/payload.ts'

/** Shared until the first attempt: an empty array that grows takes room for seventeen. */
const NO_ATTEMPTS: KeptAttempt[] = []

type Given = Pick<
  KeptDelivery,
  'id' | 'eventId' | 'eventName' | 'interactionId' | 'subscriptionId' | 'dialect' | 'payload' | 'createdAt' | 'faults'
>

/** Makes a delivery that nothing has happened to yet. */
export const oweDelivery = (given: Given): KeptDelivery => new OwedDelivery(given)

/** A delivery as it begins; entries of the journal change its state. A hundred thousand of one event share its bytes. */
class OwedDelivery implements DeliveryFacts {
  serial = 0
  readonly id: DeliveryId
  readonly eventId: string
  readonly eventName: EventName
  readonly interactionId: string
  readonly subscriptionId: SubscriptionId
  readonly dialect: Dialect
  readonly payload: Payload
  readonly createdAt: number
  readonly faults: DeliveryFacts['faults']
  readonly attempts = NO_ATTEMPTS
  readonly state = 'scheduled'
  readonly dueAt = undefined
  readonly waitsFor = undefined
  readonly cancelReason = undefined
  readonly settledAt = undefined
  readonly attemptsBefore: number = 0
  wakeup: KeptDelivery['wakeup'] = undefined
  holds: KeptDelivery['holds'] = 'nothing'

  constructor(given: Given) {
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
