import type { Dialect, RetryPolicy } from '../dialects/dialect.ts'
import type { Subscription } from '../subscriptions/subscription.ts'

/** What the user set for every dialect. `retryTimeoutMs` is one fixed pause before each redelivery (seed 002: retry timeout, retry attempts). */
export interface RetryOverrides {
  readonly retryAttempts?: number
  readonly retryTimeoutMs?: number
  readonly responseTimeoutMs?: number
}

/** Resolves the policy of one delivery: the subscription's own wins over the user's, which wins over the dialect's. */
export const policyFor = (dialect: Dialect, overrides: RetryOverrides, subscription: Subscription): RetryPolicy => ({
  retryAttempts: subscription.retry?.retryAttempts ?? overrides.retryAttempts ?? dialect.retry.retryAttempts,
  pausesMs: subscription.retry?.pausesMs ?? (overrides.retryTimeoutMs === undefined ? dialect.retry.pausesMs : [overrides.retryTimeoutMs]),
  responseTimeoutMs: subscription.retry?.responseTimeoutMs ?? overrides.responseTimeoutMs ?? dialect.retry.responseTimeoutMs,
})
