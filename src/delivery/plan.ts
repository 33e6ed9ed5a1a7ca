import type { MockEvent } from '../events/event.ts'
import type { AttachedFault, PlannedDelivery, PlanFault } from '../faults/fault.ts'
import { passes } from '../subscriptions/filters.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'

/** Why an event is not delivered to a subscription that includes it. */
export type SkipReason = 'disabled' | 'filtered'

/** The recipients of an event, and the subscriptions that were skipped. */
export interface Plan {
  readonly to: readonly Subscription[]
  readonly skipped: readonly { readonly subscriptionId: SubscriptionId; readonly why: SkipReason }[]
}

/** One delivery, sent immediately. */
const ONCE: PlannedDelivery = { copies: 1, holdMs: 0, afterFinished: false, reEmitMs: [] }

/** Returns the deliveries planned for a subscription under faults. */
export const oweUnder = (faults: readonly AttachedFault<PlanFault>[], copies: number): PlannedDelivery =>
  faults.reduce((owed, { fault, parameters }) => fault.apply(owed, parameters), { ...ONCE, copies })

const NOBODY_SKIPPED: Plan['skipped'] = []

/**
 * Returns which subscriptions receive an event: every enabled one that includes the event and whose filters accept it.
 * With `only`, just that one receives it, if enabled, whatever its events and filters.
 */
export const plan = (event: MockEvent, subscriptions: Iterable<Subscription>, only?: SubscriptionId): Plan => {
  const to: Subscription[] = []
  let skipped: { subscriptionId: SubscriptionId; why: SkipReason }[] | undefined
  const skip = (subscriptionId: SubscriptionId, why: SkipReason): void => {
    ;(skipped ??= []).push({ subscriptionId, why })
  }
  for (const subscription of subscriptions) {
    if (only === undefined ? !subscription.events.includes(event.name) : subscription.id !== only) continue
    if (!subscription.enabled) skip(subscription.id, 'disabled')
    else if (only === undefined && !passes(subscription.filters, event.name, event.interaction))
      skip(subscription.id, 'filtered')
    else to.push(subscription)
  }
  return { to, skipped: skipped ?? NOBODY_SKIPPED }
}
