import type { StepsByKind } from './generated/step-kinds.ts'
import type { StepKind } from './step-names.ts'

/** A step of one kind. */
export type StepOf<K extends StepKind> = StepsByKind[K]

export type Step = StepOf<StepKind>
