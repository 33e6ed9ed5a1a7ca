import type { Clock } from '../clock/clock.ts'
import { MockError } from '../kit/error.ts'
import { subscriptionUnknown } from '../kit/unknown-id.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { MockEvent } from '../events/event.ts'
import { attachToEvent } from '../faults/attach.ts'
import { checkFaults } from '../faults/carrier.ts'
import type { AttachedFault, FaultInput, PlannedDelivery, PlanFault } from '../faults/fault.ts'
import type { StandingFaults } from '../faults/standing.ts'
import { checkEventInput } from '../events/input-check.ts'
import type { InteractionInput } from '../events/interaction.ts'
import { derive } from '../events/random.ts'
import type { EventFactory } from '../events/event-factory.ts'
import type { Store } from '../journal/store.ts'
import type { SubscriptionRegistry } from '../subscriptions/registry.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import type { Delivery, DeliveryId } from '../journal/delivery.ts'
import type { KeptDelivery } from '../journal/kept-delivery.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { StartedFirst } from './order.ts'
import { oweDelivery } from './owed-delivery.ts'
import { Payload } from '../journal/payload.ts'
import { oweUnder, plan, type Plan } from './plan.ts'

export interface PublishParts {
  readonly clock: Clock
  readonly store: Store
  readonly order: StartedFirst
  readonly registry: SubscriptionRegistry
  readonly eventFactory: EventFactory
  readonly dispatcher: Dispatcher
  readonly standing: StandingFaults
  readonly seed: number
  readonly assumptions: { readonly finishedWaitsForStarted: boolean }
  readonly organization: { readonly id: string; readonly name: string }
  readonly dialects: { dialectOf(event: EventName): Dialect }
  selfUriBase(): string
}

/** Options of a publication. */
export interface PublishInput {
  /**
   * The interaction that the event belongs to: a known `id` continues it; otherwise a new one is created from the given
   * fields and seeded data.
   */
  readonly interaction?: InteractionInput
  /** Replaces generated fields of the event itself (conversations dialect: those in `data` besides `conversation`). */
  readonly details?: Readonly<Record<string, unknown>>
  /** Delivers only to this subscription, whatever its events and filters; it must be enabled. */
  readonly subscriptionId?: SubscriptionId
  /** Returns the body to send instead of the dialect's; it is signed like any other. */
  readonly body?: (event: MockEvent) => Uint8Array
  /** Number of deliveries of the same bytes per subscription, sent at once: from 1 to 1000, default 1. */
  readonly copies?: number
  /** Faults that apply to these deliveries and their attempts. */
  readonly faults?: readonly FaultInput[]
}

/** The IDs of a published event, its interaction, and its deliveries. */
export interface Published {
  readonly eventId: string
  readonly interactionId: string
  readonly deliveries: readonly DeliveryId[]
}

/** An event and its recipients. */
interface Publication {
  readonly event: MockEvent
  readonly to: readonly Subscription[]
  readonly skipped: Plan['skipped']
  readonly dialect: Dialect
  readonly payload: Payload
  write(event: MockEvent): Uint8Array | string
  readonly faults: Delivery['faults']
  readonly copies: number
}

const NO_BODY = new Uint8Array()

/** Maximum of `copies`, and of the parameter of the fault `duplicate`. */
const MAX_COPIES = 1000

/**
 * Creates the function that publishes an event: it serializes the event once and creates a delivery for each
 * subscription that receives it. It throws {@link MockError} `SUBSCRIPTION_UNKNOWN`, `FAULTS_CLASH`, `OPTION_INVALID`,
 * or as {@link attachToEvent}, {@link checkEventInput} and {@link Rehearsal.check} do; in that case nothing is
 * published or journaled.
 */
export const createPublish = (parts: PublishParts) => {
  const { clock, store, order, registry, eventFactory, dispatcher, standing, seed } = parts

  const owe = (
    payload: Payload,
    { id: subscriptionId }: Subscription,
    faults: Delivery['faults'],
    copy: number | string,
  ): KeptDelivery => {
    const random =
      copy === 1
        ? derive(seed, 'delivery', payload.eventId, subscriptionId)
        : derive(seed, 'delivery', payload.eventId, subscriptionId, copy)
    return oweDelivery(random.id('dlv_', 24) as DeliveryId, payload, subscriptionId, faults)
  }

  /** Returns the event to emit again, which differs only in its ID. */
  const reEmitted = (event: MockEvent, time: number): MockEvent => ({
    ...event,
    id: derive(seed, 're-emission', event.id, time).uuid(),
  })

  const blockerOf = (event: MockEvent, { subscriptionId }: Delivery): KeptDelivery | undefined =>
    parts.assumptions.finishedWaitsForStarted ? order.blocker(event, subscriptionId) : undefined

  /** Publishes an event under plan faults. */
  const publishUnder = (own: readonly AttachedFault<PlanFault>[], given: Publication): Published => {
    const { event, dialect, payload, faults } = given
    const owing = given.to.map((subscription) => {
      const first = owe(payload, subscription, faults, 1)
      const firing = [
        ...own.filter(({ fault }) => fault.events?.includes(event.name) !== false),
        ...standing.planFaultsFor(first, event.at),
      ]
      const owed = oweUnder(firing, given.copies)
      const copies = Array.from({ length: Math.max(0, owed.copies - 1) }, (_, index) =>
        owe(payload, subscription, faults, index + 2),
      )
      const again = owed.reEmitMs.map((afterMs, index) => ({
        afterMs,
        delivery: owe(
          new Payload(event, dialect, given.write(reEmitted(event, index + 1))),
          subscription,
          faults,
          `again ${String(index + 1)}`,
        ),
      }))
      return { firing, owed, first, copies, again }
    })
    const deliveries = owing.flatMap(({ first, copies, again }) => [
      first,
      ...copies,
      ...again.map(({ delivery }) => delivery),
    ])
    const published = {
      eventId: event.id,
      interactionId: event.interaction.id,
      deliveries: deliveries.map(({ id }) => id),
    }
    const { resets } = dispatcher
    store.record.published(event, published.deliveries, given.skipped)
    for (const { firing, first } of owing) {
      if (dispatcher.resets !== resets) return published
      // Added before the entry, because a watcher that sees the fault may look up the delivery.
      if (firing.length > 0) store.add(first)
      for (const { fault } of firing) store.record.faultFired(event.at, first, 0, fault.name)
    }
    for (const { owed, first, copies, again } of owing) {
      const take = (delivery: KeptDelivery, held: PlannedDelivery): void => {
        if (dispatcher.resets === resets) dispatcher.take(delivery, blockerOf(event, delivery), held)
      }
      if (owed.copies > 0) for (const delivery of [first, ...copies]) take(delivery, owed)
      else if (dispatcher.resets === resets) dispatcher.drop(first)
      for (const { afterMs, delivery } of again) take(delivery, { ...owed, holdMs: owed.holdMs + afterMs })
    }
    return published
  }

  return (
    name: EventName,
    { interaction, details, subscriptionId, body: own, copies = 1, faults: given }: PublishInput = {},
  ): Published => {
    if (subscriptionId !== undefined && !registry.get(subscriptionId)) throw subscriptionUnknown(subscriptionId)
    const { plan: planFaults, attempts: faults } = attachToEvent(given)
    if (faults.length > 1) checkFaults(faults)
    if (!(Number.isSafeInteger(copies) && copies >= 1 && copies <= MAX_COPIES)) {
      throw new MockError({
        code: 'OPTION_INVALID',
        message: `copies is ${String(copies)}`,
        fix: `give a whole number from 1 to ${String(MAX_COPIES)}`,
      })
    }
    checkEventInput(interaction, details)
    const at = clock.now()
    const event = eventFactory.make(name, { at, interaction, details })
    const { to, skipped } = plan(event, registry.all(), subscriptionId)
    const dialect = parts.dialects.dialectOf(name)
    const write = (emitted: MockEvent): Uint8Array | string =>
      own?.(emitted) ??
      dialect.serialize(emitted, { selfUriBase: parts.selfUriBase(), organization: parts.organization })
    const payload = new Payload(event, dialect, to.length > 0 || own ? write(event) : NO_BODY)
    const deliveries = to.map((subscription) => {
      const delivery = owe(payload, subscription, faults, 1)
      dispatcher.rehearse(delivery, subscription)
      return delivery
    })
    if (planFaults.length > 0 || standing.onPlan)
      return publishUnder(planFaults, { event, to, skipped, dialect, payload, write, faults, copies })
    for (let copy = 2; copy <= copies; copy++)
      for (const subscription of to) deliveries.push(owe(payload, subscription, faults, copy))
    const published = {
      eventId: event.id,
      interactionId: event.interaction.id,
      deliveries: deliveries.map(({ id }) => id),
    }
    // A journal watcher may reset the mock here; nothing is delivered in that case.
    const { resets } = dispatcher
    store.record.published(event, published.deliveries, skipped)
    for (const delivery of deliveries) {
      if (dispatcher.resets !== resets) break
      dispatcher.take(delivery, blockerOf(event, delivery))
    }
    return published
  }
}
