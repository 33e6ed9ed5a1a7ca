import type { ClockMode } from '../clock/clock.ts'
import type { Assumptions } from '../contract/assumptions.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import type { Filters } from '../subscriptions/filters.ts'
import type { EventChoice } from '../subscriptions/rules.ts'

/** Options of a mock. All are optional, and times are in milliseconds. */
export interface MockOptions {
  /** Whole number; the same seed gives the same IDs, texts and secrets. Default: random, readable as `mock.seed`. */
  readonly seed?: number
  /** Default `real`. */
  readonly clock?: ClockMode
  /** First instant of a `manual` or `auto` clock. Default 2026-01-01T00:00:00Z. */
  readonly startAt?: number
  /**
   * Whether timestamped signatures use the machine's time instead of the mock's clock, because receivers compare it
   * with their own clock. Default false; true for `send`, `serve` and `load`.
   */
  readonly signsRealTime?: boolean
  /** Overrides parts of every dialect's policy: a preset by name, its parts, or single numbers. */
  readonly retry?: RetryOptions
  /** The key that requests to the emulated API must carry; without it the API responds with 401. */
  readonly apiKey?: string
  /** The token that requests to the control API must carry. Required to listen beyond loopback. */
  readonly controlToken?: string
  /** Public hosts that subscriptions created over the API may name. */
  readonly allowTargets?: readonly string[]
  /** Accepts any TLS certificate. Default false. */
  readonly insecureTls?: boolean
  /** Subscriptions that exist from the start; their targets are trusted. */
  readonly subscriptions?: readonly SubscriptionInput[]
  /**
   * Base of `selfUri`. Default: the URL that this mock listens on, or `http://mock-genesys.localhost` without a socket.
   */
  readonly selfUriBase?: string
  /** Overrides assumptions of spec/assumptions.yaml. */
  readonly assume?: Partial<Assumptions>
  /**
   * Maximum number of journal entries and settled deliveries kept, and of bytes for bodies, responses and journal.
   * Default 20,000, 10,000 and 67,108,864 (64 MiB). Above that many bytes, only length and SHA-256 are kept of the
   * oldest bodies. Bodies that unsettled deliveries still have to send are never dropped, and count first.
   */
  readonly retention?: { readonly entries?: number; readonly deliveries?: number; readonly bytes?: number }
  /**
   * Sends deliveries through this function instead of over the network (an app under test, or MSW). It must not follow
   * redirects.
   */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>
  /** Maximum number of attempts in flight at once per subscription. Default 50. */
  readonly concurrency?: number
}

/** A subscription created in code, on the command line or in the config. */
export interface SubscriptionInput {
  readonly url: string
  readonly secret: string
  /**
   * Default `['STARTED', 'FINISHED']`. `all` selects every event of interactions and conversations; the name of a
   * dialect selects all of its events.
   */
  readonly events?: EventChoice
  readonly name?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Headers sent in addition to `headers`; `customHeaders` in the emulated API. */
  readonly customHeaders?: Readonly<Record<string, string>>
  /** Filters, as in the emulated API. */
  readonly filters?: Filters
  /** Overrides the mock's `retry`. */
  readonly retry?: RetryOptions
}

export type { Assumptions }
