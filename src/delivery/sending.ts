import type { Clock } from '../clock/clock.ts'
import { realNow } from '../clock/real.ts'
import type { AttachedFault, AttemptFault } from '../faults/fault.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { SentAttempt } from './attempt.ts'
import type { Decision } from '../journal/decision.ts'
import type { Delivery } from '../journal/delivery.ts'
import { isForgotten, type KeptDelivery } from '../journal/kept-delivery.ts'
import { internalResult, type WireResult } from '../journal/outcome.ts'
import { Judging, type JudgingParts } from './judging.ts'
import type { RetryOptions } from './retry/policy.ts'
import type { Transport } from './transport.ts'

export interface SendingParts extends JudgingParts {
  readonly clock: Clock
  readonly transport: Transport
  /**
   * Whether redeliveries go to the subscription as it is now, or as it was at the first attempt. Assumption:
   * `redeliveryTarget`.
   */
  readonly redeliversTo: 'current' | 'original'
  /** Whether signatures use the machine's time instead of the mock's clock. */
  readonly signsRealTime?: boolean
  /** Called once a whole request has been written to its socket. */
  readonly sent?: (delivery: Delivery) => void
}

/** Sends attempts and determines how they ended and what follows. */
export class Sending {
  readonly #parts: SendingParts
  readonly #decided: (delivery: KeptDelivery, decision: Decision, at: number) => void
  readonly #judging: Judging

  /** @param decided carries out the decision */
  constructor(parts: SendingParts, decided: (delivery: KeptDelivery, decision: Decision, at: number) => void) {
    this.#parts = parts
    this.#decided = decided
    this.#judging = new Judging(parts)
  }

  /**
   * Starts the next attempt. Never throws: an error ends the attempt with an internal error as its outcome.
   * @param standing faults that fire on the attempt in addition to the delivery's own
   */
  start(
    delivery: KeptDelivery,
    subscription: Subscription,
    standing: readonly AttachedFault<AttemptFault>[] | undefined,
  ): void {
    const { clock, store, transport, sent, signsRealTime } = this.#parts
    const number = delivery.attemptCount + 1
    const startedAt = clock.now()
    const aheadMs = signsRealTime === true && clock.mode !== 'real' ? realNow() - startedAt : 0
    const to = this.#addressee(delivery, subscription)
    const attempt = new SentAttempt(delivery, to, number, startedAt, standing, aheadMs)
    store.record.attemptStarted(delivery, attempt)
    for (const fault of attempt.firing) store.record.faultFired(startedAt, delivery, number, fault)
    if (isForgotten(delivery)) return
    const end = (result: WireResult): void => {
      if (!isForgotten(delivery) && attempt.endedAt === undefined) this.#ended(delivery, subscription, attempt, result)
    }
    try {
      const request = attempt.request(this.#judging.policyOf(delivery.dialect, subscription).responseTimeoutMs)
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

  /** Replaces the retry options for all dialects; redeliveries that are already scheduled keep their times. */
  setRetry(retry: RetryOptions): void {
    this.#judging.setRetry(retry)
  }

  #addressee({ attempts }: KeptDelivery, current: Subscription): Subscription {
    if (this.#parts.redeliversTo === 'current') return current
    const [first] = attempts
    return first?.subscription ?? current
  }

  #ended(delivery: KeptDelivery, subscription: Subscription, attempt: SentAttempt, result: WireResult): void {
    const { clock, store } = this.#parts
    const at = clock.now()
    const { outcome, decision, again } = this.#judging.judge({ delivery, subscription, attempt, result, at })
    store.keepAttempt(attempt)
    store.record.attemptEnded(at, delivery, attempt, outcome)
    store.record.decided(at, delivery, attempt, decision)
    if (again) attempt.decideAgain(again)
    if (!isForgotten(delivery)) this.#decided(delivery, decision, at)
  }
}
