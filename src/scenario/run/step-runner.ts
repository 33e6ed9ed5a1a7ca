import type { StepKind, StepOf } from '../model/step.ts'
import type { ScenarioContext } from './scenario-context.ts'

/** Carries out a step of one kind. @throws {ReceiverGone} and {MockError} when it could not be carried out */
export type StepRunner<K extends StepKind> = (step: StepOf<K>, context: ScenarioContext) => Promise<void> | void
