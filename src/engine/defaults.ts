/**
 * Maximum number of journal entries and of settled deliveries kept, and of bytes for bodies, responses and journal (64
 * MiB).
 */
export const DEFAULT_RETENTION = { entries: 20_000, deliveries: 10_000, bytes: 67_108_864 } as const

/** First instant of a clock that does not follow the system clock: 2026-01-01T00:00:00Z. */
export const DEFAULT_START_AT = 1_767_225_600_000

/** Maximum number of attempts in flight at once per subscription. */
export const DEFAULT_CONCURRENCY = 50

/** Milliseconds of the mock's clock between two events of a life cycle. */
export const DEFAULT_PACE_MS = 1000

/** Base of `selfUri` for a mock without a socket. */
export const DEFAULT_SELF_URI_BASE = 'http://mock-genesys.localhost'

/** The organization in every conversation payload. Seed 003. */
export const ORGANIZATION_NAME = 'Your Org Name'

/** Default clock mode. */
export const DEFAULT_CLOCK = 'real'
