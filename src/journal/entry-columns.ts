import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Decision } from './decision.ts'
import type { DeliveryId } from './delivery.ts'
import type { EntryOf, JournalEntry } from './entry.ts'
import type { Outcome, Response } from './outcome.ts'
import { PublishedColumns } from './published-columns.ts'

// How an entry is stored: as an object, or in columns.
const AS_OBJECT = 0
const SCHEDULED = 1
const STARTED = 2
const ENDED = 3
const DECIDED = 4
const DELIVERED = 5
const EXHAUSTED = 6
const PUBLISHED = 7
const CHANGED = 8
const ACCEPTED = 9
const REJECTED = 10

/** Changes to subscriptions, stored as their index in this list. */
const CHANGES: readonly EntryOf<'subscription-changed'>['change'][] = [
  'created',
  'patched',
  'enabled',
  'disabled',
  'deleted',
]

const column = <T>(room: number): (T | undefined)[] => new Array<T | undefined>(room).fill(undefined)

/** The columns of a ring of entries. An entry's index is its number modulo `room`. */
export class EntryColumns {
  readonly room: number
  readonly kinds: Uint8Array
  readonly ats: Float64Array
  /** When it is due; for a response, how long it took. */
  readonly dueAts: Float64Array
  /**
   * Number of the attempt, or the number of attempts; for a subscription, the index of its change; for an event, its
   * number in `published`.
   */
  readonly attempts: Uint32Array
  /** Bytes that retention counts for each entry. */
  readonly bytes: Float64Array
  readonly deliveryIds: (DeliveryId | undefined)[]
  readonly subscriptionIds: (SubscriptionId | undefined)[]
  readonly published: PublishedColumns
  /** The reason or the URL. */
  readonly texts: (string | undefined)[]
  readonly outcomes: (Outcome | undefined)[]
  readonly responses: (Response | undefined)[]
  readonly decisions: (Decision | undefined)[]
  readonly entries: (JournalEntry | undefined)[]

  /** @param published the events of the columns from which all entries will be copied, if any */
  constructor(room: number, published = new PublishedColumns()) {
    this.room = room
    this.kinds = new Uint8Array(room)
    this.ats = new Float64Array(room)
    this.dueAts = new Float64Array(room)
    this.attempts = new Uint32Array(room)
    this.bytes = new Float64Array(room)
    this.deliveryIds = column(room)
    this.subscriptionIds = column(room)
    this.published = published
    this.texts = column(room)
    this.outcomes = column(room)
    this.responses = column(room)
    this.decisions = column(room)
    this.entries = column(room)
  }

  set(entry: JournalEntry, bytes: number): void {
    const at = entry.seq % this.room
    this.ats[at] = entry.at
    this.bytes[at] = bytes
    this.kinds[at] = this.#put(at, entry)
  }

  /** Copies an entry from other columns. */
  copy(seq: number, from: EntryColumns): void {
    const at = seq % this.room
    const was = seq % from.room
    this.kinds[at] = from.kinds[was] ?? AS_OBJECT
    this.ats[at] = from.ats[was] ?? 0
    this.dueAts[at] = from.dueAts[was] ?? 0
    this.attempts[at] = from.attempts[was] ?? 0
    this.bytes[at] = from.bytes[was] ?? 0
    this.deliveryIds[at] = from.deliveryIds[was]
    this.subscriptionIds[at] = from.subscriptionIds[was]
    this.texts[at] = from.texts[was]
    this.outcomes[at] = from.outcomes[was]
    this.responses[at] = from.responses[was]
    this.decisions[at] = from.decisions[was]
    this.entries[at] = from.entries[was]
  }

  /** Removes an entry and returns the bytes that were counted for it. Touches only the columns that it stands in. */
  drop(seq: number): number {
    const at = seq % this.room
    this.deliveryIds[at] = undefined
    this.subscriptionIds[at] = undefined
    switch (this.kinds[at]) {
      case AS_OBJECT:
        this.entries[at] = undefined
        break
      case ENDED:
        this.outcomes[at] = undefined
        break
      case ACCEPTED:
      case REJECTED:
        this.responses[at] = undefined
        break
      case DECIDED:
        this.decisions[at] = undefined
        break
      case PUBLISHED:
        this.published.shift()
        break
      default:
        this.texts[at] = undefined
    }
    return this.bytes[at] ?? 0
  }

  /** Stores an entry, in columns if its type is frequent; returns how it is stored. */
  #put(at: number, entry: JournalEntry): number {
    switch (entry.type) {
      case 'published': {
        const [deliveryId] = entry.deliveries
        if (deliveryId === undefined || entry.deliveries.length > 1 || entry.skipped.length > 0) break
        this.deliveryIds[at] = deliveryId
        this.attempts[at] = this.published.push(entry)
        return PUBLISHED
      }
      case 'scheduled':
        if (entry.dueAt === undefined || entry.byHand) break
        this.dueAts[at] = entry.dueAt
        this.#about(at, entry, entry.attempt, entry.why)
        return SCHEDULED
      case 'attempt-started':
        this.#about(at, entry, entry.attempt, entry.url)
        return STARTED
      case 'attempt-ended':
        this.#about(at, entry, entry.attempt)
        return this.#end(at, entry.outcome)
      case 'decided':
        this.#about(at, entry, entry.attempt)
        this.decisions[at] = entry.decision
        return DECIDED
      case 'settled':
        if (entry.state === 'canceled') break
        this.#about(at, entry, entry.attempts, entry.why)
        return entry.state === 'delivered' ? DELIVERED : EXHAUSTED
      case 'subscription-changed':
        this.subscriptionIds[at] = entry.subscriptionId
        this.attempts[at] = CHANGES.indexOf(entry.change)
        return CHANGED
      default:
    }
    this.entries[at] = entry
    return AS_OBJECT
  }

  #end(at: number, outcome: Outcome): number {
    if (!('response' in outcome) || outcome.stalledMs !== undefined) {
      this.outcomes[at] = outcome
      return ENDED
    }
    this.responses[at] = outcome.response
    this.dueAts[at] = outcome.ms
    return outcome.kind === 'accepted' ? ACCEPTED : REJECTED
  }

  #about(
    at: number,
    { deliveryId, subscriptionId }: { readonly deliveryId: DeliveryId; readonly subscriptionId: SubscriptionId },
    attempt: number,
    text?: string,
  ): void {
    this.deliveryIds[at] = deliveryId
    this.subscriptionIds[at] = subscriptionId
    this.attempts[at] = attempt
    this.texts[at] = text
  }

  /** Returns an entry as it was written, rebuilt from its columns if needed. */
  get(seq: number): JournalEntry | undefined {
    const at = seq % this.room
    const deliveryId = this.deliveryIds[at]
    const subscriptionId = this.subscriptionIds[at]
    if (this.kinds[at] === CHANGED && subscriptionId !== undefined) {
      const change = CHANGES[this.attempts[at] ?? 0]
      return change && { seq, at: this.ats[at] ?? 0, type: 'subscription-changed', subscriptionId, change }
    }
    if (deliveryId === undefined) return this.entries[at]
    if (this.kinds[at] === PUBLISHED)
      return this.published.get(this.attempts[at] ?? 0, seq, this.ats[at] ?? 0, deliveryId)
    if (subscriptionId === undefined) return undefined
    const attempt = this.attempts[at] ?? 0
    const text = this.texts[at] ?? ''
    // Objects are written out field by field, because spreading is several times slower.
    const stamp = this.ats[at] ?? 0
    switch (this.kinds[at]) {
      case SCHEDULED:
        return {
          seq,
          at: stamp,
          type: 'scheduled',
          deliveryId,
          subscriptionId,
          attempt,
          dueAt: this.dueAts[at] ?? 0,
          why: text,
        }
      case STARTED:
        return { seq, at: stamp, type: 'attempt-started', deliveryId, subscriptionId, attempt, url: text }
      case ENDED: {
        const outcome = this.outcomes[at]
        return outcome && { seq, at: stamp, type: 'attempt-ended', deliveryId, subscriptionId, attempt, outcome }
      }
      case ACCEPTED:
      case REJECTED: {
        const response = this.responses[at]
        const kind = this.kinds[at] === ACCEPTED ? 'accepted' : 'rejected'
        const outcome: Outcome | undefined = response && { kind, response, ms: this.dueAts[at] ?? 0 }
        return outcome && { seq, at: stamp, type: 'attempt-ended', deliveryId, subscriptionId, attempt, outcome }
      }
      case DECIDED: {
        const decision = this.decisions[at]
        return decision && { seq, at: stamp, type: 'decided', deliveryId, subscriptionId, attempt, decision }
      }
      case DELIVERED:
      case EXHAUSTED: {
        const state = this.kinds[at] === DELIVERED ? 'delivered' : 'exhausted'
        return { seq, at: stamp, type: 'settled', deliveryId, subscriptionId, state, attempts: attempt, why: text }
      }
      default:
        return undefined
    }
  }
}
