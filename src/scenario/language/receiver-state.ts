import { traitsOf } from '../model/step-kinds.ts'
import { STEP_NAMES } from '../model/step-names.ts'
import type { ProcessState } from '../model/step-traits.ts'
import type { StepKind } from '../model/step-names.ts'
import type { Cursor, CheckedFields } from './tree-cursor.ts'
import type { StepScope } from './step-scope.ts'

/** The step that gets the receiver running again, by its state. */
const BACK = { paused: '"- resume: now"', ended: '"- start: again"' } as const

/** Lists the steps that pause or stop the receiver. */
const stepsToward = (state: Exclude<ProcessState, 'running'>): string =>
  STEP_NAMES.filter((kind) => traitsOf(kind).leaves === state)
    .map((kind) => `"- ${kind}: …"`)
    .join(' or ')

/**
 * Notes a step that needs the receiver in another state, then updates the state. While the receiver is stopped or
 * paused, only events can be published.
 */
export const followReceiver = (kind: StepKind, step: CheckedFields, cursor: Cursor, scope: StepScope): void => {
  const { receiver, leaves } = traitsOf(kind)
  if (receiver === 'running' && scope.life !== 'running')
    cursor.mistakes.note(
      'LIFE',
      step.keySpan(kind),
      `the receiver is ${scope.life} here${leaves === undefined ? '' : ' already'}`,
      `add ${BACK[scope.life]} before it`,
    )
  if (receiver !== 'any' && receiver !== 'running' && scope.life !== receiver)
    cursor.mistakes.note(
      'LIFE',
      step.keySpan(kind),
      `the receiver is ${scope.life} here`,
      `add ${stepsToward(receiver)} before it`,
    )
  scope.life = leaves ?? scope.life
}

/** Notes a receiver that is not running after the last step. */
export const checkLeftRunning = (file: CheckedFields, cursor: Cursor, { life }: StepScope): void => {
  if (life !== 'running')
    cursor.mistakes.note('LIFE', file.keySpan('steps'), `the receiver is left ${life} at the end`, `add ${BACK[life]}`)
}
