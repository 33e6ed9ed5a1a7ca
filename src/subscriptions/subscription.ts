import type { EventName } from '../events/catalogue.ts'
import type { Filters } from './filters.ts'
import type { RetryPolicy } from '../dialects/dialect.ts'

/** UUID. */
export type SubscriptionId = string

/** A standing request: which events, to which URL, under which secret. */
export interface Subscription {
  readonly id: SubscriptionId
  readonly name: string
  readonly events: readonly EventName[]
  readonly url: string
  /** Sent with every attempt; holds the Authorization made of BasicAuth or TokenAuth. */
  readonly headers: Readonly<Record<string, string>>
  /** Further headers that came over the API with it, sent besides those; they may go wherever the API sends it. */
  readonly customHeaders?: Readonly<Record<string, string>>
  /** Which events are wanted of those that it names; all without. */
  readonly filters?: Filters
  readonly secret: string
  readonly enabled: boolean
  /**
   * Who named the URL's origin. `configured`: the user, on the command line, in the config or in code. `api`: a
   * caller over HTTP alone.
   */
  readonly origin: 'configured' | 'api'
  /** Parts of the dialect's policy that this subscription replaces. */
  readonly retry?: Partial<RetryPolicy>
  readonly createdAt: number
  /** UUID of the user that made it: one per token of the API. */
  readonly createdBy: string
  readonly updatedAt: number
  /** UUID of the user that changed it last. */
  readonly updatedBy: string
}

/** What may be changed of a subscription; what is left out stays. */
export interface SubscriptionPatch {
  readonly name?: string
  readonly events?: readonly EventName[]
  readonly url?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Replaces all of them. */
  readonly customHeaders?: Readonly<Record<string, string>>
  /** Replaces all of them. */
  readonly filters?: Filters
  readonly enabled?: boolean
}
