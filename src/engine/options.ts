import type { ClockMode } from '../clock/clock.ts'
import type { Assumptions } from '../contract/assumptions.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import type { Filters } from '../subscriptions/filters.ts'
import type { EventChoice } from '../subscriptions/rules.ts'

/** Options of a mock. All are optional. Times are in milliseconds. */
export interface MockOptions {
  /**
   * Whole number; the same seed gives the same ids, texts and secrets. Default: chosen at random and readable as
   * `mock.seed`.
   */
  readonly seed?: number
  /** Default `real`. */
  readonly clock?: ClockMode
  /** First instant of a `manual` or `auto` clock, default 2026-01-01T00:00:00Z. */
  readonly startAt?: number
  /**
   * Whether timestamped signatures use the machine's time instead of the mock's clock: receivers compare it with
   * their own clock. Default false; `send`, `serve` and `load` do.
   */
  readonly signsRealTime?: boolean
  /** Replaces these parts of every dialect's policy: a ready-made policy by name, its parts, or single figures. */
  readonly retry?: RetryOptions
  /** The key that requests to the emulated API must carry; without it the API responds with 401. */
  readonly apiKey?: string
  /** The token that requests to the control API must carry. Required to listen beyond loopback. */
  readonly controlToken?: string
  /** Public hosts that subscriptions made over the API may name. */
  readonly allowTargets?: readonly string[]
  /** Accepts any certificate of a receiver. Default false. */
  readonly insecureTls?: boolean
  /** Subscriptions that exist from the start; their targets are trusted. */
  readonly subscriptions?: readonly SubscriptionInput[]
  /** Base of `selfUri`; default: the URL this mock listens at, or `http://mock-genesys.localhost` without a socket. */
  readonly selfUriBase?: string
  /** Assumptions of spec/assumptions.yaml that differ from their default. */
  readonly assume?: Partial<Assumptions>
  /**
   * Journal entries and settled deliveries kept, and bytes of bodies, responses and journal. Default 20,000, 10,000
   * and 67,108,864 (64 MiB). Beyond the bytes, the oldest bodies are kept as length and SHA-256. What unsettled
   * deliveries still have to send is never dropped, and counts first.
   */
  readonly retention?: { readonly entries?: number; readonly deliveries?: number; readonly bytes?: number }
  /**
   * Sends deliveries through this function instead of over the network (an app under test, or MSW). Must not
   * follow redirects.
   */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>
  /** Attempts in flight at once per subscription. Default 50. */
  readonly concurrency?: number
}

/** A subscription made in code, on the command line or in the config. */
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
  /** What the emulated API takes as `filters`. */
  readonly filters?: Filters
  /** Overrides the mock's `retry`. */
  readonly retry?: RetryOptions
}

export type { Assumptions }
