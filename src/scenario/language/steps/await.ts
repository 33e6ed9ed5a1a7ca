import type { Place } from '../../../kit/error.ts'
import type { Cursor, Members } from '../cursor.ts'
import type { Known } from '../known.ts'
import { AWAITED, type AwaitStep } from '../../model/step.ts'

export const AWAIT_KEYS = ['of', 'attempt', 'within', 'proves']

/** Real milliseconds, when the step does not say. */
const WITHIN_MS = 10_000

/** What happens once in an attempt; the rest happens to a delivery or its interaction. */
const OF_AN_ATTEMPT: readonly string[] = ['request', 'answer', 'fault'] satisfies readonly AwaitStep['awaited'][]

export const readAwait = (step: Members, at: Place, cursor: Cursor, known: Known): AwaitStep => {
  if (!known.sent)
    cursor.mistakes.note(
      'NOTHING_SENT',
      step.keySpan('await'),
      'nothing was published yet',
      'put a "publish" step before it',
    )
  const awaited = cursor.choice(step.get('await'), 'what can be awaited', AWAITED)
  if (awaited !== undefined && step.get('attempt') && !OF_AN_ATTEMPT.includes(awaited)) {
    cursor.mistakes.note(
      'UNKNOWN_KEY',
      step.keySpan('attempt'),
      `"attempt" says nothing about "${awaited}"`,
      'take it away, or await a request, an answer or a fault',
    )
  }
  return {
    kind: 'await',
    at,
    awaited: awaited ?? 'answer',
    of: known.delivery(step.get('of'), 'of', cursor),
    attempt: cursor.whole(step.get('attempt'), 'attempt', 1, 1000),
    proves: known.requirement(step.get('proves'), cursor),
    withinMs: cursor.duration(step.get('within'), 'within', 'positive') ?? WITHIN_MS,
  }
}
