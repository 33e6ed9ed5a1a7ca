import type { MockEvent } from '../events/event.ts'
import type { AttachedFault, PlannedDelivery, PlanFault } from '../faults/fault.ts'
import { passes } from '../subscriptions/filters.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'

/** Why a subscription that names an event does not get it. */
export type SkipReason = 'disabled' | 'filtered'

/** Who gets an event, and who names it but is left out. */
export interface Plan {
  readonly to: readonly Subscription[]
  readonly skipped: readonly { readonly subscriptionId: SubscriptionId; readonly why: SkipReason }[]
}

/** One delivery, at once. */
const ONCE: PlannedDelivery = { copies: 1, holdMs: 0, afterFinished: false, reEmitMs: [] }

/** What is owed to a subscription under faults. */
export const oweUnder = (faults: readonly AttachedFault<PlanFault>[], copies: number): PlannedDelivery =>
  faults.reduce((owed, { fault, parameters }) => fault.apply(owed, parameters), { ...ONCE, copies })

const NOBODY_SKIPPED: Plan['skipped'] = []

/**
 * Decides who gets an event: every enabled subscription that names it and whose filters let it pass or, when `only`
 * is given, that one whatever it names.
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
