import type { MockClock } from '../clock/mock-clock.ts'
import type { Assumptions } from '../contract/assumptions.ts'
import type { Dispatcher } from '../delivery/dispatcher.ts'
import { checkRetryOptions, retryParts, type RetryOptions } from '../delivery/retry/policy.ts'
import type { AttemptLog } from '../journal/attempt-log.ts'
import type { Store } from '../journal/store.ts'
import type { SubscriptionRegistry } from '../subscriptions/registry.ts'
import { checkSecret, subscribedEvents } from '../subscriptions/rules.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import { ownerOf } from '../subscriptions/users.ts'
import { checkTargetUrl } from '../subscriptions/target-url.ts'
import type { MockCore } from './core.ts'

interface SubscriptionParts {
  readonly seed: number
  readonly registry: SubscriptionRegistry
  readonly store: Store
  readonly clock: MockClock
  readonly dispatcher: Dispatcher
  readonly log: AttemptLog
  readonly assumptions: Assumptions
  readonly interpreted: (retry: RetryOptions) => RetryOptions
}

type SubscriptionControl = Pick<MockCore, 'subscribe' | 'patchSubscription' | 'removeSubscription'>

type Change = 'created' | 'patched' | 'enabled' | 'disabled' | 'deleted'

/** Returns the kind of change between two versions of a subscription. */
const changeOf = (before: Subscription | undefined, after: Subscription): Change => {
  if (after.enabled === before?.enabled) return 'patched'
  return after.enabled ? 'enabled' : 'disabled'
}

/**
 * Creates the control of subscriptions, which validates input, journals each change, and cancels the pending deliveries
 * of deleted and disabled subscriptions.
 */
export const createSubscriptionControl = ({
  seed,
  registry,
  store,
  clock,
  dispatcher,
  log,
  assumptions,
  interpreted,
}: SubscriptionParts): SubscriptionControl => {
  const changed = (subscriptionId: SubscriptionId, change: Change, at = clock.now()): void => {
    store.record.subscriptionChanged(at, subscriptionId, change)
  }

  const subscribe: MockCore['subscribe'] = (input, origin = 'configured', user = ownerOf(seed)) => {
    checkTargetUrl(input.url)
    const events = subscribedEvents(input.events)
    if (origin === 'configured') checkSecret(input.secret, events)
    if (input.retry) checkRetryOptions(input.retry)
    const at = clock.now()
    const subscription = registry.add(
      {
        name: input.name ?? new URL(input.url).host,
        events,
        url: input.url,
        headers: input.headers ?? {},
        ...(input.customHeaders && { customHeaders: input.customHeaders }),
        ...(input.filters && { filters: input.filters }),
        enabled: input.enabled ?? true,
        ...(input.secret !== '' && { secret: input.secret }),
        ...(input.retry && { retry: retryParts(interpreted(input.retry)) }),
      },
      at,
      origin,
      user,
    )
    changed(subscription.id, 'created', at)
    return subscription
  }

  const patchSubscription: MockCore['patchSubscription'] = (id, patch, origin = 'configured', user = ownerOf(seed)) => {
    if (patch.url !== undefined) checkTargetUrl(patch.url)
    const before = registry.get(id)
    const after = registry.patch(id, patch, clock.now(), origin, user)
    if (!after || after === before) return after
    changed(id, changeOf(before, after))
    if (!after.enabled && assumptions.disabledSubscription === 'cancels')
      dispatcher.cancelAllOf(id, 'subscription-disabled')
    return after
  }
  if (assumptions.afterLastAttempt === 'disabled')
    dispatcher.onSettled(({ state, subscriptionId }) => {
      if (state === 'exhausted') patchSubscription(subscriptionId, { enabled: false })
    })

  return {
    subscribe,
    patchSubscription,
    removeSubscription(id) {
      if (!registry.remove(id, clock.now())) return false
      changed(id, 'deleted')
      dispatcher.cancelAllOf(id, 'subscription-deleted')
      log.forget(id)
      return true
    },
  }
}
