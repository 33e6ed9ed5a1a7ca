import type { RetryPolicy } from '../../dialects/dialect.ts'

/** Preset policies. Parts that a preset does not set come from the dialect. Times are in milliseconds. */
export const RETRY_POLICIES = {
  /** The policy of each dialect. */
  default: {},
  /** Genesys Cloud: up to 5 redeliveries, 5 s apart, 10 s for a response. Source: its public webhook documentation. */
  'genesys-cloud': {
    retryAttempts: 5,
    pauses: { kind: 'fixed', pauseMs: 5000 },
    jitterRatio: 0,
    retryAfterCapMs: 0,
    responseTimeoutMs: 10_000,
  },
  /** No redeliveries. */
  none: { retryAttempts: 0 },
  /** 1 s, doubled each time up to 5 min, with 20% jitter; honors Retry-After up to 1 h. */
  exponential: {
    retryAttempts: 10,
    pauses: { kind: 'exponential', baseMs: 1000, factor: 2, capMs: 300_000 },
    jitterRatio: 0.2,
    retryAfterCapMs: 3_600_000,
  },
} as const satisfies Readonly<Record<string, Partial<RetryPolicy>>>

export type RetryPolicyName = keyof typeof RETRY_POLICIES

export const RETRY_POLICY_NAMES = Object.keys(RETRY_POLICIES) as readonly RetryPolicyName[]

export const isRetryPolicyName = (text: string): text is RetryPolicyName => Object.hasOwn(RETRY_POLICIES, text)
