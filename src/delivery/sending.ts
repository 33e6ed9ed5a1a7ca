import type { Clock } from '../clock/clock.ts'
import { realNow } from '../clock/real.ts'
import { derive } from '../events/random.ts'
import type { AttachedFault, AttemptFault } from '../faults/fault.ts'
import { clipped } from '../journal/recorder.ts'
import type { Store } from '../journal/store.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import { SentAttempt } from './attempt.ts'
import { decide } from './decide.ts'
import type { Decision } from '../journal/decision.ts'
import type { Delivery } from '../journal/delivery.ts'
import { isForgotten, type KeptDelivery } from '../journal/kept-delivery.ts'
import { internalResult, type Outcome, type WireResult } from '../journal/outcome.ts'
import { createPolicyLookup, type PolicyLookup, type RetryOptions } from './retry/policy.ts'
import type { Transport } from './transport.ts'

export interface SendingParts {
  readonly clock: Clock
  readonly store: Store
  readonly transport: Transport
  readonly retry: RetryOptions
  readonly seed: number
  /**
   * Whether a redelivery goes to the subscription as it stands, or as it stood at the first attempt. Assumption:
   * `redeliveryTarget`.
   */
  readonly redeliversTo: 'current' | 'original'
  /** Whether signatures bear the machine's time, whatever the mock's clock shows. */
  readonly signsRealTime?: boolean
  subscription(id: SubscriptionId): Subscription | undefined
  /** Called once a request has been handed to the system whole. */
  readonly sent?: (delivery: Delivery) => void
}

/** Puts attempts on their way, and decides what follows from how they ended. */
export class Sending {
  readonly #parts: SendingParts
  readonly #decided: (delivery: KeptDelivery, decision: Decision, at: number) => void
  #policyOf: PolicyLookup
  readonly #originals = new WeakMap<Delivery, Subscription>()

  /** @param decided does what was decided */
  constructor(parts: SendingParts, decided: (delivery: KeptDelivery, decision: Decision, at: number) => void) {
    this.#parts = parts
    this.#decided = decided
    this.#policyOf = createPolicyLookup(parts.retry)
  }

  /**
   * Begins the next attempt. Never throws: what is thrown on the way ends the attempt as an internal error.
   * @param standing faults that fire on the attempt beside the delivery's own
   */
  start(
    delivery: KeptDelivery,
    subscription: Subscription,
    standing: readonly AttachedFault<AttemptFault>[] | undefined,
  ): void {
    const { clock, store, transport, sent, signsRealTime } = this.#parts
    const number = delivery.attempts.length + 1
    const startedAt = clock.now()
    const aheadMs = signsRealTime === true && clock.mode !== 'real' ? realNow() - startedAt : 0
    const to = this.#addressee(delivery, subscription)
    const attempt = new SentAttempt(delivery, to, number, startedAt, standing, aheadMs)
    store.record.attemptStarted(delivery, attempt)
    for (const fault of attempt.firing) store.record.faultFired(startedAt, delivery, number, fault)
    if (isForgotten(delivery)) return
    const end = (result: WireResult): void => {
      if (!isForgotten(delivery) && attempt.outcome === undefined) this.#ended(delivery, subscription, attempt, result)
    }
    try {
      const request = attempt.request(this.#policyOf(delivery.dialect, subscription).responseTimeoutMs)
      transport.send(
        sent
          ? {
              ...request,
              sent: () => {
                sent(delivery)
              },
            }
          : request,
        end,
      )
    } catch (error) {
      end(internalResult('the request could not be made', error))
    }
  }

  /** Replaces what every dialect's policy was set to; what is due already stays due. */
  setRetry(retry: RetryOptions): void {
    this.#policyOf = createPolicyLookup(retry)
  }

  #addressee(delivery: Delivery, current: Subscription): Subscription {
    if (this.#parts.redeliversTo === 'current') return current
    const original = this.#originals.get(delivery)
    if (!original) this.#originals.set(delivery, current)
    return original ?? current
  }

  #ended(delivery: KeptDelivery, subscription: Subscription, attempt: SentAttempt, result: WireResult): void {
    const { clock, store } = this.#parts
    const at = clock.now()
    const { outcome, decision } = this.#judged(delivery, subscription, attempt.number, result, at)
    store.keepAttempt(attempt)
    store.record.attemptEnded(at, delivery, attempt.number, outcome)
    store.record.decided(at, delivery, attempt.number, decision)
    if (!isForgotten(delivery)) this.#decided(delivery, decision, at)
  }

  /** Judges a result and decides what follows; a dialect that throws over a response makes it an internal error. */
  #judged(
    delivery: KeptDelivery,
    subscription: Subscription,
    number: number,
    result: WireResult,
    at: number,
  ): { readonly outcome: Outcome; readonly decision: Decision } {
    try {
      const outcome = judge(result, delivery, this.#parts.store)
      const policy = this.#policyOf(delivery.dialect, this.#parts.subscription(delivery.subscriptionId) ?? subscription)
      const chance = policy.jitterRatio > 0 ? derive(this.#parts.seed, 'jitter', delivery.id, number).next() : 0.5
      return {
        outcome,
        decision: decide({ attempt: number - delivery.attemptsBefore, outcome, at, chance }, delivery.dialect, policy),
      }
    } catch (error) {
      const outcome = internalResult('the outcome could not be judged', error)
      return { outcome, decision: { kind: 'settle', state: 'exhausted', why: outcome.detail } }
    }
  }
}

/** The dialect says whether a response is a success. What is kept of it is the store's. */
const judge = (result: WireResult, delivery: Delivery, store: Store): Outcome => {
  if (result.kind === 'answered')
    return {
      kind: delivery.dialect.isSuccess(result.response) ? 'accepted' : 'rejected',
      response: store.keepResponse(result.response),
      ms: result.ms,
      ...(result.stalledMs !== undefined && { stalledMs: result.stalledMs }),
    }
  return result.kind === 'unreachable' && result.detail.length > MAX_DETAIL
    ? { ...result, detail: clipped(result.detail, MAX_DETAIL) }
    : result
}

/** Characters of why a request failed that the journal takes. */
const MAX_DETAIL = 1000
