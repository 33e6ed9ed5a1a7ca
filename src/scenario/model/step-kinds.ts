import { STEP_KINDS } from './generated/step-kinds.ts'
import type { Step } from './step.ts'
import type { StepKind } from './step-names.ts'
import type { StepKindTraits } from './step-traits.ts'

/** Returns the properties of a kind of step. */
export const traitsOf = (kind: StepKind): StepKindTraits => STEP_KINDS[kind]

/** Returns the keys of a kind of step, besides the one that names it. */
export const keysOf = (kind: StepKind): readonly string[] => Object.keys(traitsOf(kind).keys)

/** Whether a step acts on the receiver's process, so nothing else may run meanwhile. */
export const actsOnProcess = ({ kind }: Pick<Step, 'kind'>): boolean => traitsOf(kind).needs.includes('process')

/** Whether a scenario with this step must not run concurrently. */
export const runsAlone = ({ kind }: Pick<Step, 'kind'>): boolean =>
  traitsOf(kind).needs.some((need) => need === 'process' || need === 'control')
