import type { Cause } from '../../model/result.ts'

/**
 * Returns causes whose sentences differ: those that share one are named after the scenario that shows them. What was
 * seen is in the report anyway.
 */
export const withDistinctSentences = (
  causes: readonly Cause[],
  nameOf: (scenario: string) => string | undefined,
): readonly Cause[] => {
  const counts = new Map<string, number>()
  for (const { sentence } of causes) counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
  return causes.map((cause) => {
    const name = counts.get(cause.sentence) === 1 ? undefined : nameOf(cause.example.scenario)
    return name === undefined ? cause : { ...cause, sentence: `breaks "${name}"` }
  })
}
