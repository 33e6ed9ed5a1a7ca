import type { EventName } from '../events/catalogue.ts'
import type { Outcome } from '../delivery/outcome.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { JournalEntry } from './entry.ts'
import type { Store } from './store.ts'

/** One finished attempt as the emulated API's event log tells it. */
export interface LoggedAttempt {
  /** Instant of the mock's clock. */
  readonly at: number
  readonly success: boolean
  /** 0 when there was no HTTP answer. Assumption: `responseCodeWithoutAnswer`. */
  readonly responseCode: number
  readonly responseText: string
  /** The exact string that was sent. */
  readonly payload: string
}

interface Line {
  readonly at: number
  readonly outcome: Outcome
  readonly body: Uint8Array
}

/** How many attempts are kept per subscription and event. Assumption: `logsKept`. */
const KEPT = 10

/** A reading of the journal: the newest attempts of every subscription and event. */
export class AttemptLog {
  readonly #lines = new Map<SubscriptionId, Map<EventName, Line[]>>()
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
    store.watch((entry) => {
      this.#read(entry)
    })
  }

  /** Newest first, at most 10. */
  of(subscriptionId: SubscriptionId, event: EventName): readonly LoggedAttempt[] {
    const lines = this.#lines.get(subscriptionId)?.get(event) ?? []
    return lines.map(toLogged).reverse()
  }

  forget(subscriptionId: SubscriptionId): void {
    this.#lines.delete(subscriptionId)
  }

  clear(): void {
    this.#lines.clear()
  }

  #read(entry: JournalEntry): void {
    if (entry.type !== 'attempt-ended') return
    const delivery = this.#store.delivery(entry.deliveryId)
    if (!delivery) return
    let byEvent = this.#lines.get(entry.subscriptionId)
    if (!byEvent) this.#lines.set(entry.subscriptionId, (byEvent = new Map<EventName, Line[]>()))
    let lines = byEvent.get(delivery.eventName)
    if (!lines) byEvent.set(delivery.eventName, (lines = []))
    lines.push({ at: entry.at, outcome: entry.outcome, body: delivery.body })
    if (lines.length > KEPT) lines.shift()
  }
}

const toLogged = ({ at, outcome, body }: Line): LoggedAttempt => ({ at, ...answerOf(outcome), payload: Buffer.from(body).toString('utf8') })

const answerOf = (outcome: Outcome): Pick<LoggedAttempt, 'success' | 'responseCode' | 'responseText'> => {
  switch (outcome.kind) {
    case 'accepted':
    case 'rejected':
      return { success: outcome.kind === 'accepted', responseCode: outcome.answer.status, responseText: outcome.answer.reason }
    case 'timed-out':
      return { success: false, responseCode: 0, responseText: 'timeout' }
    case 'unreachable':
      return { success: false, responseCode: 0, responseText: outcome.cause === 'refused' ? 'connection refused' : outcome.cause }
    default:
      return outcome satisfies never
  }
}
