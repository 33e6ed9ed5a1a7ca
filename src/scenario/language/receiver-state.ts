import { STEP_NAMES, traitsOf } from '../model/step-kinds.ts'
import type { ProcessState } from '../model/process-step.ts'
import type { StepKind } from '../model/step.ts'
import type { Cursor, CheckedMembers } from './tree-cursor.ts'
import type { StepScope } from './step-scope.ts'

/** The step that brings a receiver back, by what has become of it. */
const BACK = { paused: '"- resume: now"', ended: '"- start: again"' } as const

/** How to write the steps after which the receiver is paused or ended. */
const stepsToward = (state: Exclude<ProcessState, 'running'>): string =>
  STEP_NAMES.filter((kind) => traitsOf(kind).leaves === state)
    .map((kind) => `"- ${kind}: …"`)
    .join(' or ')

/**
 * Notes a step that comes while the receiver is not what it must be, and takes note of what the step makes of it. A
 * receiver that is ended or paused can be asked nothing: events may happen meanwhile, and no more.
 */
export const followReceiver = (kind: StepKind, step: CheckedMembers, cursor: Cursor, scope: StepScope): void => {
  const { receiver, leaves } = traitsOf(kind)
  if (receiver === 'running' && scope.life !== 'running')
    cursor.mistakes.note(
      'LIFE',
      step.keySpan(kind),
      `the receiver is ${scope.life} here${leaves === undefined ? '' : ' already'}`,
      `put ${BACK[scope.life]} before it`,
    )
  if (receiver !== 'any' && receiver !== 'running' && scope.life !== receiver)
    cursor.mistakes.note(
      'LIFE',
      step.keySpan(kind),
      `the receiver is ${scope.life} here`,
      `put ${stepsToward(receiver)} before it`,
    )
  scope.life = leaves ?? scope.life
}

/** Notes that the receiver is not running after the last step. */
export const checkLeftRunning = (file: CheckedMembers, cursor: Cursor, { life }: StepScope): void => {
  if (life !== 'running')
    cursor.mistakes.note('LIFE', file.keySpan('steps'), `the receiver is left ${life} at the end`, `add ${BACK[life]}`)
}
