import type { EventName } from '../events/catalogue.ts'
import type { Filters } from './filters.ts'
import type { RetryPolicy } from '../dialects/dialect.ts'

/** A UUID. */
export type SubscriptionId = string

/** A request for deliveries: which events, to which URL, signed with which secret. */
export interface Subscription {
  readonly id: SubscriptionId
  readonly name: string
  readonly events: readonly EventName[]
  readonly url: string
  /**
   * Sent with every attempt, unless the dialect protects the name; includes the Authorization header made from
   * BasicAuth or TokenAuth.
   */
  readonly headers: Readonly<Record<string, string>>
  /** Additional headers. Unlike `headers`, they are also sent to an origin that a caller of the API chooses. */
  readonly customHeaders?: Readonly<Record<string, string>>
  /** Filters that decide which of its events are delivered; without any, all are. */
  readonly filters?: Filters
  readonly secret: string
  readonly enabled: boolean
  /**
   * Who chose the origin of the URL. `configured`: the user, on the command line, in the config or in code. `api`: only
   * a caller over HTTP.
   */
  readonly origin: 'configured' | 'api'
  /** Overrides parts of the retry policy. */
  readonly retry?: Partial<RetryPolicy>
  readonly createdAt: number
  /** UUID of the user who created it; each API token is one user. */
  readonly createdBy: string
  readonly updatedAt: number
  /** UUID of the user who last changed it. */
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
