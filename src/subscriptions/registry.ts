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
  /** Default: 64 random hexadecimal digits. Source: public documentation of the subscription API, security page. */
  readonly secret?: string
  readonly enabled: boolean
  readonly retry?: Partial<RetryPolicy>
}

/** Who set a URL or headers: the user (command line, config, code), or a caller of the API. */
export type SubscriptionOrigin = Subscription['origin']

/** Maximum number of removed subscriptions that are remembered. */
const MAX_REMOVED_KEPT = 100

/** The last URL and its origin, cached because many subscriptions share a receiver. */
let [lastUrl, lastOrigin] = ['', '']

const originOf = (url: string): string => {
  if (url !== lastUrl) {
    lastOrigin = new URL(url).origin
    lastUrl = url
  }
  return lastOrigin
}

/**
 * The list of subscriptions, oldest first. IDs and secrets are derived from the seed and a counter.
 *
 * Trust belongs to the URL, not to the subscription: a URL counts as configured if the user named its origin, and
 * headers that the user configured are sent only to the origin for which they were configured. A caller of the API
 * cannot gain either by changing the URL.
 */
export class SubscriptionRegistry {
  readonly #seed: number
  readonly #touches: boolean
  readonly #byId = new Map<SubscriptionId, Subscription>()
  /** Origins of URLs that the user named. */
  readonly #configured = new Set<string>()
  /** Headers that the user configured, with the origin for which they were configured. */
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

  /** Adds a subscription. @param user UUID of its creator */
  add(given: NewSubscription, at: number, by: SubscriptionOrigin, user: string): Subscription {
    const random = derive(this.#seed, 'subscription', ++this.#made)
    const id = random.uuid()
    // Not used; drawn to keep the IDs and secrets of a seed stable.
    random.uuid()
    // Assigned field by field, because in V8 writing to an object created by spreading costs twenty times as much.
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

  /** Replaces the given fields. @param user UUID of the user who makes the change */
  patch(
    id: SubscriptionId,
    patch: SubscriptionPatch,
    at: number,
    by: SubscriptionOrigin,
    user: string,
  ): Subscription | undefined {
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

  /**
   * Returns whether a URL counts as configured: the user sets it now, or has named its origin before. Remembers the
   * origin of a URL that the user sets.
   */
  #judge(url: string, by: SubscriptionOrigin): SubscriptionOrigin {
    const origin = originOf(url)
    if (by === 'configured') this.#configured.add(origin)
    return this.#configured.has(origin) ? 'configured' : 'api'
  }

  /**
   * Returns the headers for a new URL. Configured headers are not sent to an origin that a caller of the API chose, and
   * are sent again once the URL returns to their own origin.
   */
  #headersFor(
    old: Subscription,
    patch: SubscriptionPatch,
    url: string,
    by: SubscriptionOrigin,
  ): Subscription['headers'] {
    const own = this.#ownHeaders.get(old.id)
    if (patch.headers !== undefined) {
      // Headers set over the API may be sent to any URL set over the API.
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
   * Sets or removes the retry policy of a subscription. `updatedAt` does not change, because the emulated API does not
   * show the policy.
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
    // Dropped in batches, because removing the first item copies the list.
    if (this.#removed.length >= 2 * MAX_REMOVED_KEPT) this.#removed.splice(0, MAX_REMOVED_KEPT)
    this.#list = undefined
    this.#ownHeaders.delete(id)
    return this.#byId.delete(id)
  }

  /**
   * Returns the subscriptions removed after an instant of the mock's clock, in their last state; only the last {@link
   * MAX_REMOVED_KEPT} removed ones are remembered.
   */
  removedAfter(instant: number): readonly Subscription[] {
    return this.#removed
      .slice(-MAX_REMOVED_KEPT)
      .filter(({ at }) => at > instant)
      .map(({ subscription }) => subscription)
  }

  get(id: SubscriptionId): Subscription | undefined {
    return this.#byId.get(id)
  }

  /** Returns all subscriptions, oldest first. */
  all(): readonly Subscription[] {
    return (this.#list ??= [...this.#byId.values()])
  }

  /** Removes all subscriptions; later ones get the same IDs and secrets as the first ones did. */
  clear(): void {
    this.#byId.clear()
    this.#configured.clear()
    this.#ownHeaders.clear()
    this.#removed.length = 0
    this.#list = undefined
    this.#made = 0
  }
}
