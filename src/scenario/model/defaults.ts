/** How many scenarios run at once. */
export const DEFAULT_CONCURRENCY = 8

/** What the receiver does with a bad signature: a 4xx response. */
export const DEFAULT_POLICY = 'reject'

/** The lowest level at which a broken promise fails a run. */
export const DEFAULT_LEVEL = 'must'

/** The mode of the mock's clock during a scenario: delays between attempts take no real time. */
export const DEFAULT_CLOCK = 'auto'

/** Default redelivery: none, so each delivery has one response. Times are milliseconds. */
export const DEFAULT_RETRY = { attempts: 0, pauseMs: 5000, responseTimeoutMs: 10_000 } as const
