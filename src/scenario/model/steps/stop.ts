import { ENDS, type EndStep } from '../process-step.ts'
import type { StepKindTraits } from '../step-traits.ts'

/** Stops the receiver's process and its children (SIGTERM). */
export type StopStep = EndStep<'stop'>

export const stopTraits = {
  ...ENDS,
  leaves: 'ended',
  does: 'stops the receiver (SIGTERM), and kills it if it is still running after 5 s',
} as const satisfies StepKindTraits
