import type { StepRunner } from '../step-runner.ts'

/** Applies to interactions published from here on. */
export const runNexus: StepRunner<'nexus'> = ({ behavior }, context) => {
  context.nexus = behavior
}
