import type { RetryPolicy } from '../dialects/dialect.ts'
import { derive } from '../events/random.ts'
import type { Decision } from '../journal/decision.ts'
import type { Attempt, Delivery, DeliveryId } from '../journal/delivery.ts'
import { internalResult, type Outcome, type Response, type WireResult } from '../journal/outcome.ts'
import { clipped } from '../journal/recorder.ts'
import type { Store } from '../journal/store.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import type { DecideAgain } from './compact-attempt.ts'
import { decide } from './decide.ts'
import { createPolicyLookup, type PolicyLookup, type RetryOptions } from './retry/policy.ts'

export interface JudgingParts {
  readonly store: Store
  readonly retry: RetryOptions
  readonly seed: number
  subscription(id: SubscriptionId): Subscription | undefined
}

/** An attempt that just ended. */
interface Ended {
  readonly delivery: Delivery
  readonly subscription: Subscription
  readonly attempt: Attempt
  readonly result: WireResult
  /** When it ended, in milliseconds of the mock's clock. */
  readonly at: number
}

/** The outcome of an attempt, and what follows. */
interface Judged {
  readonly outcome: Outcome
  readonly decision: Decision
  /** Recomputes the decision from the stored attempt; set only if no other attempt shares the decision. */
  readonly again?: DecideAgain | undefined
}

/** Determines the outcome of attempts, and decides what follows. */
export class Judging {
  readonly #parts: JudgingParts
  #policyOf: PolicyLookup
  /** One function per policy. All its attempts share it, so a million pending attempts store no text. */
  readonly #again = new WeakMap<RetryPolicy, DecideAgain>()

  constructor(parts: JudgingParts) {
    this.#parts = parts
    this.#policyOf = createPolicyLookup(parts.retry)
  }

  /** Replaces the retry options for all dialects; redeliveries that are already scheduled keep their times. */
  setRetry(retry: RetryOptions): void {
    this.#policyOf = createPolicyLookup(retry)
  }

  policyOf(...of: Parameters<PolicyLookup>): RetryPolicy {
    return this.#policyOf(...of)
  }

  /** Judges one attempt; if the dialect throws, the outcome is an internal error. */
  judge({ delivery, subscription, attempt: { number }, result, at }: Ended): Judged {
    const { dialect, attemptsBefore, subscriptionId, id } = delivery
    try {
      const outcome = outcomeOf(result, delivery)
      const policy = this.#policyOf(dialect, this.#parts.subscription(subscriptionId) ?? subscription)
      const chance = policy.jitterRatio > 0 ? this.#chance(id, number) : 0.5
      const decision = decide({ attempt: number - attemptsBefore, outcome, at, chance }, dialect, policy)
      const isOwn =
        policy.jitterRatio > 0 && decision.kind === 'retry' && attemptsBefore === 0 && !asksForPause(outcome)
      // Stored only after the decision, which needs Retry-After: a full store drops headers immediately.
      if ('response' in outcome) outcome.response = this.#parts.store.keepResponse(outcome.response)
      return { outcome, decision, again: isOwn ? this.#againUnder(policy) : undefined }
    } catch (error) {
      const outcome = internalResult('the outcome could not be judged', error)
      return { outcome, decision: { kind: 'settle', state: 'exhausted', why: outcome.detail } }
    }
  }

  #chance(id: DeliveryId, number: number): number {
    return derive(this.#parts.seed, 'jitter', id, number).next()
  }

  #againUnder(policy: RetryPolicy): DecideAgain {
    let again = this.#again.get(policy)
    if (!again) {
      again = ({ number, endedAt: at, outcome }, { dialect, id }) =>
        at !== undefined && outcome
          ? decide({ attempt: number, outcome, at, chance: this.#chance(id, number) }, dialect, policy)
          : undefined
      this.#again.set(policy, again)
    }
    return again
  }
}

/** Returns whether the decision depends on a header that retention may drop. */
const asksForPause = (outcome: Outcome): boolean =>
  'response' in outcome && outcome.response.headers['retry-after'] !== undefined

/** An outcome whose response has not been stored yet. */
type Unkept = Exclude<Outcome, AnsweredOutcome> | { -readonly [K in keyof AnsweredOutcome]: AnsweredOutcome[K] }

type AnsweredOutcome = Extract<Outcome, { readonly response: Response }>

/** Returns the outcome of a result; the dialect decides whether a response is a success. */
const outcomeOf = (result: WireResult, { dialect }: Delivery): Unkept => {
  if (result.kind === 'answered') {
    const { response, ms, stalledMs } = result
    const kind = dialect.isSuccess(response) ? 'accepted' : 'rejected'
    return stalledMs === undefined ? { kind, response, ms } : { kind, response, ms, stalledMs }
  }
  return result.kind === 'unreachable' && result.detail.length > MAX_DETAIL
    ? { ...result, detail: clipped(result.detail, MAX_DETAIL) }
    : result
}

/** Maximum number of characters of a failure's detail in the journal. */
const MAX_DETAIL = 1000
