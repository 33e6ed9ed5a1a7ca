import type { EventName } from '../events/catalogue.ts'
import type { Filters } from './filters.ts'
import type { RetryPolicy } from '../dialects/dialect.ts'

/** UUID. */
export type SubscriptionId = string

/** A request for deliveries: which events, to which URL, signed with which secret. */
export interface Subscription {
  readonly id: SubscriptionId
  readonly name: string
  readonly events: readonly EventName[]
  readonly url: string
  /** Sent with every attempt; includes the Authorization header made from BasicAuth or TokenAuth. */
  readonly headers: Readonly<Record<string, string>>
  /** Additional headers that were set over the API; they may be sent to any URL that the API chooses. */
  readonly customHeaders?: Readonly<Record<string, string>>
  /** Filters for its events; without filters, all are delivered. */
  readonly filters?: Filters
  readonly secret: string
  readonly enabled: boolean
  /**
   * Who chose the origin of the URL. `configured`: the user, on the command line, in the config or in code. `api`: only
   * a caller over HTTP.
   */
  readonly origin: 'configured' | 'api'
  /** Settings that replace those of the dialect's retry policy. */
  readonly retry?: Partial<RetryPolicy>
  readonly createdAt: number
  /** UUID of the user that created it: one per token of the API. */
  readonly createdBy: string
  readonly updatedAt: number
  /** UUID of the user that last changed it. */
  readonly updatedBy: string
}

/** The changes to a subscription; omitted fields do not change. */
export interface SubscriptionPatch {
  readonly name?: string
  readonly events?: readonly EventName[]
  readonly url?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Replaces all existing custom headers. */
  readonly customHeaders?: Readonly<Record<string, string>>
  /** Replaces all existing filters. */
  readonly filters?: Filters
  readonly enabled?: boolean
}
