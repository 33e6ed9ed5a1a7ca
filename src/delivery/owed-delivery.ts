import { inPlace } from '../kit/in-place.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { DeliveryFacts, DeliveryId } from '../journal/delivery.ts'
import type { KeptAttempt, KeptDelivery } from '../journal/kept-delivery.ts'
import type { Payload } from '../journal/payload.ts'

/** Creates a delivery in its initial state. */
export const oweDelivery = (
  id: DeliveryId,
  payload: Payload,
  subscriptionId: SubscriptionId,
  faults: DeliveryFacts['faults'],
): KeptDelivery => new OwedDelivery(id, payload, subscriptionId, faults)

/** Stands for an unset instant, because no delivery is due before its event. */
const NEVER = -1

/**
 * A delivery; created in its initial state and changed by journal entries. A million may be pending at once, so the
 * deliveries of one event share its payload, and each is its own entry in the clock's queue.
 */
class OwedDelivery implements DeliveryFacts {
  serial = 0
  readonly id: DeliveryId
  readonly payload: Payload
  readonly subscriptionId: SubscriptionId
  readonly faults: DeliveryFacts['faults']
  /** A single attempt is stored without a list. */
  #attempts: KeptAttempt | readonly KeptAttempt[] | undefined = undefined
  readonly state = 'scheduled'
  /** Milliseconds since the event, which V8 keeps in place; it would box a full instant. */
  #dueAfter = NEVER
  readonly waitsFor = undefined
  readonly cancelReason = undefined
  readonly settledAt = undefined
  readonly attemptsBefore: number = 0
  holds: KeptDelivery['holds'] = 'nothing'
  // Its position in the clock's queue.
  key = 0
  order = 0
  index = -1
  wake: KeptDelivery['wake'] = undefined

  constructor(id: DeliveryId, payload: Payload, subscriptionId: SubscriptionId, faults: DeliveryFacts['faults']) {
    this.id = id
    this.payload = payload
    this.subscriptionId = subscriptionId
    this.faults = faults
  }

  woken(): void {
    const { wake } = this
    this.wake = undefined
    wake?.(this)
  }

  /** Returns a new list each time; `lifecycle.ts` adds an attempt by assigning one. */
  get attempts(): readonly KeptAttempt[] {
    const made = this.#attempts
    if (made === undefined) return []
    return isList(made) ? made : [made]
  }

  set attempts(made: readonly KeptAttempt[]) {
    this.#attempts = made.length > 1 ? made : made[0]
  }

  get attemptCount(): number {
    const made = this.#attempts
    if (made === undefined) return 0
    return isList(made) ? made.length : 1
  }

  get dueAt(): number | undefined {
    return this.#dueAfter === NEVER ? undefined : this.createdAt + this.#dueAfter
  }

  set dueAt(at: number | undefined) {
    this.#dueAfter = at === undefined ? NEVER : inPlace(at - this.createdAt)
  }

  get eventId(): string {
    return this.payload.eventId
  }

  get eventName(): EventName {
    return this.payload.eventName
  }

  get interactionId(): string {
    return this.payload.interactionId
  }

  get dialect(): Dialect {
    return this.payload.dialect
  }

  get createdAt(): number {
    return this.payload.createdAt
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

const isList = (made: KeptAttempt | readonly KeptAttempt[]): made is readonly KeptAttempt[] => Array.isArray(made)
