import type { StepKind } from '../model/step-names.ts'
import type { StepOf } from '../model/step.ts'
import type { ScenarioContext } from './scenario-context.ts'

/** Runs a step of one kind. @throws {ReceiverUnreachable} and {MockError} if it could not be run */
export type StepRunner<K extends StepKind> = (step: StepOf<K>, context: ScenarioContext) => Promise<void> | void
