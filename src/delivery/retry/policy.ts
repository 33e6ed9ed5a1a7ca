import { MAX_DURATION_MS } from '../../kit/duration.ts'
import { MockError } from '../../kit/error.ts'
import { checkWhole } from '../../kit/whole-option.ts'
import { suggest } from '../../kit/suggest.ts'
import type { Dialect, PauseRule, RetryPolicy } from '../../dialects/dialect.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { isRetryPolicyName, RETRY_POLICIES, RETRY_POLICY_NAMES, type RetryPolicyName } from './policies.ts'

/**
 * Retry settings for all dialects or for one subscription. The three numbers override `policy`. Seed 002: retry
 * timeout, retry attempts.
 */
export interface RetryOptions {
  /** A preset by name, or parts of a policy. */
  readonly policy?: RetryPolicyName | Partial<RetryPolicy>
  /** Maximum number of redeliveries, from 0 to 1000. */
  readonly retryAttempts?: number
  /**
   * One fixed pause before each redelivery, without jitter, in milliseconds of the mock's clock, from 0 to 366 days.
   */
  readonly retryTimeoutMs?: number
  /** How long an attempt waits for the whole response, in real milliseconds: at least 1, at most 366 days. */
  readonly responseTimeoutMs?: number
}

/**
 * Returns the parts of a policy that are set; the numbers override `policy`. Copies the parts, because decisions are
 * recomputed from them later, when the caller may have changed its object.
 */
export const retryParts = ({
  policy = 'default',
  retryAttempts,
  retryTimeoutMs,
  responseTimeoutMs,
}: RetryOptions): Partial<RetryPolicy> => ({
  ...structuredClone<Partial<RetryPolicy>>(typeof policy === 'string' ? RETRY_POLICIES[policy] : policy),
  ...(retryAttempts !== undefined && { retryAttempts }),
  ...(retryTimeoutMs !== undefined && { pauses: { kind: 'fixed', pauseMs: retryTimeoutMs }, jitterRatio: 0 }),
  ...(responseTimeoutMs !== undefined && { responseTimeoutMs }),
})

/** Returns the policy of a delivery: the subscription's settings override the user's, which override the dialect's. */
export type PolicyLookup = (dialect: Dialect, subscription: Subscription) => RetryPolicy

/** Creates the lookup, which resolves each subscription once per dialect, because subscriptions are immutable. */
export const createPolicyLookup = (overrides: RetryOptions): PolicyLookup => {
  const common = retryParts(overrides)
  const known = new Map<Dialect, { readonly shared: RetryPolicy; readonly own: WeakMap<Subscription, RetryPolicy> }>()
  return (dialect, subscription) => {
    let entry = known.get(dialect)
    if (!entry) known.set(dialect, (entry = { shared: { ...dialect.retry, ...common }, own: new WeakMap() }))
    if (!subscription.retry) return entry.shared
    let policy = entry.own.get(subscription)
    if (!policy) entry.own.set(subscription, (policy = { ...entry.shared, ...subscription.retry }))
    return policy
  }
}

/**
 * Maximum number of redeliveries of a policy. Real senders make a few dozen at most, and lists of deliveries show every
 * attempt.
 */
export const MAX_RETRY_ATTEMPTS = 1000

/** Checks options given in code. @throws {MockError} `OPTION_INVALID`, `RETRY_POLICY_UNKNOWN` */
export const checkRetryOptions = ({ policy, retryAttempts, retryTimeoutMs, responseTimeoutMs }: RetryOptions): void => {
  checkWhole('retryAttempts', retryAttempts, 0, MAX_RETRY_ATTEMPTS)
  duration('retryTimeoutMs', retryTimeoutMs)
  duration('responseTimeoutMs', responseTimeoutMs, 1)
  if (policy === undefined) return
  if (typeof policy === 'string') {
    if (!isRetryPolicyName(policy)) throw unknownPolicy(policy)
    return
  }
  checkWhole('retryAttempts', policy.retryAttempts, 0, MAX_RETRY_ATTEMPTS)
  duration('retryAfterCapMs', policy.retryAfterCapMs)
  duration('responseTimeoutMs', policy.responseTimeoutMs, 1)
  number('jitterRatio', policy.jitterRatio, 0, 1)
  if (policy.pauses) checkPauses(policy.pauses)
}

export const unknownPolicy = (name: string): MockError => {
  const meant = suggest(name, RETRY_POLICY_NAMES)
  return new MockError({
    code: 'RETRY_POLICY_UNKNOWN',
    message: `"${name}" is not a retry policy`,
    fix:
      `${meant === undefined ? '' : `did you mean ${meant}? `}use ${RETRY_POLICY_NAMES.join(', ')}, or fixed(5s), ` +
      'list(1s,5s,30s), exponential(base=1s,factor=2,cap=5m,jitter=0.2)',
  })
}

const checkPauses = (rule: PauseRule): void => {
  switch (rule.kind) {
    case 'fixed':
      return duration('pauseMs', rule.pauseMs)
    case 'list':
      if (rule.pausesMs.length === 0) throw invalid('pausesMs', 'is empty', 'give one pause or more')
      if (rule.pausesMs.length > MAX_RETRY_ATTEMPTS)
        throw invalid(
          'pausesMs',
          `has ${String(rule.pausesMs.length)} pauses`,
          `give at most ${String(MAX_RETRY_ATTEMPTS)}`,
        )
      for (const pauseMs of rule.pausesMs) duration('pausesMs', pauseMs)
      return
    case 'exponential':
      duration('baseMs', rule.baseMs)
      duration('capMs', rule.capMs)
      return number('factor', rule.factor, 1, 1000)
    default:
      rule satisfies never
  }
}

const invalid = (name: string, what: string, fix: string): MockError =>
  new MockError({ code: 'OPTION_INVALID', message: `${name} ${what}`, fix })

const duration = (name: string, value: number | undefined, least = 0): void => {
  if (value === undefined || (value >= least && value <= MAX_DURATION_MS)) return
  throw invalid(name, `is ${String(value)}`, `give milliseconds, at least ${String(least)} and at most 366 days`)
}

const number = (name: string, value: number | undefined, least: number, most: number): void => {
  if (value === undefined || (value >= least && value <= most)) return
  throw invalid(name, `is ${String(value)}`, `give a number from ${String(least)} to ${String(most)}`)
}
