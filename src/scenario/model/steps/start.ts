import type { BeginStep } from '../process-step.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

/** Restarts the receiver. */
export type StartStep = BeginStep<'start'>

export const startTraits = {
  ...USUAL,
  values: ['again'],
  keys: { proves: '' },
  needs: ['process'],
  receiver: 'ended',
  leaves: 'running',
  does:
    'restarts the receiver after all attempts made meanwhile have failed, and waits until it is ready; fails ' +
    'if it does not start',
} as const satisfies StepKindTraits
