import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Decision } from './decision.ts'
import type { EventName } from '../events/catalogue.ts'
import type { DeliveryId } from './delivery.ts'
import {
  AS_OBJECT,
  SCHEDULED,
  STARTED,
  ENDED,
  DECIDED,
  DELIVERED,
  EXHAUSTED,
  PUBLISHED,
  CHANGED,
  ACCEPTED,
  REJECTED,
  CHANGES,
} from './entry-kinds.ts'
import type { JournalEntry } from './entry.ts'
import type { Outcome, Response } from './outcome.ts'
import { PublishedColumns } from './published-columns.ts'

/** Columns of numbers, and of other values. */
const NUMBERS = ['kinds', 'ats', 'dueAts', 'attempts', 'bytes'] as const
const VALUES = ['deliveryIds', 'subscriptionIds', 'texts', 'outcomes', 'responses', 'decisions', 'entries'] as const

const copyValues = (to: unknown[], at: number, from: readonly unknown[], was: number, count: number): void => {
  for (let i = 0; i < count; i++) to[at + i] = from[was + i]
}

const column = <T>(room: number): (T | undefined)[] => new Array<T | undefined>(room).fill(undefined)

/** Returns whether an event has one delivery, and nothing else to record. */
export const hasOneDelivery = (
  deliveries: readonly DeliveryId[],
  skipped: readonly unknown[],
): deliveries is readonly [DeliveryId] => deliveries.length === 1 && skipped.length === 0

/** The columns of a ring of entries. An entry's index is its number modulo `room`. */
export class EntryColumns {
  readonly room: number
  /** Index of the entry that is being written. */
  #at = 0
  readonly kinds: Uint8Array
  readonly ats: Float64Array
  /** When it is due; for a response, how long it took. */
  readonly dueAts: Float64Array
  /**
   * Number of the attempt, or the number of attempts; for a subscription, the index of its change; for an event, its
   * number in `events`.
   */
  readonly attempts: Uint32Array
  /** Bytes that retention counts for each entry. Integers, which V8 need not box. */
  readonly bytes: Uint32Array
  readonly deliveryIds: (DeliveryId | undefined)[]
  readonly subscriptionIds: (SubscriptionId | undefined)[]
  readonly events: PublishedColumns
  /** The reason or the URL. */
  readonly texts: (string | undefined)[]
  readonly outcomes: (Outcome | undefined)[]
  readonly responses: (Response | undefined)[]
  readonly decisions: (Decision | undefined)[]
  readonly entries: (JournalEntry | undefined)[]

  /** @param events those of the columns from which all entries will be copied, if any */
  constructor(room: number, events = new PublishedColumns()) {
    this.room = room
    this.kinds = new Uint8Array(room)
    this.ats = new Float64Array(room)
    this.dueAts = new Float64Array(room)
    this.attempts = new Uint32Array(room)
    this.bytes = new Uint32Array(room)
    this.deliveryIds = column(room)
    this.subscriptionIds = column(room)
    this.events = events
    this.texts = column(room)
    this.outcomes = column(room)
    this.responses = column(room)
    this.decisions = column(room)
    this.entries = column(room)
  }

  /** Begins an entry; one of the methods below has to follow. */
  open(seq: number, stamp: number, bytes: number): void {
    const at = seq % this.room
    this.#at = at
    this.ats[at] = stamp
    this.bytes[at] = bytes
  }

  /** Writes any entry, in columns if its type is frequent. */
  write(entry: JournalEntry): void {
    switch (entry.type) {
      case 'published':
        if (!hasOneDelivery(entry.deliveries, entry.skipped)) break
        return this.published(entry.event, entry.eventId, entry.interactionId, entry.deliveries[0])
      case 'scheduled':
        if (entry.dueAt === undefined || entry.byHand) break
        return this.scheduled(entry.deliveryId, entry.subscriptionId, entry.attempt, entry.dueAt, entry.why)
      case 'attempt-started':
        return this.started(entry.deliveryId, entry.subscriptionId, entry.attempt, entry.url)
      case 'attempt-ended':
        return this.ended(entry.deliveryId, entry.subscriptionId, entry.attempt, entry.outcome)
      case 'decided':
        return this.decided(entry.deliveryId, entry.subscriptionId, entry.attempt, entry.decision)
      case 'settled':
        if (entry.state === 'canceled') break
        return this.settled(entry.deliveryId, entry.subscriptionId, entry.attempts, entry.state, entry.why)
      case 'subscription-changed':
        this.kinds[this.#at] = CHANGED
        this.subscriptionIds[this.#at] = entry.subscriptionId
        this.attempts[this.#at] = CHANGES.indexOf(entry.change)
        return
      default:
    }
    this.kinds[this.#at] = AS_OBJECT
    this.entries[this.#at] = entry
  }

  published(event: EventName, eventId: string, interactionId: string, deliveryId: DeliveryId): void {
    this.kinds[this.#at] = PUBLISHED
    this.deliveryIds[this.#at] = deliveryId
    this.attempts[this.#at] = this.events.push(event, eventId, interactionId)
  }

  scheduled(deliveryId: DeliveryId, subscriptionId: SubscriptionId, attempt: number, dueAt: number, why: string): void {
    this.#about(SCHEDULED, deliveryId, subscriptionId, attempt, why)
    this.dueAts[this.#at] = dueAt
  }

  started(deliveryId: DeliveryId, subscriptionId: SubscriptionId, attempt: number, url: string): void {
    this.#about(STARTED, deliveryId, subscriptionId, attempt, url)
  }

  ended(deliveryId: DeliveryId, subscriptionId: SubscriptionId, attempt: number, outcome: Outcome): void {
    if ('response' in outcome && outcome.stalledMs === undefined) {
      this.#about(outcome.kind === 'accepted' ? ACCEPTED : REJECTED, deliveryId, subscriptionId, attempt)
      this.responses[this.#at] = outcome.response
      this.dueAts[this.#at] = outcome.ms
    } else {
      this.#about(ENDED, deliveryId, subscriptionId, attempt)
      this.outcomes[this.#at] = outcome
    }
  }

  decided(deliveryId: DeliveryId, subscriptionId: SubscriptionId, attempt: number, decision: Decision): void {
    this.#about(DECIDED, deliveryId, subscriptionId, attempt)
    this.decisions[this.#at] = decision
  }

  settled(
    deliveryId: DeliveryId,
    subscriptionId: SubscriptionId,
    attempts: number,
    state: 'delivered' | 'exhausted',
    why: string,
  ): void {
    this.#about(state === 'delivered' ? DELIVERED : EXHAUSTED, deliveryId, subscriptionId, attempts, why)
  }

  /** Copies entries with consecutive numbers from other columns, in as few steps as possible. */
  copy(from: EntryColumns, oldest: number, newest: number): void {
    for (let seq = oldest; seq <= newest;) {
      const [at, was] = [seq % this.room, seq % from.room]
      const count = Math.min(newest - seq + 1, this.room - at, from.room - was)
      for (const name of NUMBERS) this[name].set(from[name].subarray(was, was + count), at)
      for (const name of VALUES) copyValues(this[name], at, from[name], was, count)
      seq += count
    }
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
        this.events.shift()
        break
      default:
        this.texts[at] = undefined
    }
    return this.bytes[at] ?? 0
  }

  #about(kind: number, deliveryId: DeliveryId, subscriptionId: SubscriptionId, attempt: number, text?: string): void {
    const at = this.#at
    this.kinds[at] = kind
    this.deliveryIds[at] = deliveryId
    this.subscriptionIds[at] = subscriptionId
    this.attempts[at] = attempt
    this.texts[at] = text
  }
}
