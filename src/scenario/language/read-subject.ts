import type { Cursor, CheckedMembers } from './tree-cursor.ts'
import type { StepScope } from './step-scope.ts'

/** Real milliseconds that a probe or a fetch may take, when the step does not say. */
const WITHIN_MS = 2000

/** Reads which earlier delivery a step is about, which must be given. */
export const readOf = (step: CheckedMembers, kind: string, cursor: Cursor, scope: StepScope): string => {
  if (!step.get('of'))
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan(kind),
      `the step "${kind}" lacks "of"`,
      'add "of: …" with the name of an earlier step',
    )
  return scope.delivery(step.get('of'), 'of', cursor) ?? ''
}

/** Reads the real time that what a step asks for may take, in milliseconds. */
export const readWithin = (step: CheckedMembers, cursor: Cursor): number =>
  cursor.duration(step.get('within'), 'within', 'positive') ?? WITHIN_MS
