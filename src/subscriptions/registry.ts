import { derive } from '../events/random.ts'
import type { RetryPolicy } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { Subscription, SubscriptionId } from './subscription.ts'

export interface NewSubscription {
  readonly name: string
  readonly events: readonly EventName[]
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Generated when absent: 64 hexadecimal digits. Public documentation of the subscription API, security page. */
  readonly secret?: string
  readonly enabled: boolean
  readonly origin: Subscription['origin']
  readonly retry?: Partial<RetryPolicy>
}

export type SubscriptionPatch = Partial<Pick<Subscription, 'name' | 'events' | 'url' | 'headers' | 'enabled'>>

/** Removed subscriptions that are remembered. */
const KEPT = 100

/** Knows every subscription, oldest first. Ids and secrets derive from the seed and a running number. */
export class SubscriptionRegistry {
  readonly #seed: number
  readonly #touches: boolean
  readonly #byId = new Map<SubscriptionId, Subscription>()
  readonly #removed: { readonly subscription: Subscription; readonly at: number }[] = []
  #made = 0
  #list: readonly Subscription[] | undefined

  /** @param touches whether an empty patch changes `updatedAt`. Assumption: `emptyPatch` */
  constructor(seed: number, { touches }: { readonly touches: boolean }) {
    this.#seed = seed
    this.#touches = touches
  }

  add(given: NewSubscription, at: number): Subscription {
    const random = derive(this.#seed, 'subscription', ++this.#made)
    const id = random.uuid()
    const author = random.uuid()
    const generated = random.hex(64)
    const subscription: Subscription = {
      ...given,
      id,
      events: [...new Set(given.events)],
      secret: given.secret ?? generated,
      createdAt: at,
      createdBy: author,
      updatedAt: at,
      updatedBy: author,
    }
    this.#byId.set(id, subscription)
    this.#list = undefined
    return subscription
  }

  /** Replaces what is given. */
  patch(id: SubscriptionId, patch: SubscriptionPatch, at: number): Subscription | undefined {
    const old = this.#byId.get(id)
    if (!old || (Object.keys(patch).length === 0 && !this.#touches)) return old
    const next: Subscription = {
      ...old,
      ...patch,
      events: patch.events ? [...new Set(patch.events)] : old.events,
      updatedAt: at,
    }
    this.#byId.set(id, next)
    this.#list = undefined
    return next
  }

  /** Gives a subscription a policy of its own, or none. The emulated API knows nothing of it, and so `updatedAt` stays. */
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
    if (this.#removed.length > KEPT) this.#removed.shift()
    this.#list = undefined
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
    this.#removed.length = 0
    this.#list = undefined
    this.#made = 0
  }
}
