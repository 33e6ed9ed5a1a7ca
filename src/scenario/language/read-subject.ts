import type { Cursor, Members } from './cursor.ts'
import type { Known } from './known.ts'

/** Real milliseconds that a probe or a fetch may take, when the step does not say. */
const WITHIN_MS = 2000

/** Reads which earlier delivery a step is about, which must be given. */
export const readOf = (step: Members, kind: string, cursor: Cursor, known: Known): string => {
  if (!step.get('of'))
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan(kind),
      `the step "${kind}" lacks "of"`,
      'add "of: …" with the name of an earlier step',
    )
  return known.delivery(step.get('of'), 'of', cursor) ?? ''
}

/** Reads the real time that what a step asks for may take, in milliseconds. */
export const readWithin = (step: Members, cursor: Cursor): number =>
  cursor.duration(step.get('within'), 'within', 'positive') ?? WITHIN_MS
