import { ENDS, type EndStep } from '../process-step.ts'
import type { StepKindTraits } from '../step-traits.ts'

/** Pauses the receiver's process and its children (SIGSTOP). */
export type PauseStep = EndStep<'pause'>

export const pauseTraits = {
  ...ENDS,
  leaves: 'paused',
  does: 'pauses the receiver (SIGSTOP): it accepts connections but does not respond',
} as const satisfies StepKindTraits
