import { authorsReason, exchangeOf } from './reasons.ts'
import type { Reason } from './reply-part.ts'
import { replyClass, type FailedFinding } from './symptoms.ts'

/**
 * Returns the reason for a failure that no rule of its dialect explains. Failures that break the same requirement in
 * the same way share one cause, with the hypothesis of the first scenario that shows it.
 */
export const requirementReason = (failure: FailedFinding): Reason => {
  const { requirement, check } = failure.finding
  const outcome = exchangeOf(failure)?.outcome
  const reply = check.kind === 'response' && outcome ? replyClass(outcome) : ''
  const reason = authorsReason(failure)
  return requirement ? { ...reason, key: `${requirement.id} ${check.kind} ${reply}`.trim() } : reason
}
