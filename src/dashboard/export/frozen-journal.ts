import type { RetryPolicyView, SubscriptionView } from '../mock/control-client.ts'
import type { TimelinePage } from '../mock/journal-feed.ts'
import { FROZEN_ID } from './page-file.ts'
import type { DeliveryView, Entry } from '../../timeline/entry-view.ts'

/** The content of an exported file: everything that its page reads from the mock, without secrets. */
export interface FrozenJournal {
  readonly timeline: TimelinePage
  /** The state of its deliveries, oldest first. */
  readonly entries: readonly Entry[]
  readonly deliveries: readonly DeliveryView[]
  readonly subscriptions: readonly Omit<SubscriptionView, 'secretKey'>[]
  readonly policy: RetryPolicyView
  readonly health: { readonly seed: number; readonly version: string }
  /** Older deliveries that were left out. */
  readonly left: number
}

/** Returns the journal entries about some deliveries, or about parts of the demo. */
export const aboutDeliveries = (entries: readonly Entry[], deliveries: ReadonlySet<string>): readonly Entry[] =>
  entries.filter((entry) => {
    if ('deliveryId' in entry) return deliveries.has(entry.deliveryId)
    if (entry.type === 'published') return entry.deliveries.some((id) => deliveries.has(id))
    return entry.type === 'noted' || entry.type === 'reset'
  })

/** Reads the journal in this document; undefined on the live page. */
export const readFrozen = (): FrozenJournal | undefined => {
  const text = document.getElementById(FROZEN_ID)?.textContent
  return text === undefined || text === null ? undefined : (JSON.parse(text) as FrozenJournal)
}
