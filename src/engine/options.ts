import type { ClockMode } from '../clock/clock.ts'
import type { Assumptions } from '../contract/assumptions.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import type { Filters } from '../subscriptions/filters.ts'
import type { EventChoice } from '../subscriptions/rules.ts'

/** Options of a mock. All are optional, and times are in milliseconds. */
export interface MockOptions {
  /**
   * Whole number, at least 0; the same seed gives the same IDs, texts and secrets. Default: random, readable as
   * `mock.seed`.
   */
  readonly seed?: number
  /** How the mock's clock runs. Default `real`. */
  readonly clock?: ClockMode
  /**
   * First instant of a `manual` or `auto` clock, in milliseconds since the Unix epoch. Default 2026-01-01T00:00:00Z.
   */
  readonly startAt?: number
  /**
   * Whether timestamped signatures use the machine's time instead of the mock's clock, for receivers that compare the
   * timestamp with their own clock. Default false; true for `send`, `serve` and `load`.
   */
  readonly signsRealTime?: boolean
  /** Overrides every dialect's retry policy, or parts of it. */
  readonly retry?: RetryOptions
  /** API key that requests to the emulated API must carry; other requests get a 401. */
  readonly apiKey?: string
  /** Bearer token that requests to the control API must carry. Required to listen beyond loopback. */
  readonly controlToken?: string
  /**
   * Public hosts that a target set over the API may have: `api.example.com`, or `*.example.com` for all subdomains.
   * Default: none.
   */
  readonly allowTargets?: readonly string[]
  /** Whether to accept any TLS certificate of a receiver. Default false. */
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
   * Maximum number of journal entries and of settled deliveries kept, and of bytes for bodies, responses and journal.
   * Default 20,000, 10,000 and 67,108,864 (64 MiB). Above that size, the oldest bodies are reduced to their length and
   * SHA-256. Bodies that unsettled deliveries still have to send are always kept, and count toward the limit.
   */
  readonly retention?: { readonly entries?: number; readonly deliveries?: number; readonly bytes?: number }
  /**
   * Sends deliveries through this function instead of over the network (an app under test, or MSW). It must not follow
   * redirects.
   */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>
  /** Maximum number of attempts in flight at once per subscription, from 1 to 65,535. Default 50. */
  readonly concurrency?: number
}

/** A subscription created in code, on the command line or in the config. */
export interface SubscriptionInput {
  /** Absolute `http` or `https` URL, without credentials or fragment. */
  readonly url: string
  /** The secret that signs deliveries; must be valid in the dialect of each event. */
  readonly secret: string
  /**
   * Default `['STARTED', 'FINISHED']`. `all` selects every event of interactions and conversations; the name of a
   * dialect selects all of its events.
   */
  readonly events?: EventChoice
  /** Default: the host of `url`. */
  readonly name?: string
  /** Headers sent with every attempt, such as Authorization. */
  readonly headers?: Readonly<Record<string, string>>
  /** Headers sent in addition to `headers`; `customHeaders` in the emulated API. */
  readonly customHeaders?: Readonly<Record<string, string>>
  /** Filters, as in the emulated API. */
  readonly filters?: Filters
  /** Overrides the mock's `retry` for this subscription. */
  readonly retry?: RetryOptions
}

export type { Assumptions }
