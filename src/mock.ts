import type { Clock, ClockMode } from './clock/clock.ts'
import type { RetryPolicy } from './dialects/dialect.ts'
import type { Delivery, DeliveryId } from './delivery/delivery.ts'
import type { EventName } from './events/catalogue.ts'
import type { Interaction, InteractionInput } from './events/interaction.ts'
import type { Store } from './store/store.ts'
import type { JournalEntry } from './store/entry.ts'
import type { Subscription, SubscriptionId } from './subscriptions/subscription.ts'

/** What may be set when a mock is made. Everything has a default. Times are milliseconds. */
export interface MockOptions {
  /** Whole number; the same seed gives the same ids, texts and secrets. Default: chosen at random and readable as `mock.seed`. */
  readonly seed?: number
  /** Default `real`. */
  readonly clock?: ClockMode
  /** First instant of a `manual` or `auto` clock, default 2026-01-01T00:00:00Z. */
  readonly startAt?: number
  /** Replaces these parts of every dialect's policy. `retryTimeoutMs` is one fixed pause before each redelivery. */
  readonly retry?: { readonly retryAttempts?: number; readonly retryTimeoutMs?: number; readonly responseTimeoutMs?: number }
  /** With a key, the emulated API answers 401 without it. */
  readonly apiKey?: string
  /** With a token, the control API answers 401 without it. Needed to listen beyond loopback. */
  readonly controlToken?: string
  /** Public hosts that subscriptions made over the API may name. */
  readonly allowTargets?: readonly string[]
  /** Accepts any certificate of a receiver. Default false. */
  readonly insecureTls?: boolean
  /** Subscriptions that exist from the start; their targets are trusted. */
  readonly subscriptions?: readonly SubscriptionInput[]
  /** Base of `selfUri`; default: the URL this mock listens at, or `http://mock-genesys.localhost` without a socket. */
  readonly selfUriBase?: string
  /** Values of spec/assumptions.yaml that are switched away from their default. */
  readonly assume?: Partial<Assumptions>
  /** Journal entries and settled deliveries kept. Default 50,000 and 10,000. */
  readonly retention?: { readonly entries?: number; readonly deliveries?: number }
  /** Sends deliveries through this function instead of sockets of our own (an app under test, or MSW). Must not follow redirects. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>
  /** Attempts in flight at once per subscription. Default 50. */
  readonly concurrency?: number
}

/** Switches of spec/assumptions.yaml that exist today; names are the ids there. */
export interface Assumptions {
  /** FINISHED waits while the STARTED of the same interaction is not settled for the same subscription. Default true. */
  readonly finishedWaitsForStarted: boolean
  /** Subscriptions made over the API may name STARTED and FINISHED besides the 33 conversation events. Default true. */
  readonly apiAcceptsInteractionEvents: boolean
  /** Sends X-B3-SpanId and X-B3-Sampled besides X-B3-TraceId. Default true. */
  readonly sendsAllB3Headers: boolean
}

/** A subscription made in code, on the command line or in the config. */
export interface SubscriptionInput {
  readonly url: string
  readonly secret: string
  /** Default `['STARTED', 'FINISHED']`; `all` is every event of both dialects. */
  readonly events?: readonly EventName[] | 'all'
  readonly name?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly retry?: Partial<RetryPolicy>
}

export interface PublishInput {
  /** Known id: that interaction goes on. Unknown or absent: a new one is made of what is given and seeded data. */
  readonly interaction?: InteractionInput
  /** Members that replace generated ones in the event's own part (conversations dialect: `data` besides `conversation`). */
  readonly details?: Readonly<Record<string, unknown>>
  /** Delivers to this subscription alone, whatever events it names. */
  readonly subscriptionId?: SubscriptionId
}

export interface Published {
  readonly eventId: string
  readonly interactionId: string
  readonly deliveries: readonly DeliveryId[]
}

export interface PlayInput {
  readonly interaction?: InteractionInput
  /** Milliseconds of the mock's clock between two events. Default 1000. */
  readonly paceMs?: number
}

export interface Played {
  readonly interactionId: string
  readonly events: readonly { readonly event: EventName; readonly dueAt: number }[]
}

/** The part of the clock that its owner may turn. */
export interface ClockControl extends Clock {
  /** Moves a manual or auto clock on by `ms`, waking what falls due on the way and waiting for what is in flight. */
  advance(ms: number): Promise<void>
  /** Moves to the next due moment; false when nothing is due. */
  advanceToNext(): Promise<boolean>
  setMode(mode: ClockMode): void
  /** When the next scheduled work is due. */
  nextDue(): number | undefined
}

/** The emulated system behind every door: server, command line, library, MSW. */
export interface MockCore {
  readonly seed: number
  readonly clock: ClockControl
  readonly store: Store
  readonly options: MockOptions
  readonly assumptions: Assumptions
  publish(event: EventName, input?: PublishInput): Published
  /** Plays a whole life cycle on the mock's clock: created, queued, started, assigned, messages, finished, closed. */
  play(input?: PlayInput): Played
  interaction(id: string): Interaction | undefined
  /** Sends a delivery again as further attempts, whatever its state. @throws {MockError} `DELIVERY_UNKNOWN`, `DELIVERY_IN_FLIGHT` */
  redeliver(id: DeliveryId): Delivery
  /** @throws {MockError} `DELIVERY_UNKNOWN`, `DELIVERY_SETTLED` */
  cancel(id: DeliveryId): Delivery
  /** Subscriptions by age. */
  subscriptions(): readonly Subscription[]
  subscription(id: SubscriptionId): Subscription | undefined
  /** Adds a subscription whose target the user gave, or one that came over the API. @throws {MockError} */
  subscribe(input: SubscriptionInput & { readonly enabled?: boolean }, origin?: Subscription['origin']): Subscription
  /** Replaces what is given. Disabling cancels what is pending. */
  patchSubscription(id: SubscriptionId, patch: Partial<Pick<Subscription, 'name' | 'events' | 'url' | 'headers' | 'enabled'>>): Subscription | undefined
  removeSubscription(id: SubscriptionId): boolean
  /** Newest first, at most 10 per subscription and event. */
  attemptLog(id: SubscriptionId, event: EventName): readonly LoggedAttempt[]
  /** Resolves when every delivery has settled (or, with an event id, those of that event) and no life cycle is being played. */
  settled(eventId?: string): Promise<void>
  journal(after?: number): readonly JournalEntry[]
  /** Back to the state at start: configured subscriptions, empty journal. */
  reset(): void
}

/** One finished attempt as the emulated API's event log tells it. */
export interface LoggedAttempt {
  /** Instant of the mock's clock. */
  readonly at: number
  readonly success: boolean
  /** 0 when there was no HTTP answer. */
  readonly responseCode: number
  readonly responseText: string
  /** The exact string that was sent. */
  readonly payload: string
}
