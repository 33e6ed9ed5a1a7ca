import type { EventName } from '../events/catalogue.ts'
import type { Outcome } from './outcome.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { JournalEntry } from './entry.ts'
import type { Payload } from './payload.ts'
import type { Store } from './store.ts'

/** One finished attempt as the emulated API's event log tells it. */
export interface LoggedAttempt {
  /** Instant of the mock's clock. */
  readonly at: number
  /** When its event happened. */
  readonly eventAt: number
  readonly success: boolean
  /** 0 when there was no HTTP answer. Assumption: `responseCodeWithoutAnswer`. */
  readonly responseCode: number
  readonly responseText: string
  /** The exact string that was sent, or a note of its length and SHA-256 when retention has dropped it. */
  readonly payload: string
}

interface Line {
  readonly at: number
  readonly eventAt: number
  readonly outcome: Outcome
  readonly payload: Payload
}

/** Assumptions: `logsKept`, `responseText`. */
export interface AttemptLogOptions {
  /** How many attempts are kept per subscription and event. */
  readonly kept: number
  /** What `responseText` holds of an answer. */
  readonly text: 'reason' | 'body'
}

/** A reading of the journal: the newest attempts of every subscription and event. */
export class AttemptLog {
  readonly #lines = new Map<SubscriptionId, Map<EventName, Line[]>>()
  readonly #store: Store
  readonly #options: AttemptLogOptions

  constructor(store: Store, options: AttemptLogOptions) {
    this.#store = store
    this.#options = options
    store.watch((entry) => {
      this.#read(entry)
    })
  }

  /** Newest first. */
  of(subscriptionId: SubscriptionId, event: EventName): readonly LoggedAttempt[] {
    const lines = this.#lines.get(subscriptionId)?.get(event) ?? []
    return lines.map((line) => toLogged(line, this.#options.text)).reverse()
  }

  forget(subscriptionId: SubscriptionId): void {
    for (const lines of this.#lines.get(subscriptionId)?.values() ?? []) lines.forEach(forget)
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
    lines.push({ at: entry.at, eventAt: delivery.createdAt, outcome: entry.outcome, payload: delivery.payload })
    delivery.payload.logged += 1
    if (lines.length > this.#options.kept) forget(lines.shift())
  }
}

const forget = (line: Line | undefined): void => {
  if (line) line.payload.logged -= 1
}

const toLogged = ({ at, eventAt, outcome, payload }: Line, text: AttemptLogOptions['text']): LoggedAttempt => ({
  at,
  eventAt,
  ...answerOf(outcome, text),
  payload: payload.bytes ? Buffer.from(payload.bytes).toString('utf8') : notKept(payload.length, payload.sha256),
})

const notKept = (bytes = 0, sha256 = ''): string => `(not kept: ${String(bytes)} bytes, SHA-256 ${sha256})`

const answerOf = (
  outcome: Outcome,
  text: AttemptLogOptions['text'],
): Pick<LoggedAttempt, 'success' | 'responseCode' | 'responseText'> => {
  switch (outcome.kind) {
    case 'accepted':
    case 'rejected':
      return {
        success: outcome.kind === 'accepted',
        responseCode: outcome.answer.status,
        responseText:
          text === 'body'
            ? (outcome.answer.body ?? notKept(outcome.answer.bodyBytes, outcome.answer.bodySha256))
            : outcome.answer.reason,
      }
    case 'timed-out':
      return { success: false, responseCode: 0, responseText: 'timeout' }
    case 'unreachable':
      return {
        success: false,
        responseCode: 0,
        responseText: outcome.cause === 'refused' ? 'connection refused' : outcome.cause,
      }
    default:
      return outcome satisfies never
  }
}
