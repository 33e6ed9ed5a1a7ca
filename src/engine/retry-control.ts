import type { Clock } from '../clock/clock.ts'
import { subscriptionUnknown } from '../kit/unknown-id.ts'
import type { Dispatcher } from '../delivery/dispatcher.ts'
import { checkRetryOptions, retryParts, type RetryOptions } from '../delivery/retry/policy.ts'
import { policyToText, writeRetryPolicy } from '../delivery/retry/policy-text.ts'
import type { Dialects } from '../dialects/registry.ts'
import type { Store } from '../journal/store.ts'
import type { SubscriptionRegistry } from '../subscriptions/registry.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import type { RetryControl } from './core.ts'

export interface RetryControlParts {
  readonly dispatcher: Dispatcher
  readonly registry: SubscriptionRegistry
  readonly clock: Clock
  readonly store: Store
  readonly dialects: Dialects
  /** Applies the assumption about the meaning of `retryTimeoutMs`. */
  readonly interpreted: (retry: RetryOptions) => RetryOptions
  readonly atStart: RetryOptions
}

/** Creates the control of the retry policy, which journals each change; `reset` restores the initial options. */
export const createRetryControl = ({
  dispatcher,
  registry,
  clock,
  store,
  dialects,
  interpreted,
  atStart,
}: RetryControlParts): RetryControl & { reset(): void } => {
  let current = interpreted(atStart)
  const find = (id: SubscriptionId): Subscription => {
    const subscription = registry.get(id)
    if (subscription) return subscription
    throw subscriptionUnknown(id)
  }
  const use = (retry: RetryOptions): void => {
    current = interpreted(retry)
    dispatcher.setRetry(current)
  }
  const textOf = (id?: SubscriptionId): string | undefined => {
    if (id === undefined) return writeRetryPolicy(retryParts(current))
    const own = find(id).retry
    return own && writeRetryPolicy(own)
  }
  const tell = (subscriptionId?: SubscriptionId): void => {
    store.record.retryPolicyChanged(clock.now(), subscriptionId, textOf(subscriptionId))
  }
  return {
    set(retry, subscriptionId) {
      checkRetryOptions(retry)
      if (subscriptionId === undefined) use(retry)
      else registry.setRetry(find(subscriptionId).id, retryParts(interpreted(retry)))
      tell(subscriptionId)
    },
    clear(subscriptionId) {
      registry.setRetry(find(subscriptionId).id, undefined)
      tell(subscriptionId)
    },
    given: textOf,
    inForce: (name) => policyToText({ ...dialects.all[name].retry, ...retryParts(current) }),
    reset() {
      use(atStart)
    },
  }
}
