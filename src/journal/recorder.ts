import type { ClockMode } from '../clock/clock.ts'
import type { MockEvent } from '../events/event.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Decision } from './decision.ts'
import type { CancelReason, DeliveryId } from './delivery.ts'
import { hasOneDelivery, type EntryColumns } from './entry-columns.ts'
import { endedEntryBytes, publishedEntryBytes, textEntryBytes } from './entry-size.ts'
import type { AboutEvent, DeliveryEntry, EntryOf, JournalEntry, ReceiverNoteKind } from './entry.ts'
import { isForgotten, type KeptAttempt, type KeptDelivery } from './kept-delivery.ts'
import type { Outcome } from './outcome.ts'

/** Changes deliveries as journal entries say. */
export interface Lifecycle {
  apply(delivery: KeptDelivery, entry: DeliveryEntry): void
  // Like `apply` for the most frequent entries, before they are created.
  schedule(delivery: KeptDelivery, dueAt: number): void
  start(delivery: KeptDelivery, attempt: KeptAttempt): void
  end(attempt: KeptAttempt, at: number, outcome: Outcome): void
  decide(attempt: KeptAttempt, decision: Decision): void
  settle(delivery: KeptDelivery, state: 'delivered' | 'exhausted', at: number): void
}

/** The journal as the recorder sees it. */
export interface Journal {
  /** Returns the number of the next entry. */
  next(): number
  /** Stores an entry under its number and notifies the watchers. */
  append(entry: JournalEntry): void
  /** Begins the next entry, which retention counts as `bytes`; one method of the columns has to write it. */
  open(at: number, bytes: number): EntryColumns
  /** Notifies the watchers of the entry that was begun. */
  written(): void
  /** Called when an attempt has ended, before `written`. */
  ended(delivery: KeptDelivery, attempt: KeptAttempt, at: number, outcome: Outcome): void
}

/** Maximum number of characters of a URL in the journal. */
const MAX_URL = 2048

/** Maximum number of characters of the path and the reason of a rejected call in the journal. */
const MAX_PATH = 300
const MAX_REASON = 1000

/** Truncates a text that is longer than `most` characters, and appends its length. */
export const clipped = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}… (${String(text.length)} characters)` : text

/**
 * Writes the journal, with one method per entry type. Each changes the delivery of the entry and then writes the entry,
 * so that watchers see the delivery in its new state; frequent entries are only created when they are read. Nothing is
 * written about a delivery that a reset has discarded. Instants are on the mock's clock.
 */
export class Recorder {
  readonly #journal: Journal
  readonly #lifecycle: Lifecycle

  constructor(journal: Journal, lifecycle: Lifecycle) {
    this.#journal = journal
    this.#lifecycle = lifecycle
  }

  published(event: MockEvent, deliveries: readonly DeliveryId[], skipped: EntryOf<'published'>['skipped']): void {
    if (hasOneDelivery(deliveries, skipped)) {
      const { id, interaction } = event
      this.#journal
        .open(event.at, publishedEntryBytes(interaction.id, 1))
        .published(event.name, id, interaction.id, deliveries[0])
      return this.#journal.written()
    }
    this.#journal.append({
      seq: this.#journal.next(),
      at: event.at,
      type: 'published',
      eventId: event.id,
      event: event.name,
      interactionId: event.interaction.id,
      deliveries,
      skipped,
    })
  }

  /** @param how `by-hand`: a manual redelivery, which starts a new round */
  scheduled(at: number, delivery: KeptDelivery, dueAt: number, why: string, how?: 'by-hand'): void {
    const { id: deliveryId, subscriptionId } = delivery
    const attempt = delivery.attemptCount + 1
    if (how === 'by-hand') {
      const about = { deliveryId, subscriptionId, attempt, dueAt, why, byHand: true } as const
      return this.#write(delivery, { seq: this.#journal.next(), at, type: 'scheduled', ...about })
    }
    if (isForgotten(delivery)) return
    this.#lifecycle.schedule(delivery, dueAt)
    this.#journal.open(at, textEntryBytes(why)).scheduled(deliveryId, subscriptionId, attempt, dueAt, why)
    this.#journal.written()
  }

  heldBack(at: number, delivery: KeptDelivery, waitsFor: DeliveryId, why: string): void {
    const { id: deliveryId, subscriptionId } = delivery
    const attempt = delivery.attemptCount + 1
    const seq = this.#journal.next()
    this.#write(delivery, { seq, at, type: 'scheduled', deliveryId, subscriptionId, attempt, waitsFor, why })
  }

  attemptStarted(delivery: KeptDelivery, attempt: KeptAttempt): void {
    if (isForgotten(delivery)) return
    this.#lifecycle.start(delivery, attempt)
    const url = clipped(attempt.url, MAX_URL)
    const row = this.#journal.open(attempt.startedAt, textEntryBytes(url))
    row.started(delivery.id, delivery.subscriptionId, attempt.number, url)
    this.#journal.written()
  }

  /** @param attempt its number; 0 for a plan fault */
  faultFired(at: number, delivery: KeptDelivery, attempt: number, fault: string): void {
    const { id: deliveryId, subscriptionId } = delivery
    const seq = this.#journal.next()
    this.#write(delivery, { seq, at, type: 'fault-fired', deliveryId, subscriptionId, attempt, fault })
  }

  attemptEnded(at: number, delivery: KeptDelivery, attempt: KeptAttempt, outcome: Outcome): void {
    if (isForgotten(delivery)) return
    this.#lifecycle.end(attempt, at, outcome)
    const row = this.#journal.open(at, endedEntryBytes(outcome))
    row.ended(delivery.id, delivery.subscriptionId, attempt.number, outcome)
    this.#journal.ended(delivery, attempt, at, outcome)
    this.#journal.written()
  }

  decided(at: number, delivery: KeptDelivery, attempt: KeptAttempt, decision: Decision): void {
    if (isForgotten(delivery)) return
    this.#lifecycle.decide(attempt, decision)
    const row = this.#journal.open(at, textEntryBytes(decision.why))
    row.decided(delivery.id, delivery.subscriptionId, attempt.number, decision)
    this.#journal.written()
  }

  /** Records that the delivery will be canceled unless the attempt in flight succeeds or is the last one. */
  cancelRequested(at: number, delivery: KeptDelivery, reason: CancelReason): void {
    const { id: deliveryId, subscriptionId } = delivery
    const seq = this.#journal.next()
    this.#write(delivery, { seq, at, type: 'cancel-requested', deliveryId, subscriptionId, reason })
  }

  settled(at: number, delivery: KeptDelivery, state: 'delivered' | 'exhausted', why: string): void {
    if (isForgotten(delivery)) return
    this.#lifecycle.settle(delivery, state, at)
    const row = this.#journal.open(at, textEntryBytes(why))
    row.settled(delivery.id, delivery.subscriptionId, delivery.attemptCount, state, why)
    this.#journal.written()
  }

  canceled(at: number, delivery: KeptDelivery, cancelReason: CancelReason, why: string): void {
    const { id: deliveryId, subscriptionId } = delivery
    const attempts = delivery.attemptCount
    const seq = this.#journal.next()
    this.#write(delivery, {
      seq,
      at,
      type: 'settled',
      deliveryId,
      subscriptionId,
      state: 'canceled',
      attempts,
      why,
      cancelReason,
    })
  }

  selfUriFetched(at: number, interactionId: string, status: number): void {
    this.#journal.append({ seq: this.#journal.next(), at, type: 'self-uri-fetched', interactionId, status })
  }

  apiFaultFired(at: number, fault: string, operation: string): void {
    this.#journal.append({ seq: this.#journal.next(), at, type: 'api-fault-fired', fault, operation })
  }

  apiRefused(at: number, { method, path, status, reason }: Omit<EntryOf<'api-refused'>, 'seq' | 'at' | 'type'>): void {
    this.#journal.append({
      seq: this.#journal.next(),
      at,
      type: 'api-refused',
      method,
      path: clipped(path, MAX_PATH),
      status,
      reason: clipped(reason, MAX_REASON),
    })
  }

  clockMoved(from: number, to: number, mode: ClockMode): void {
    this.#journal.append({ seq: this.#journal.next(), at: to, type: 'clock-moved', from, to, mode })
  }

  subscriptionChanged(
    at: number,
    subscriptionId: SubscriptionId,
    change: EntryOf<'subscription-changed'>['change'],
  ): void {
    this.#journal.append({ seq: this.#journal.next(), at, type: 'subscription-changed', subscriptionId, change })
  }

  noted(at: number, kind: 'title' | 'caption', text: string): JournalEntry {
    const entry: EntryOf<'noted'> = { seq: this.#journal.next(), at, type: 'noted', kind, text }
    this.#journal.append(entry)
    return entry
  }

  reported(at: number, kind: ReceiverNoteKind, about: AboutEvent, text: string): JournalEntry {
    const entry: EntryOf<'noted'> = { seq: this.#journal.next(), at, type: 'noted', kind, text, ...about }
    this.#journal.append(entry)
    return entry
  }

  faultsChanged(at: number, standing: readonly string[]): void {
    this.#journal.append({ seq: this.#journal.next(), at, type: 'faults-changed', standing })
  }

  retryPolicyChanged(at: number, subscriptionId: SubscriptionId | undefined, policy: string | undefined): void {
    this.#journal.append({
      seq: this.#journal.next(),
      at,
      type: 'retry-policy-changed',
      ...(subscriptionId !== undefined && { subscriptionId }),
      ...(policy !== undefined && { policy }),
    })
  }

  budgetExceeded(at: number, pendingBytes: number, budgetBytes: number): void {
    this.#journal.append({ seq: this.#journal.next(), at, type: 'budget-exceeded', pendingBytes, budgetBytes })
  }

  reset(at: number): void {
    this.#journal.append({ seq: this.#journal.next(), at, type: 'reset' })
  }

  #write(delivery: KeptDelivery, entry: DeliveryEntry): void {
    if (isForgotten(delivery)) return
    this.#lifecycle.apply(delivery, entry)
    this.#journal.append(entry)
  }
}
