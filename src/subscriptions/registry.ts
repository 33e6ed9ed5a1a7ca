import { derive } from '../events/random.ts'
import type { RetryPolicy } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { Filters } from './filters.ts'
import type { Subscription, SubscriptionId, SubscriptionPatch } from './subscription.ts'

export interface NewSubscription {
  readonly name: string
  readonly events: readonly EventName[]
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly customHeaders?: Readonly<Record<string, string>>
  readonly filters?: Filters
  /** Generated when absent: 64 hexadecimal digits. Public documentation of the subscription API, security page. */
  readonly secret?: string
  readonly enabled: boolean
  readonly retry?: Partial<RetryPolicy>
}

/** Who names a URL or headers: the user (command line, config, code), or a caller of the API. */
export type GivenBy = Subscription['origin']

/** Removed subscriptions that are remembered. */
const MAX_REMOVED_KEPT = 100

const originOf = (url: string): string => new URL(url).origin

/**
 * Knows every subscription, oldest first. Ids and secrets derive from the seed and a running number.
 *
 * Trust belongs to the URL that was given, not to the subscription: a URL counts as configured when the user named
 * its origin, and headers that the user configured are sent to the origin they were configured for alone. A caller of
 * the API can change neither by changing the URL.
 */
export class SubscriptionRegistry {
  readonly #seed: number
  readonly #touches: boolean
  readonly #byId = new Map<SubscriptionId, Subscription>()
  /** Origins that the user named. */
  readonly #configured = new Set<string>()
  /** Headers that the user configured, each with the origin they were configured for. */
  readonly #ownHeaders = new Map<
    SubscriptionId,
    { readonly headers: Subscription['headers']; readonly origin: string }
  >()
  readonly #removed: { readonly subscription: Subscription; readonly at: number }[] = []
  #made = 0
  #list: readonly Subscription[] | undefined

  /** @param touches whether an empty patch changes `updatedAt`. Assumption: `emptyPatch` */
  constructor(seed: number, { touches }: { readonly touches: boolean }) {
    this.#seed = seed
    this.#touches = touches
  }

  /** @param user who makes it: a UUID */
  add(given: NewSubscription, at: number, by: GivenBy, user: string): Subscription {
    const random = derive(this.#seed, 'subscription', ++this.#made)
    const id = random.uuid()
    // Drawn between the two, so that ids and secrets are those that the seed has always made.
    random.uuid()
    // Member by member: an object that is spread and then written over costs V8 twenty times as long.
    const subscription: { -readonly [K in keyof Subscription]: Subscription[K] } = {
      id,
      name: given.name,
      events: [...new Set(given.events)],
      url: given.url,
      headers: given.headers,
      secret: given.secret ?? random.hex(64),
      enabled: given.enabled,
      origin: this.#judge(given.url, by),
      createdAt: at,
      createdBy: user,
      updatedAt: at,
      updatedBy: user,
    }
    if (given.customHeaders) subscription.customHeaders = given.customHeaders
    if (given.filters) subscription.filters = given.filters
    if (given.retry) subscription.retry = given.retry
    if (by === 'configured') this.#ownHeaders.set(id, { headers: given.headers, origin: originOf(given.url) })
    this.#byId.set(id, subscription)
    this.#list = undefined
    return subscription
  }

  /** Replaces what is given. @param user who changes it: a UUID */
  patch(id: SubscriptionId, patch: SubscriptionPatch, at: number, by: GivenBy, user: string): Subscription | undefined {
    const old = this.#byId.get(id)
    if (!old || (Object.keys(patch).length === 0 && !this.#touches)) return old
    const url = patch.url ?? old.url
    const next: Subscription = {
      ...old,
      ...patch,
      url,
      headers: this.#headersFor(old, patch, url, by),
      origin: patch.url === undefined ? old.origin : this.#judge(url, by),
      events: patch.events ? [...new Set(patch.events)] : old.events,
      updatedAt: at,
      updatedBy: user,
    }
    this.#byId.set(id, next)
    this.#list = undefined
    return next
  }

  /** Whether a URL counts as configured: the user names it now, or has named its origin before. */
  #judge(url: string, by: GivenBy): GivenBy {
    const origin = originOf(url)
    if (by === 'configured') this.#configured.add(origin)
    return this.#configured.has(origin) ? 'configured' : 'api'
  }

  /**
   * The headers that may be sent to a URL: configured ones are held back from an origin that the API chose, and
   * come back with their own.
   */
  #headersFor(old: Subscription, patch: SubscriptionPatch, url: string, by: GivenBy): Subscription['headers'] {
    const own = this.#ownHeaders.get(old.id)
    if (patch.headers !== undefined) {
      // What the API gives itself may go wherever the API sends it.
      if (by === 'configured') this.#ownHeaders.set(old.id, { headers: patch.headers, origin: originOf(url) })
      else this.#ownHeaders.delete(old.id)
      return patch.headers
    }
    if (own === undefined || patch.url === undefined) return old.headers
    if (by === 'configured') {
      this.#ownHeaders.set(old.id, { headers: own.headers, origin: originOf(url) })
      return own.headers
    }
    return own.origin === originOf(url) ? own.headers : {}
  }

  /**
   * Gives a subscription a policy of its own, or none. The emulated API knows nothing of it, and so `updatedAt`
   * stays.
   */
  setRetry(id: SubscriptionId, retry: Partial<RetryPolicy> | undefined): Subscription | undefined {
    const old = this.#byId.get(id)
    if (!old) return undefined
    const next: { -readonly [K in keyof Subscription]: Subscription[K] } = { ...old }
    if (retry) next.retry = retry
    else delete next.retry
    this.#byId.set(id, next)
    this.#list = undefined
    return next
  }

  remove(id: SubscriptionId, at: number): boolean {
    const subscription = this.#byId.get(id)
    if (!subscription) return false
    this.#removed.push({ subscription, at })
    if (this.#removed.length > MAX_REMOVED_KEPT) this.#removed.shift()
    this.#list = undefined
    this.#ownHeaders.delete(id)
    return this.#byId.delete(id)
  }

  /** Those that were removed after an instant, as they were then; the newest hundred are remembered. */
  removedAfter(instant: number): readonly Subscription[] {
    return this.#removed.filter(({ at }) => at > instant).map(({ subscription }) => subscription)
  }

  get(id: SubscriptionId): Subscription | undefined {
    return this.#byId.get(id)
  }

  /** Oldest first. */
  all(): readonly Subscription[] {
    return (this.#list ??= [...this.#byId.values()])
  }

  /** Forgets all of them; the next ones get the same ids and secrets as the first ones did. */
  clear(): void {
    this.#byId.clear()
    this.#configured.clear()
    this.#ownHeaders.clear()
    this.#removed.length = 0
    this.#list = undefined
    this.#made = 0
  }
}
