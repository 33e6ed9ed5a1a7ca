import type { Cursor, CheckedFields } from './tree-cursor.ts'
import type { StepScope } from './step-scope.ts'

/** Default time for a probe or a fetch, in real milliseconds. */
const WITHIN_MS = 2000

/** Reads the required name of the earlier delivery that a step is about. */
export const readOf = (step: CheckedFields, kind: string, cursor: Cursor, scope: StepScope): string => {
  if (!step.get('of'))
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan(kind),
      `the step "${kind}" has no "of"`,
      'add "of: …" with the name of an earlier step',
    )
  return scope.delivery(step.get('of'), 'of', cursor) ?? ''
}

/** Reads the time limit of a step, in real milliseconds. */
export const readWithin = (step: CheckedFields, cursor: Cursor): number =>
  cursor.duration(step.get('within'), 'within', 'positive') ?? WITHIN_MS
