import { authorsReason, exchangeOf, leakReason, type Explained } from './reasons.ts'
import { replyClass, symptomOf, type FailedFinding } from './symptoms.ts'

/**
 * Explains failures where no rule knows the bodies of the dialect: what breaks the same requirement in the same way is
 * one cause, with the hypothesis of the first scenario that shows it.
 */
export const explainByRequirement = (failures: readonly FailedFinding[]): readonly Explained[] =>
  failures.map((failure) => {
    if (symptomOf(failure) === 'leak') return { reason: leakReason(failure, undefined), failures: [failure] }
    const { requirement, check } = failure.finding
    const outcome = exchangeOf(failure)?.outcome
    const reply = check.kind === 'answer' && outcome ? replyClass(outcome) : ''
    const reason = authorsReason(failure)
    return {
      reason: requirement ? { ...reason, key: `${requirement.id} ${check.kind} ${reply}`.trim() } : reason,
      failures: [failure],
    }
  })
