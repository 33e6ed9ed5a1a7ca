import type { Clock } from '../clock/clock.ts'
import { MockError } from '../contract/error.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { MockEvent } from '../events/event.ts'
import { checkFaults } from '../faults/carrier.ts'
import type { AttachedFault } from '../faults/fault.ts'
import type { InteractionInput } from '../events/interaction.ts'
import { derive } from '../events/random.ts'
import type { Storyteller } from '../events/storyteller.ts'
import type { Store } from '../store/store.ts'
import type { SubscriptionRegistry } from '../subscriptions/registry.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import type { Delivery, DeliveryId } from './delivery.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { StartedFirst } from './order.ts'
import { plan } from './plan.ts'

export interface PublishParts {
  readonly clock: Clock
  readonly store: Store
  readonly order: StartedFirst
  readonly registry: SubscriptionRegistry
  readonly storyteller: Storyteller
  readonly dispatcher: Dispatcher
  readonly seed: number
  readonly assumptions: { readonly finishedWaitsForStarted: boolean }
  readonly organization: { readonly id: string; readonly name: string }
  readonly dialects: { dialectOf(event: EventName): Dialect }
  selfUriBase(): string
}

export interface PublishInput {
  /** Known id: that interaction goes on. Unknown or absent: a new one is made of what is given and seeded data. */
  readonly interaction?: InteractionInput
  /** Members that replace generated ones in the event's own part (conversations dialect: `data` besides `conversation`). */
  readonly details?: Readonly<Record<string, unknown>>
  /** Delivers to this subscription alone, whatever events it names. */
  readonly subscriptionId?: SubscriptionId
  /** Sent instead of what the dialect would make of the event; signed like any other body. */
  readonly body?: (event: MockEvent) => Uint8Array
  /** How many deliveries of the same bytes each subscription gets at once, 1 or more. Default 1. */
  readonly copies?: number
  readonly faults?: readonly AttachedFault[]
}

export interface Published {
  readonly eventId: string
  readonly interactionId: string
  readonly deliveries: readonly DeliveryId[]
}

/** Shared until the first attempt: an empty array that grows takes room for seventeen. */
const NO_ATTEMPTS: Delivery['attempts'] = []
const NO_BODY = new Uint8Array()
const NO_FAULTS: Delivery['faults'] = []

/**
 * Makes the entrance to the engine: an event happens, is serialized once, and is owed to every subscription that names it.
 * The function it answers throws {@link MockError} `SUBSCRIPTION_UNKNOWN`, `FAULTS_CLASH`.
 */
export const createPublish = (parts: PublishParts) => {
  const { clock, store, order, registry, storyteller, dispatcher, seed } = parts

  const owe = (event: MockEvent, subscription: Subscription, dialect: Dialect, body: Uint8Array, faults: Delivery['faults'], copy: number): Delivery => {
    const random = copy === 1 ? derive(seed, 'delivery', event.id, subscription.id) : derive(seed, 'delivery', event.id, subscription.id, copy)
    return {
      id: `dlv_${random.hex(24)}`,
      eventId: event.id,
      eventName: event.name,
      interactionId: event.interaction.id,
      subscriptionId: subscription.id,
      dialect,
      body,
      createdAt: event.at,
      faults,
      attempts: NO_ATTEMPTS,
      state: 'scheduled',
      dueAt: undefined,
      waitsFor: undefined,
      cancelReason: undefined,
      settledAt: undefined,
      attemptsBefore: 0,
      wakeup: undefined,
    }
  }

  return (name: EventName, { interaction, details, subscriptionId, body: own, copies = 1, faults = NO_FAULTS }: PublishInput = {}): Published => {
    if (subscriptionId !== undefined && !registry.get(subscriptionId)) {
      throw new MockError({ code: 'SUBSCRIPTION_UNKNOWN', message: `there is no subscription "${subscriptionId}"`, fix: 'list them with GET /v1/webhooks' })
    }
    if (faults.length > 1) checkFaults(faults)
    const at = clock.now()
    const event = storyteller.tell(name, { at, ...(interaction && { interaction }), ...(details && { details }) })
    const { to, skipped } = plan(event, registry.all(), subscriptionId)
    const dialect = parts.dialects.dialectOf(name)
    const body = own?.(event) ?? (to.length > 0 ? dialect.serialize(event, { selfUriBase: parts.selfUriBase(), organization: parts.organization }) : NO_BODY)
    const deliveries = to.map((subscription) => owe(event, subscription, dialect, body, faults, 1))
    for (let copy = 2; copy <= copies; copy++) for (const subscription of to) deliveries.push(owe(event, subscription, dialect, body, faults, copy))
    const published = { eventId: event.id, interactionId: event.interaction.id, deliveries: deliveries.map(({ id }) => id) }
    store.append({ seq: 0, at, type: 'published', eventId: event.id, event: name, interactionId: event.interaction.id, deliveries: published.deliveries, skipped })
    for (const delivery of deliveries) {
      const blocker = parts.assumptions.finishedWaitsForStarted ? order.blocker(event, delivery.subscriptionId) : undefined
      dispatcher.take(delivery, blocker)
    }
    return published
  }
}
