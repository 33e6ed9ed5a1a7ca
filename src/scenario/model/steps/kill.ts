import { ENDS, type EndStep } from '../process-step.ts'
import type { StepKindTraits } from '../step-traits.ts'

/** Kills the receiver's process and its children (SIGKILL). */
export type KillStep = EndStep<'kill'>

export const killTraits = {
  ...ENDS,
  leaves: 'ended',
  does:
    'kills the receiver (SIGKILL) and its child processes once it is idle, once a whole body has been sent, or ' +
    "once it has responded; attempts before the restart do not count as failures, and the mock's clock is " +
    'paused',
} as const satisfies StepKindTraits
