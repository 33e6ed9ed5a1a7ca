/** Scenarios that run at once. */
export const DEFAULT_CONCURRENCY = 8

/** What the receiver does with a bad signature: a 4xx response. */
export const DEFAULT_POLICY = 'reject'

/** From which level on a broken promise breaks a run. */
export const DEFAULT_LEVEL = 'must'

/** How the mock's clock runs while a scenario is played: pauses between attempts cost no time. */
export const DEFAULT_CLOCK = 'auto'

/** Redelivery that a scenario does not speak of: one attempt is one answer. Times are milliseconds. */
export const DEFAULT_RETRY = { attempts: 0, pauseMs: 5000, responseTimeoutMs: 10_000 } as const
