import type { Assumptions } from '../contract/assumptions.ts'
import type { EventName } from '../events/catalogue.ts'
import type { Outcome } from './outcome.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { KeptAttempt, KeptDelivery } from './kept-delivery.ts'
import type { Payload } from './payload.ts'
import type { Store } from './store.ts'

/** One finished attempt, as the event log of the emulated API shows it. */
export interface LoggedAttempt {
  /** Instant of the mock's clock, in milliseconds since the Unix epoch. Assumption: `deliveryTimestamp`. */
  readonly at: number
  /** When its event happened, in milliseconds since the Unix epoch on the mock's clock. */
  readonly eventAt: number
  readonly success: boolean
  /** 0 if there was no HTTP response. Assumption: `codeWithoutResponse`. */
  readonly responseCode: number
  /**
   * The reason phrase or the body of the response; without a response, `timeout` or the cause. Assumption:
   * `responseText`.
   */
  readonly responseText: string
  /**
   * The exact body that was sent, including changes by faults; if retention has dropped it, a note with its length and
   * SHA-256.
   */
  readonly payload: string
}

interface Line {
  readonly at: number
  readonly eventAt: number
  /** Orders attempts of the same instant, together with `number`: the later delivery or attempt is newer. */
  readonly serial: number
  readonly number: number
  readonly outcome: Outcome
  readonly payload: Payload
  /** The attempt, if a fault replaced the event's body. Retention counts that body separately. */
  readonly changed: KeptAttempt | undefined
}

/** Assumptions: `logsKept`, `responseText`, `deliveryTimestamp`. */
export interface AttemptLogOptions {
  /** Maximum number of attempts kept per subscription and event. */
  readonly kept: number
  /** The part of a response that becomes `responseText`. */
  readonly text: 'reason' | 'body'
  /** The instant that is shown for an attempt. */
  readonly instant: Assumptions['deliveryTimestamp']
}

/** The newest attempts per subscription and event, collected as attempts end. */
export class AttemptLog {
  readonly #lines = new Map<SubscriptionId, Map<EventName, Line[]>>()
  readonly #options: AttemptLogOptions

  constructor(store: Store, options: AttemptLogOptions) {
    this.#options = options
    store.onAttemptEnded((...ended) => this.#read(...ended))
  }

  /** Returns the attempts, newest first. */
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

  #read(delivery: KeptDelivery, attempt: KeptAttempt, endedAt: number, outcome: Outcome): void {
    let byEvent = this.#lines.get(delivery.subscriptionId)
    if (!byEvent) this.#lines.set(delivery.subscriptionId, (byEvent = new Map<EventName, Line[]>()))
    let lines = byEvent.get(delivery.eventName)
    if (!lines) byEvent.set(delivery.eventName, (lines = []))
    const line: Line = {
      at: instantOf(this.#options.instant, delivery, attempt.startedAt, endedAt),
      eventAt: delivery.createdAt,
      serial: delivery.serial,
      number: attempt.number,
      outcome,
      payload: delivery.payload,
      changed: attempt.hasOwnBody ? attempt : undefined,
    }
    lines.push(line)
    // Attempts mostly end in their order, or almost.
    for (let place = lines.length - 1; place > 0; place--) {
      const other = lines[place - 1]
      if (!other || !isNewer(other, line)) break
      lines[place] = other
      lines[place - 1] = line
    }
    delivery.payload.logged += 1
    if (lines.length > this.#options.kept) forget(lines.shift())
  }
}

const instantOf = (
  which: AttemptLogOptions['instant'],
  { createdAt }: KeptDelivery,
  startedAt: number,
  endedAt: number,
): number => {
  switch (which) {
    case 'attempt-start':
      return startedAt
    case 'attempt-end':
      return endedAt
    case 'event':
      return createdAt
    default:
      return which satisfies never
  }
}

const isNewer = (a: Line, b: Line): boolean => (a.at - b.at || a.serial - b.serial || a.number - b.number) > 0

const forget = (line: Line | undefined): void => {
  if (line) line.payload.logged -= 1
}

/** Returns a body as text, or a note with its length and SHA-256. */
const shown = (body: Uint8Array | undefined, bytes: number, sha256: string | undefined): string =>
  body ? Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8') : notKept(bytes, sha256)

const toLogged = (
  { at, eventAt, outcome, payload, changed }: Line,
  text: AttemptLogOptions['text'],
): LoggedAttempt => ({
  at,
  eventAt,
  ...responseOf(outcome, text),
  payload: changed
    ? shown(changed.body, changed.bodyBytes, changed.bodySha256)
    : shown(payload.bytes, payload.length, payload.sha256),
})

const notKept = (bytes = 0, sha256 = ''): string => `(not kept: ${String(bytes)} bytes, SHA-256 ${sha256})`

const responseOf = (
  outcome: Outcome,
  text: AttemptLogOptions['text'],
): Pick<LoggedAttempt, 'success' | 'responseCode' | 'responseText'> => {
  switch (outcome.kind) {
    case 'accepted':
    case 'rejected':
      return {
        success: outcome.kind === 'accepted',
        responseCode: outcome.response.status,
        responseText:
          text === 'body'
            ? (outcome.response.body ?? notKept(outcome.response.bodyBytes, outcome.response.bodySha256))
            : outcome.response.reason,
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
