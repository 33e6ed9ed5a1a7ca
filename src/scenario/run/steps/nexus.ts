import type { StepRunner } from '../step-runner.ts'

/** Holds for what is published from here on. */
export const runNexus: StepRunner<'nexus'> = ({ conduct }, context) => {
  context.nexus = conduct
}
