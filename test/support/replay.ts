import { apply, type AttemptState, type LifecycleState } from '../../src/delivery/lifecycle.ts'
import type { Attempt, Delivery, DeliveryId } from '../../src/journal/delivery.ts'
import type { DeliveryEntry, EntryOf, JournalEntry } from '../../src/journal/entry.ts'
import { clipped } from '../../src/journal/recorder.ts'

/** An attempt as the journal alone tells of it. */
interface ReadAttempt extends AttemptState {
  readonly startedAt: number
  readonly url: string
}

/** A delivery as the journal alone tells of it. */
export interface ReadDelivery extends LifecycleState<ReadAttempt> {
  readonly id: DeliveryId
  readonly eventId: string
  readonly eventName: string
  readonly interactionId: string
  readonly subscriptionId: string
  readonly createdAt: number
}

/** Reads entries in order, and keeps the deliveries that they come to, oldest first. */
export class Replay {
  readonly deliveries = new Map<DeliveryId, ReadDelivery>()
  readonly #published = new Map<DeliveryId, EntryOf<'published'>>()

  read(entry: JournalEntry): void {
    if (entry.type === 'reset') {
      this.deliveries.clear()
      this.#published.clear()
    }
    if (entry.type === 'published') for (const id of entry.deliveries) this.#published.set(id, entry)
    if (!('deliveryId' in entry)) return
    const delivery = this.deliveries.get(entry.deliveryId) ?? this.#begin(entry)
    if (entry.type === 'attempt-started') apply(delivery, entry, attemptOf(entry))
    else apply(delivery, entry)
  }

  #begin({ deliveryId: id, subscriptionId }: DeliveryEntry): ReadDelivery {
    const published = this.#published.get(id)
    const delivery: ReadDelivery = {
      id,
      eventId: published?.eventId ?? '',
      eventName: published?.event ?? '',
      interactionId: published?.interactionId ?? '',
      subscriptionId,
      createdAt: published?.at ?? 0,
      state: 'scheduled',
      dueAt: undefined,
      waitsFor: undefined,
      settledAt: undefined,
      cancelReason: undefined,
      attemptsBefore: 0,
      attempts: [],
    }
    this.deliveries.set(id, delivery)
    return delivery
  }
}

const attemptOf = ({ attempt, at, url }: EntryOf<'attempt-started'>): ReadAttempt => ({
  number: attempt,
  startedAt: at,
  url,
  faults: [],
  endedAt: undefined,
  outcome: undefined,
  decision: undefined,
})

const stateOf = ({ number, startedAt, url, faults, endedAt, outcome, decision }: Attempt | ReadAttempt) => ({
  number,
  startedAt,
  url: clipped(url, 2048),
  faults: [...faults],
  endedAt,
  outcome,
  decision,
})

/** Returns what the journal determines of a delivery, whoever keeps it. */
export const journalledState = (delivery: Delivery | ReadDelivery) => ({
  id: delivery.id,
  eventId: delivery.eventId,
  eventName: delivery.eventName,
  interactionId: delivery.interactionId,
  subscriptionId: delivery.subscriptionId,
  createdAt: delivery.createdAt,
  state: delivery.state,
  dueAt: delivery.dueAt,
  waitsFor: delivery.waitsFor,
  settledAt: delivery.settledAt,
  cancelReason: delivery.cancelReason,
  attemptsBefore: delivery.attemptsBefore,
  attempts: delivery.attempts.map(stateOf),
})
