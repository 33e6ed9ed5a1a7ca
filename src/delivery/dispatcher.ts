import type { Clock } from '../clock/clock.ts'
import { MockError } from '../contract/error.ts'
import { checkFaults } from '../faults/carrier.ts'
import { derive } from '../events/random.ts'
import type { AttachedFault, AttemptFault, Owed } from '../faults/fault.ts'
import type { StandingFaults } from '../faults/standing.ts'
import type { Store } from '../store/store.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import { SentAttempt } from './attempt.ts'
import { decide } from './decide.ts'
import type { CancelReason, Delivery } from './delivery.ts'
import { Lane } from './lane.ts'
import type { StartedFirst } from './order.ts'
import type { Outcome, WireResult } from './outcome.ts'
import { createPolicyLookup, type PolicyLookup, type RetryOptions } from './policy.ts'
import type { Transport } from './transport.ts'

export interface DispatcherParts {
  readonly clock: Clock
  readonly store: Store
  readonly transport: Transport
  readonly order: StartedFirst
  readonly standing: StandingFaults
  readonly retry: RetryOptions
  readonly seed: number
  /** Whether a redelivery goes to the subscription as it stands, or as it stood at the first attempt. Assumption: `redeliveryTarget`. */
  readonly redeliversTo: 'current' | 'original'
  /** Attempts in flight at once per subscription, 1 or more. */
  readonly concurrency: number
  subscription(id: SubscriptionId): Subscription | undefined
  /** Called once a request has been handed to the system whole. */
  readonly sent?: (delivery: Delivery) => void
}

/** Carries deliveries from scheduled to settled: starts attempts when they are due, and does what was decided of their outcomes. */
export class Dispatcher {
  readonly #parts: DispatcherParts
  readonly #policyOf: PolicyLookup
  readonly #originals = new WeakMap<Delivery, Subscription>()
  readonly #lanes = new Map<SubscriptionId, Lane>()
  /** Standing faults that were found to fire on the attempt that is due. */
  readonly #firing = new WeakMap<Delivery, readonly AttachedFault<AttemptFault>[]>()
  /** Instants that deliveries are held back to, once nothing else does. */
  readonly #heldTo = new WeakMap<Delivery, number>()
  readonly #watchers = new Set<(delivery: Delivery) => void>()
  /** Deliveries that are due or in flight; while there are any, virtual time stands still. */
  #active = 0
  #release: (() => void) | undefined
  #unsettled = 0
  #closing = false
  #quiet: (() => void)[] = []
  /** Grows with each reset, so that answers to forgotten attempts change nothing. */
  #era = 0

  constructor(parts: DispatcherParts) {
    this.#parts = parts
    this.#policyOf = createPolicyLookup(parts.retry)
  }

  get unsettled(): number {
    return this.#unsettled
  }

  get inFlight(): number {
    return this.#active
  }

  /** Calls back whenever a delivery has settled, until the answer is called. */
  onSettled(callback: (delivery: Delivery) => void): () => void {
    this.#watchers.add(callback)
    return () => void this.#watchers.delete(callback)
  }

  /** Takes a new delivery, which waits for `blocker` when that is given, and as `held` says. */
  take(delivery: Delivery, blocker: Delivery | undefined, held?: Pick<Owed, 'holdMs' | 'behindFinished'>): void {
    const { clock, store, order } = this.#parts
    store.add(delivery)
    if (held?.behindFinished) order.plannedLate(delivery)
    else order.planned(delivery, blocker)
    this.#unsettled += 1
    if (held && held.holdMs > 0) {
      const heldTo = clock.now() + held.holdMs
      if (!blocker) return this.#later(delivery, heldTo, held.behindFinished ? 'held back until its FINISHED has settled, by a fault' : 'held back by a fault')
      this.#heldTo.set(delivery, heldTo)
    }
    if (!blocker) return this.#due(delivery, 'published')
    delivery.waitsFor = blocker.id
    this.#note(delivery, `waits until ${blocker.id} (its STARTED) has settled`)
  }

  /** Takes a new delivery that is never sent. */
  drop(delivery: Delivery): void {
    this.#parts.store.add(delivery)
    this.#unsettled += 1
    this.#settle(delivery, 'canceled', 'dropped by a fault', 'dropped')
  }

  /** Sends a delivery again, now, with a fresh round of redeliveries. @throws {MockError} `DELIVERY_IN_FLIGHT`, `FAULTS_CLASH` */
  redeliver(delivery: Delivery, faults: Delivery['faults'] = []): void {
    checkFaults(faults)
    if (delivery.state === 'in-flight') {
      throw new MockError({
        code: 'DELIVERY_IN_FLIGHT',
        message: `delivery ${delivery.id} has attempt ${String(delivery.attempts.length)} in flight`,
        fix: 'wait until that attempt has ended, or cancel the delivery first',
      })
    }
    if (delivery.state !== 'scheduled') {
      this.#unsettled += 1
      delivery.settledAt = undefined
      delivery.cancelReason = undefined
    } else if (delivery.wakeup === undefined && delivery.waitsFor === undefined) return
    delivery.wakeup?.cancel()
    delivery.wakeup = undefined
    delivery.waitsFor = undefined
    delivery.attemptsBefore = delivery.attempts.length
    delivery.faults = faults
    delivery.state = 'scheduled'
    this.#due(delivery, 'redelivered by hand')
  }

  /** Ends a delivery that has not settled; an attempt in flight is awaited, and its success still counts. */
  cancel(delivery: Delivery, reason: CancelReason): void {
    delivery.cancelReason = reason
    if (delivery.state !== 'scheduled') return
    // Without a wake-up and without a blocker it waits in its lane, where virtual time is held for it.
    const queued = delivery.wakeup === undefined && delivery.waitsFor === undefined
    delivery.wakeup?.cancel()
    delivery.wakeup = undefined
    this.#settle(delivery, 'canceled', `canceled: ${reason}`)
    this.#firing.delete(delivery)
    if (queued) this.#rest()
  }

  cancelAllOf(subscriptionId: SubscriptionId, reason: CancelReason): void {
    for (const delivery of [...this.#parts.store.deliveries({ subscriptionId })]) {
      if (delivery.settledAt === undefined) this.cancel(delivery, reason)
    }
    const lane = this.#lanes.get(subscriptionId)
    if (reason === 'subscription-deleted' && lane?.idle) this.#lanes.delete(subscriptionId)
  }

  /** Starts no further attempt. */
  stop(): void {
    this.#closing = true
  }

  /** Resolves when no delivery is due or in flight. */
  quiet(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#active === 0) resolve()
      else this.#quiet.push(resolve)
    })
  }

  /** Forgets every delivery without a word. */
  clear(): void {
    for (const delivery of this.#parts.store.deliveries()) delivery.wakeup?.cancel()
    this.#lanes.clear()
    this.#parts.order.clear()
    this.#era += 1
    this.#unsettled = 0
    this.#active = 0
    this.#release?.()
    this.#release = undefined
  }

  #due(delivery: Delivery, why: string): void {
    delivery.dueAt = this.#parts.clock.now()
    this.#note(delivery, why)
    this.#enqueue(delivery)
  }

  /** One function for all wake-ups. */
  readonly #enqueue = (delivery: Delivery): void => {
    delivery.wakeup = undefined
    if (this.#parts.standing.onAttempts) this.#foresee(delivery)
    if (this.#active++ === 0) this.#release = this.#parts.clock.hold()
    let lane = this.#lanes.get(delivery.subscriptionId)
    if (!lane) {
      lane = new Lane(this.#parts.concurrency, (next) => this.#start(next))
      this.#lanes.set(delivery.subscriptionId, lane)
    }
    lane.push(delivery)
  }

  /** Decides which standing faults fire when an attempt falls due: how many others are in flight has no say in that. */
  #foresee(delivery: Delivery): void {
    const number = delivery.attempts.length + 1
    const round = number - delivery.attemptsBefore
    const carried = delivery.faults.some(({ fault, from, to }) => fault.plane === 'wire' && round >= from && round <= to)
    const firing = this.#parts.standing.attempting(delivery, { number, round, carried }, this.#parts.clock.now())
    if (firing.length > 0) this.#firing.set(delivery, firing)
  }

  #start(delivery: Delivery): boolean {
    const { clock, store, transport, sent } = this.#parts
    const subscription = this.#parts.subscription(delivery.subscriptionId)
    const era = this.#era
    if (!subscription || this.#closing) {
      this.#settle(delivery, 'canceled', 'canceled: no further attempt is started', subscription ? 'shutdown' : 'subscription-deleted')
      this.#rest()
      return false
    }
    const number = delivery.attempts.length + 1
    const startedAt = clock.now()
    const { responseTimeoutMs } = this.#policyOf(delivery.dialect, subscription)
    const firing = this.#firing.get(delivery)
    if (firing) this.#firing.delete(delivery)
    const attempt = new SentAttempt(delivery, this.#addressee(delivery, subscription), number, startedAt, firing)
    delivery.state = 'in-flight'
    delivery.dueAt = undefined
    if (number === 1) delivery.attempts = [attempt]
    else delivery.attempts.push(attempt)
    store.append({ seq: 0, at: startedAt, type: 'attempt-started', deliveryId: delivery.id, subscriptionId: delivery.subscriptionId, attempt: number, url: attempt.url })
    for (const fault of attempt.faults) store.append({ seq: 0, at: startedAt, type: 'fault-fired', deliveryId: delivery.id, subscriptionId: delivery.subscriptionId, attempt: number, fault })
    const request = attempt.request(responseTimeoutMs)
    transport.send(sent ? { ...request, sent: () => { sent(delivery) } } : request, (result) => {
      if (era === this.#era) this.#ended(delivery, subscription, number, result)
    })
    return true
  }

  #addressee(delivery: Delivery, current: Subscription): Subscription {
    if (this.#parts.redeliversTo === 'current') return current
    const original = this.#originals.get(delivery)
    if (!original) this.#originals.set(delivery, current)
    return original ?? current
  }

  #ended(delivery: Delivery, subscription: Subscription, number: number, result: WireResult): void {
    const { clock, store, seed } = this.#parts
    const at = clock.now()
    const outcome = judge(result, delivery)
    const { id: deliveryId, subscriptionId } = delivery
    const policy = this.#policyOf(delivery.dialect, this.#parts.subscription(subscriptionId) ?? subscription)
    const chance = policy.jitterRatio > 0 ? derive(seed, 'jitter', deliveryId, number).next() : 0.5
    const decision = decide({ attempt: number - delivery.attemptsBefore, outcome, at, chance }, delivery.dialect, policy)
    const attempt = delivery.attempts[number - 1]
    if (attempt) {
      attempt.endedAt = at
      attempt.outcome = outcome
      attempt.decision = decision
    }
    store.append({ seq: 0, at, type: 'attempt-ended', deliveryId, subscriptionId, attempt: number, outcome })
    store.append({ seq: 0, at, type: 'decided', deliveryId, subscriptionId, attempt: number, decision })
    if (decision.kind === 'settle') this.#settle(delivery, decision.state, decision.why)
    else if (delivery.cancelReason) this.#settle(delivery, 'canceled', `canceled: ${delivery.cancelReason}`)
    else if (this.#closing) this.#settle(delivery, 'canceled', 'canceled: no further attempt is started', 'shutdown')
    else this.#later(delivery, at + decision.pauseMs, decision.why)
    this.#lanes.get(subscriptionId)?.ended()
    this.#rest()
  }

  #later(delivery: Delivery, dueAt: number, why: string): void {
    delivery.state = 'scheduled'
    delivery.dueAt = dueAt
    delivery.wakeup = this.#parts.clock.schedule(dueAt, this.#enqueue, delivery)
    this.#note(delivery, why)
  }

  #settle(delivery: Delivery, state: 'delivered' | 'exhausted' | 'canceled', why: string, cancelReason?: CancelReason): void {
    const { clock, store, order } = this.#parts
    const at = clock.now()
    if (cancelReason) delivery.cancelReason = cancelReason
    else if (state !== 'canceled') delivery.cancelReason = undefined
    delivery.state = state
    delivery.dueAt = undefined
    delivery.waitsFor = undefined
    delivery.settledAt = at
    this.#unsettled -= 1
    const { id: deliveryId, subscriptionId } = delivery
    const attempts = delivery.attempts.length
    if (delivery.cancelReason) store.append({ seq: 0, at, type: 'settled', deliveryId, subscriptionId, state, attempts, why, cancelReason: delivery.cancelReason })
    else store.append({ seq: 0, at, type: 'settled', deliveryId, subscriptionId, state, attempts, why })
    store.settled(delivery)
    for (const held of order.settled(delivery)) {
      if (held.state !== 'scheduled') continue
      const heldTo = this.#heldTo.get(held) ?? at
      if (held.waitsFor === delivery.id) held.waitsFor = undefined
      else if (held.wakeup && held.attempts.length === 0) held.wakeup.cancel()
      else continue
      if (heldTo > at) this.#later(held, heldTo, 'held back by a fault')
      else this.#due(held, `${delivery.id} has settled`)
    }
    for (const callback of this.#watchers) callback(delivery)
  }

  #rest(): void {
    this.#active -= 1
    if (this.#active > 0) return
    this.#release?.()
    this.#release = undefined
    for (const resolve of this.#quiet.splice(0)) resolve()
  }

  #note(delivery: Delivery, why: string): void {
    const { id: deliveryId, subscriptionId, dueAt } = delivery
    const at = this.#parts.clock.now()
    const attempt = delivery.attempts.length + 1
    if (dueAt === undefined) this.#parts.store.append({ seq: 0, at, type: 'scheduled', deliveryId, subscriptionId, attempt, why })
    else this.#parts.store.append({ seq: 0, at, type: 'scheduled', deliveryId, subscriptionId, attempt, dueAt, why })
  }
}

/** The dialect says whether an answer is a success. */
const judge = (result: WireResult, delivery: Delivery): Outcome =>
  result.kind === 'answered'
    ? { kind: delivery.dialect.isSuccess(result.answer) ? 'accepted' : 'rejected', answer: result.answer, ms: result.ms }
    : result
