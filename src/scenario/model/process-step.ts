import type { StepBase } from './step-parts.ts'
import { USUAL } from './step-traits.ts'

export const MOMENTS = ['once-idle', 'once-sent', 'once-responded'] as const

/** Kills (SIGKILL), stops (SIGTERM) or pauses (SIGSTOP) the receiver's process and its children. */
export interface EndStep<K extends 'kill' | 'stop' | 'pause' = 'kill' | 'stop' | 'pause'> extends StepBase {
  readonly kind: K
  /**
   * `once-idle`: nothing is in progress. `once-sent`: the first body of the last step has been sent. `once-responded`:
   * the receiver has responded to `responses` of its deliveries.
   */
  readonly when: (typeof MOMENTS)[number]
  /** At least 1. */
  readonly responses: number
}

/** Restarts the receiver, or resumes it after a pause. */
export interface BeginStep<K extends 'start' | 'resume' = 'start' | 'resume'> extends StepBase {
  readonly kind: K
  /** The requirement that fails if the receiver does not start. */
  readonly proves: string | undefined
}

/** Steps that act on the receiver's process at a given moment. */
export const ENDS = {
  ...USUAL,
  values: MOMENTS,
  keys: { responses: 'how many responses, for `once-responded`' },
  needs: ['process'],
} as const
