import type { SleepClock } from '../clock/clock.ts'
import { MockError } from '../kit/error.ts'
import { checkFaults } from '../faults/carrier.ts'
import type { PlannedDelivery } from '../faults/fault.ts'
import type { StandingFaults } from '../faults/standing.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import type { Decision } from '../journal/decision.ts'
import type { CancelReason, Delivery } from '../journal/delivery.ts'
import { isForgotten, type DeliveryWithPayload, type KeptDelivery } from '../journal/kept-delivery.ts'
import { DueFaults } from './due-faults.ts'
import { InFlight } from './in-flight.ts'
import { replaceFaults } from './lifecycle.ts'
import { SubscriptionQueue } from './subscription-queue.ts'
import { withChanges, Rehearsal } from './rehearsal.ts'
import { Sending, type SendingParts } from './sending.ts'
import type { RetryOptions } from './retry/policy.ts'
import { Settling } from './settling.ts'
import { Waiting, type WaitingParts } from './waiting.ts'

export interface DispatcherParts extends WaitingParts, SendingParts {
  readonly clock: SleepClock
  readonly standing: StandingFaults
  /** Maximum number of attempts in flight at once per subscription, at least 1. */
  readonly concurrency: number
}

const NO_FURTHER = 'canceled: no further attempts are made'

/**
 * Carries deliveries from scheduled to settled: each waits, falls due, queues in its subscription's lane and is sent,
 * then waits again or settles.
 */
export class Dispatcher {
  readonly #parts: DispatcherParts
  readonly #waiting: Waiting
  readonly #sending: Sending
  readonly #settling: Settling
  readonly #inFlight: InFlight
  readonly #dueFaults: DueFaults
  readonly #rehearsal = new Rehearsal()
  readonly #lanes = new Map<SubscriptionId, SubscriptionQueue>()
  #closing = false
  #resets = 0

  constructor(parts: DispatcherParts) {
    this.#parts = parts
    this.#waiting = new Waiting(parts, (delivery) => this.#enqueue(delivery))
    this.#sending = new Sending(parts, (delivery, decision, at) => this.#follow(delivery, decision, at))
    this.#settling = new Settling(parts)
    this.#inFlight = new InFlight(parts.clock)
    this.#dueFaults = new DueFaults(parts)
  }

  /** Replaces the retry options for all dialects; redeliveries that are already scheduled keep their times. */
  setRetry(retry: RetryOptions): void {
    this.#sending.setRetry(retry)
  }

  /** Number of times that all deliveries were discarded. */
  get resets(): number {
    return this.#resets
  }

  get unsettled(): number {
    return this.#settling.unsettled
  }

  get inFlight(): number {
    return this.#inFlight.count
  }

  /** Calls `callback` whenever a delivery settles; returns a function that stops it. */
  onSettled(callback: (delivery: KeptDelivery) => void): () => void {
    return this.#settling.watch(callback)
  }

  /** Checks that every request of a delivery can be built. @throws {MockError} as {@link Rehearsal.check} does */
  rehearse(delivery: DeliveryWithPayload, subscription: Subscription): void {
    this.#rehearsal.check(delivery, subscription)
  }

  /** Accepts a new delivery, which waits for `blocker` and for as long as `held` requires, if they are given. */
  take(
    delivery: KeptDelivery,
    blocker: KeptDelivery | undefined,
    held?: Pick<PlannedDelivery, 'holdMs' | 'afterFinished'>,
  ): void {
    this.#parts.store.add(delivery)
    this.#settling.open(delivery)
    if (!isForgotten(delivery)) this.#waiting.take(delivery, blocker, held)
  }

  /** Accepts a new delivery that is canceled without being sent. */
  drop(delivery: KeptDelivery): void {
    this.#parts.store.add(delivery)
    this.#settling.open(delivery)
    if (!isForgotten(delivery)) this.#cancel(delivery, 'dropped', 'dropped by a fault')
  }

  /**
   * Sends a delivery again now, with a new round of retries; does nothing if it is already due.
   * @throws {MockError} `DELIVERY_IN_FLIGHT`, `BODY_NOT_KEPT`, `FAULTS_CLASH`, or as {@link rehearse} does
   */
  redeliver(delivery: KeptDelivery, faults: Delivery['faults'] = []): void {
    checkFaults(faults)
    if (delivery.state === 'in-flight') {
      throw new MockError({
        code: 'DELIVERY_IN_FLIGHT',
        message: `delivery ${delivery.id} has attempt ${String(delivery.attempts.length)} in flight`,
        fix: 'wait until that attempt has ended, or cancel the delivery first',
      })
    }
    if (delivery.body === undefined) {
      throw new MockError({
        code: 'BODY_NOT_KEPT',
        message:
          `the body of delivery ${delivery.id} (${String(delivery.bodyBytes)} bytes) is no longer kept, ` +
          'so it cannot be sent again',
        fix: 'publish the event again, or keep more with --retain (retention.bytes in code)',
      })
    }
    const subscription = this.#parts.subscription(delivery.subscriptionId)
    if (subscription)
      this.rehearse(withChanges(delivery, { faults, attemptsBefore: delivery.attempts.length }), subscription)
    const waited = this.#waiting.callOff(delivery)
    if (delivery.state !== 'scheduled') this.#settling.open(delivery)
    // It is already due, so it is sent anyway.
    else if (!waited) return
    if (isForgotten(delivery)) return
    replaceFaults(delivery, faults)
    this.#waiting.makeDue(delivery, 'redelivered by hand', 'by-hand')
  }

  /**
   * Cancels a delivery that has not settled. An attempt in flight continues; its delivery is canceled unless the
   * attempt succeeds or is the last one.
   */
  cancel(delivery: KeptDelivery, reason: CancelReason): void {
    if (delivery.state === 'in-flight')
      return this.#parts.store.record.cancelRequested(this.#parts.clock.now(), delivery, reason)
    if (delivery.state !== 'scheduled') return
    const waited = this.#waiting.callOff(delivery)
    this.#cancel(delivery, reason, `canceled: ${reason}`)
    this.#dueFaults.take(delivery)
    // It was due and waited in its lane, which stopped virtual time.
    if (!waited && !isForgotten(delivery)) this.#inFlight.end()
  }

  cancelAllOf(subscriptionId: SubscriptionId, reason: CancelReason): void {
    // Skips the search if all have settled, because thousands of settled deliveries may be kept.
    if (this.unsettled > 0) this.#cancelEach(subscriptionId, reason)
    const lane = this.#lanes.get(subscriptionId)
    if (reason === 'subscription-deleted' && lane?.idle) this.#lanes.delete(subscriptionId)
  }

  #cancelEach(subscriptionId: SubscriptionId, reason: CancelReason): void {
    for (const delivery of [...this.#parts.store.unsettled()]) {
      if (delivery.subscriptionId !== subscriptionId || delivery.settledAt !== undefined) continue
      if (!isForgotten(delivery)) this.cancel(delivery, reason)
    }
  }

  /** Starts no further attempts. */
  stop(): void {
    this.#closing = true
  }

  /** Resolves when no delivery is due or in flight. */
  quiet(): Promise<void> {
    return this.#inFlight.quiet()
  }

  /** Discards all deliveries without journaling it. */
  clear(): void {
    this.#resets += 1
    for (const lane of this.#lanes.values()) lane.clear()
    this.#lanes.clear()
    this.#waiting.clear()
    this.#settling.clear()
    this.#inFlight.clear()
  }

  #enqueue(delivery: KeptDelivery): void {
    this.#dueFaults.draw(delivery)
    this.#inFlight.begin()
    let lane = this.#lanes.get(delivery.subscriptionId)
    if (!lane) {
      lane = new SubscriptionQueue(this.#parts.concurrency, (next) => this.#start(next))
      this.#lanes.set(delivery.subscriptionId, lane)
    }
    lane.push(delivery)
  }

  #start(delivery: KeptDelivery): boolean {
    const subscription = this.#parts.subscription(delivery.subscriptionId)
    if (subscription && !this.#closing) {
      this.#sending.start(delivery, subscription, this.#dueFaults.take(delivery))
      return true
    }
    this.#cancel(delivery, subscription ? 'shutdown' : 'subscription-deleted', NO_FURTHER)
    if (!isForgotten(delivery)) this.#inFlight.end()
    return false
  }

  #follow(delivery: KeptDelivery, decision: Decision, at: number): void {
    if (decision.kind === 'settle') this.#settle(delivery, decision.state, decision.why)
    else if (delivery.cancelReason) this.#cancel(delivery, delivery.cancelReason, `canceled: ${delivery.cancelReason}`)
    else if (this.#closing) this.#cancel(delivery, 'shutdown', NO_FURTHER)
    else this.#waiting.until(at + decision.pauseMs, delivery, decision.why)
    if (isForgotten(delivery)) return
    this.#lanes.get(delivery.subscriptionId)?.ended()
    this.#inFlight.end()
  }

  #settle(delivery: KeptDelivery, state: 'delivered' | 'exhausted', why: string): void {
    this.#settling.settle(delivery, state, why)
    this.#settled(delivery)
  }

  #cancel(delivery: KeptDelivery, reason: CancelReason, why: string): void {
    this.#settling.cancel(delivery, reason, why)
    this.#settled(delivery)
  }

  #settled(delivery: KeptDelivery): void {
    if (!isForgotten(delivery)) this.#waiting.release(delivery)
    this.#settling.tell(delivery)
  }
}
