import type { BeginStep } from '../process-step.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

/** Resumes the receiver after a pause. */
export type ResumeStep = BeginStep<'resume'>

export const resumeTraits = {
  ...USUAL,
  values: ['now'],
  keys: { proves: '' },
  needs: ['process'],
  receiver: 'paused',
  leaves: 'running',
  does: 'resumes the receiver after all attempts made during the pause have failed',
} as const satisfies StepKindTraits
