import type { Dialect, RetryPolicy } from '../dialects/dialect.ts'
import type { Outcome } from './outcome.ts'

/** What follows an attempt, and why in words. `pauseMs` is time on the mock's clock. */
export type Decision =
  | { readonly kind: 'settle'; readonly state: 'delivered' | 'exhausted'; readonly why: string }
  | { readonly kind: 'retry'; readonly pauseMs: number; readonly why: string }

/** What has been learned by the attempt that just ended. */
export interface Ended {
  /** Counted from 1. */
  readonly attempt: number
  readonly outcome: Outcome
}

export type Decide = (ended: Ended, dialect: Dialect, policy: RetryPolicy) => Decision
