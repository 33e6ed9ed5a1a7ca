import type { Dialect, RetryPolicy } from '../dialects/dialect.ts'
import { describeMs } from '../kit/span-words.ts'
import type { Decision } from '../journal/decision.ts'
import type { Outcome } from '../journal/outcome.ts'
import { pauseBefore } from './retry/pause.ts'

/** An attempt that just ended. */
export interface Ended {
  /** Number of the attempt within its round, from 1; a manual redelivery starts a new round. */
  readonly attempt: number
  readonly outcome: Outcome
  /** When it ended, on the mock's clock. */
  readonly at: number
  /** Random number in [0, 1) that determines the jitter, if the policy has any. */
  readonly chance: number
}

/**
 * Decides what follows an attempt: settle, or retry after a pause. Seed 002: any response but 200 OK, and no response
 * at all, is redelivered according to the settings retry timeout and retry attempts. Which failures the conversations
 * dialect retries is an assumption (`conversationsRetries`).
 */
export const decide = (ended: Ended, dialect: Dialect, policy: RetryPolicy): Decision => {
  const { outcome } = ended
  switch (outcome.kind) {
    case 'accepted':
      return delivered(outcome.response.status)
    case 'rejected': {
      const { status } = outcome.response
      if (dialect.retriesStatus(status)) return rejected(status, ended, policy, outcome.response.headers['retry-after'])
      return {
        kind: 'settle',
        state: 'exhausted',
        why: `${String(status)} is final: the ${dialect.name} dialect does not retry it`,
      }
    }
    case 'timed-out':
      return retryOrExhaust(`no complete response within ${describeMs(outcome.limitMs)}`, ended, policy)
    case 'unreachable':
      if (outcome.cause === 'forbidden-target' || outcome.cause === 'internal')
        return { kind: 'settle', state: 'exhausted', why: outcome.detail }
      return retryOrExhaust(outcome.detail, ended, policy)
    default:
      return unreachable(outcome)
  }
}

const successes = new Map<number, Decision>()

/** Returns the same object for the same status, because most deliveries end with this decision. */
const delivered = (status: number): Decision => {
  let decision = successes.get(status)
  if (!decision) {
    decision = { kind: 'settle', state: 'delivered', why: `${String(status)} is a success` }
    successes.set(status, decision)
  }
  return decision
}

const notASuccess = (status: number): string => `${String(status)} is not a success`

const MAX_REJECTIONS_KEPT = 1000
/** What followed a status, by attempt and status. */
const rejections = new WeakMap<RetryPolicy, Map<number, Decision>>()

/** Returns the same object for the same attempt and status, unless the pause depends on more than these. */
const rejected = (status: number, ended: Ended, policy: RetryPolicy, retryAfter: string | undefined): Decision => {
  if (policy.jitterRatio > 0 || (retryAfter !== undefined && policy.retryAfterCapMs > 0))
    return retryOrExhaust(notASuccess(status), ended, policy, retryAfter)
  let known = rejections.get(policy)
  if (!known || known.size >= MAX_REJECTIONS_KEPT) rejections.set(policy, (known = new Map<number, Decision>()))
  const place = ended.attempt * 1000 + status
  let decision = known.get(place)
  if (!decision) known.set(place, (decision = retryOrExhaust(notASuccess(status), ended, policy)))
  return decision
}

const retryOrExhaust = (
  failure: string,
  { attempt, at, chance }: Ended,
  policy: RetryPolicy,
  retryAfter?: string,
): Decision => {
  const { retryAttempts } = policy
  if (attempt > retryAttempts) {
    const spent =
      retryAttempts === 0
        ? 'no redelivery is configured'
        : `no redeliveries left (${String(retryAttempts)} of ${String(retryAttempts)} used)`
    return { kind: 'settle', state: 'exhausted', why: `${failure}; ${spent}` }
  }
  const { ms, how } = pauseBefore({ redelivery: attempt, policy, chance, at, retryAfter })
  return once({
    kind: 'retry',
    pauseMs: ms,
    why: `${failure}: redelivery ${String(attempt)} of ${String(retryAttempts)} in ${describeMs(ms)} (${how})`,
  })
}

const MAX_DECISIONS_KEPT = 1000
const decisions = new Map<string, Extract<Decision, { kind: 'retry' }>>()

/** Returns the same object for the same decision, which saves memory for a hundred thousand pending deliveries. */
const once = (decision: Extract<Decision, { kind: 'retry' }>): Decision => {
  const known = decisions.get(decision.why)
  // Two different pauses can round to the same text.
  if (known?.pauseMs === decision.pauseMs) return known
  if (decisions.size >= MAX_DECISIONS_KEPT) decisions.clear()
  decisions.set(decision.why, decision)
  return decision
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such outcome: ${JSON.stringify(never)}`)
}
