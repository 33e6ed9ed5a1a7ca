import { AWAITED, type AwaitStep } from '../../model/steps/await.ts'
import type { StepReader } from '../step-reader.ts'

/** Default time limit, in real milliseconds. */
const WITHIN_MS = 10_000

/** Events of an attempt; the others are events of a delivery or its interaction. */
const OF_AN_ATTEMPT: readonly string[] = ['request', 'response', 'fault'] satisfies readonly AwaitStep['awaited'][]

export const readAwait: StepReader<'await'> = (step, at, cursor, scope) => {
  const awaited = cursor.choice(step.get('await'), 'a value of "await"', AWAITED)
  if (awaited !== undefined && step.get('attempt') && !OF_AN_ATTEMPT.includes(awaited)) {
    cursor.mistakes.note(
      'UNKNOWN_KEY',
      step.keySpan('attempt'),
      `"attempt" cannot be used with "await: ${awaited}"`,
      'remove it, or await a request, a response or a fault',
    )
  }
  return {
    kind: 'await',
    at,
    awaited: awaited ?? 'response',
    of: scope.delivery(step.get('of'), 'of', cursor),
    attempt: cursor.whole(step.get('attempt'), 'attempt', 1, 1000),
    proves: scope.requirement(step.get('proves'), cursor),
    withinMs: cursor.duration(step.get('within'), 'within', 'positive') ?? WITHIN_MS,
  }
}
